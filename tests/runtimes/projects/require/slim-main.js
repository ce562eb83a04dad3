const { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } = require("bulk-sms/slim");

async function main() {
  await init();
  const { job } = await import("./job.mjs");
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(process.env.WORLD));
  console.log(JSON.stringify({ report, entry: require.resolve("bulk-sms/slim") }));
}

main();
