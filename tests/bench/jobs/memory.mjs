// The peak of memory above the input, each side in fresh processes.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";

const SIDES = ["bulk-sms", "a string loop", "a byte loop"];
const GOAL = 36; // MB

export async function run({ quick }) {
  const count = quick ? 2000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-bench-"));
  try {
    const file = join(folder, "numbers.txt");
    await writeFile(file, numberBytes(count));
    const peaks = Object.fromEntries(SIDES.map((side) => [side, []]));
    const bodies = new Set();
    for (let round = 0; round < (quick ? 1 : 5); round += 1) {
      for (const side of SIDES) {
        const { peak, hash } = await measured(side, file);
        peaks[side].push(peak);
        bodies.add(hash);
      }
    }
    if (bodies.size !== 1) throw new Error("The requests differ.");
    const [ours, ...theirs] = SIDES.map((side) => median(peaks[side]));
    const about = `${count.toLocaleString("en")} numbers from bytes, memory`;
    return [
      { about, peer: `${GOAL} MB`, ours, theirs: GOAL, unit: "MB", ratio: ours / GOAL, goal: 1 },
      ...theirs.map((peak, index) => ({ about, peer: SIDES[index + 1], ours, theirs: peak, unit: "MB", ratio: ours / peak })),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measured(side, file) {
  const script = join(import.meta.dirname, "../peak.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script, side, file]);
  return JSON.parse(stdout);
}
