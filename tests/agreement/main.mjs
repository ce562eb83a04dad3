// Compares how the package and libphonenumber read numbers. `cargo xtask agreement` runs it: node main.mjs [--full] [--seed N].
// Fails if a goal is missed.
import { parseArgs } from "node:util";
import { examples } from "./figures/examples.mjs";
import { foreign } from "./figures/foreign.mjs";
import { possible } from "./figures/possible.mjs";
import { randomMobiles } from "./figures/random-mobiles.mjs";
import { sharedCodes } from "./figures/shared-codes.mjs";
import { isMet, table } from "./table.mjs";

const SEED = 2026;
const NOTES = 15;

const { values } = parseArgs({ options: { full: { type: "boolean", default: false }, seed: { type: "string", default: String(SEED) } } });
const { full } = values;
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error("--seed takes a whole number.");

const settings = { seed, perCountry: full ? 200 : 20 };
const figures = [examples, randomMobiles, possible, foreign, sharedCodes].map((figure) => figure(settings));
const rows = figures.flatMap((figure) => figure.rows);

for (const { rows: [{ about }], notes } of figures.filter((it) => it.notes.length > 0)) {
  console.log(`${about}:`);
  const shown = full ? notes : notes.slice(0, NOTES);
  for (const note of shown) console.log(`  ${note}`);
  if (shown.length < notes.length) console.log(`  … and ${notes.length - shown.length} more, with --full`);
  console.log();
}
console.log(table(rows));
if (!rows.every(isMet)) process.exitCode = 1;
