// Runs one job in a fresh process, and prints its rows as JSON: node --expose-gc node.mjs JOB '{ "quick": false }'
import { numberingPlan } from "./files.mjs";

const [job, context = "{}"] = process.argv.slice(2);
const { run } = await import(`./jobs/${job}.mjs`);
const rows = await run({ ...JSON.parse(context), numberingPlan: await numberingPlan() });
process.stdout.write(JSON.stringify(rows));
