import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { job } from "./job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };

export default {
  async fetch(request) {
    return Response.json(await job(api, await request.json()).catch((error) => ({ failed: `${error}` })));
  },
};
