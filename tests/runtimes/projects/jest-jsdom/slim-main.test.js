const { writeFileSync } = require("node:fs");
const { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } = require("bulk-sms/slim");
const { job } = require("./job.cjs");

test("the job", async () => {
  await init();
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(process.env.WORLD));
  expect(document.nodeType).toBe(9);
  writeFileSync("report.json", JSON.stringify({ report, entry: require.resolve("bulk-sms/slim") }));
});
