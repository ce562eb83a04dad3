import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { env } from "cloudflare:test";
import { test } from "vitest";
import { job } from "./job.mjs";

test("the job", async () => {
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(env.WORLD));
  console.log(JSON.stringify(report));
});
