import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "./job.mjs";

await init();
const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
const report = await job(api, JSON.parse(process.env.WORLD));
console.log(JSON.stringify({ report, entry: import.meta.resolve?.("bulk-sms/slim") }));
