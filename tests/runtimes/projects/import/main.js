import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { job } from "./job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
const report = await job(api, JSON.parse(process.env.WORLD));
console.log(JSON.stringify({ report, entry: import.meta.resolve?.("bulk-sms") }));
