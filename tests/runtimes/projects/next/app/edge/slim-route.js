import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "../../job.mjs";

export const runtime = "edge";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };

export async function POST(request) {
  await init();
  return Response.json(await job(api, await request.json()).catch((error) => ({ failed: `${error}` })));
}
