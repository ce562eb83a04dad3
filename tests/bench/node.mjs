// Runs one job in a fresh process and prints its rows as JSON: node --expose-gc node.mjs JOB CONTEXT
import { numberingPlan } from "./files.mjs";

const [job, json] = process.argv.slice(2);
const context = JSON.parse(json);
const packages = {};
for (const [name, module] of Object.entries(context.modules)) packages[name] = await import(module);
const { run } = await import(`./jobs/${job}.mjs`);
const rows = await run({ ...context, packages, numberingPlan: await numberingPlan() });
process.stdout.write(JSON.stringify(rows));
