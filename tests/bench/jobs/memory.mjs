// The peak of memory above the input, each side in fresh processes.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inTurn, medians, rows } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";
import { OTHER, OWN } from "../packages.mjs";

const GOAL = 34; // MB

export async function run({ quick, modules }) {
  const count = quick ? 2000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-bench-"));
  try {
    const file = join(folder, "numbers.txt");
    await writeFile(file, numberBytes(count));
    const sides = { ...modules, "a string loop": "a string loop", "a byte loop": "a byte loop" };
    const { peaks, hashes } = await measure(sides, file, quick ? 1 : 5);
    const { [OTHER]: other, ...rest } = hashes;
    if (new Set(Object.values(rest)).size !== 1) throw new Error("The requests differ.");
    const result = { ...medians(peaks), differing: other !== undefined && other !== hashes[OWN] };
    const about = `${count.toLocaleString("en")} numbers from bytes, memory`;
    const ours = result.times[OWN];
    return [{ about, peer: `${GOAL} MB`, ours, theirs: GOAL, unit: "MB", ratio: ours / GOAL, goal: 1 }, ...rows(about, result, {}, { unit: "MB" })];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(sides, file, rounds) {
  const names = Object.keys(sides);
  const peaks = Object.fromEntries(names.map((name) => [name, []]));
  const hashes = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of inTurn(names, round)) {
      const { peak, hash } = await measured(sides[name], file);
      peaks[name].push(peak);
      hashes[name] = hash;
    }
  }
  return { peaks, hashes };
}

async function measured(side, file) {
  const script = join(import.meta.dirname, "../peak.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script, side, file]);
  return JSON.parse(stdout);
}
