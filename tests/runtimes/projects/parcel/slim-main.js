import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "./job.mjs";
import { show } from "./show.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
show(async (world) => {
  await init();
  return job(api, world);
});
