import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { job } from "./job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
onmessage = async ({ data: world }) => postMessage(await job(api, world).catch((error) => ({ failed: `${error}` })));
