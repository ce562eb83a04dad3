// Runs one job in a fresh process, and prints its rows as JSON: node --expose-gc node.mjs JOB [--quick]
import { numberingPlan } from "./files.mjs";

const [job, mode] = process.argv.slice(2);
const { run } = await import(`./jobs/${job}.mjs`);
const rows = await run({ quick: mode === "--quick", numberingPlan: await numberingPlan() });
process.stdout.write(JSON.stringify(rows));
