import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "./job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
const started = init();
onmessage = async ({ data: world }) => {
  await started;
  postMessage(await job(api, world).catch((error) => ({ failed: `${error}` })));
};
