// @vitest-environment jsdom
import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { expect, test } from "vitest";
import { job } from "./job.mjs";

test("the job", async () => {
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(process.env.WORLD));
  expect(document.nodeType).toBe(9);
  console.log(JSON.stringify(report));
});
