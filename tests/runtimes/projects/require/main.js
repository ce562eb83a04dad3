const { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } = require("bulk-sms");

async function main() {
  const { job } = await import("./job.mjs");
  const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
  const report = await job(api, JSON.parse(process.env.WORLD));
  console.log(JSON.stringify({ report, entry: require.resolve("bulk-sms") }));
}

main();
