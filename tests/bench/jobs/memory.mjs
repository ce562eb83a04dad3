// The peak of memory above the input, each side in fresh processes: until `fetch` is called, and until the body has been read
// as a network would.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inTurn, medians, rows } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";
import { OTHER, OWN, each } from "../packages.mjs";

const GOAL = 34; // MB

export async function run({ quick, modules }) {
  const count = quick ? 2000 : 1_000_000;
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-bench-"));
  try {
    const file = join(folder, "numbers.txt");
    await writeFile(file, numberBytes(count));
    const sides = { ...modules, "a string loop": "a string loop", "a byte loop": "a byte loop" };
    const { called, sent, hashes } = await measure(sides, file, quick ? 1 : 5);
    const differing = isDiffering(hashes);
    const about = `${count.toLocaleString("en")} numbers from bytes, memory`;
    const ours = medians(called).times[OWN];
    return [
      { about, peer: `${GOAL} MB`, ours, theirs: GOAL, unit: "MB", ratio: ours / GOAL, goal: 1 },
      ...rows(about, { ...medians(called), differing }, {}, { unit: "MB" }),
      ...rows(`${about} once read`, { ...medians(sent), differing }, {}, { unit: "MB" }),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Whether the other package's request differs; all others must be the same. */
function isDiffering({ [OTHER]: other, ...rest }) {
  if (new Set(Object.values(rest)).size !== 1) throw new Error("The requests differ.");
  return other !== undefined && other !== rest[OWN];
}

async function measure(sides, file, rounds) {
  const names = Object.keys(sides);
  const [called, sent] = [each(sides, () => []), each(sides, () => [])];
  const hashes = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of inTurn(names, round)) {
      const found = await measured(sides[name], file);
      called[name].push(found.called);
      sent[name].push(found.sent);
      hashes[name] = found.hash;
    }
  }
  return { called, sent, hashes };
}

async function measured(side, file) {
  const script = join(import.meta.dirname, "../peak.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script, side, file]);
  return JSON.parse(stdout);
}
