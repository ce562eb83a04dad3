import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { env } from "cloudflare:test";
import { test } from "vitest";
import { job } from "./job.mjs";

test("the job", async () => {
  await init();
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(env.WORLD));
  console.log(JSON.stringify(report));
});
