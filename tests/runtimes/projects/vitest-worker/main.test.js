import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { env } from "cloudflare:test";
import { expect, test } from "vitest";
import { expected, job } from "./job.mjs";

test("the job", async () => {
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(env.WORLD));
  console.log(JSON.stringify(report));
  expect(report).toEqual(expected);
});
