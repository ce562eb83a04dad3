import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "./job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };

export default {
  async fetch(request) {
    await init();
    return Response.json(await job(api, await request.json()).catch((error) => ({ failed: `${error}` })));
  },
};
