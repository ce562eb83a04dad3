// A million numbers, from the bytes of a file to the finished request.
import { byteLoop } from "../byte-loop.mjs";
import { HEAD, digest, discard, oursOn, theirs } from "../bulk.mjs";
import { compare, rows } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";
import { each } from "../packages.mjs";
import { readPlan } from "../plan.mjs";
import { linesOf, stringLoop } from "../string-loop.mjs";

export async function run({ quick, numberingPlan, packages }) {
  const count = quick ? 2000 : 1_000_000;
  const bytes = numberBytes(count);
  const plan = readPlan(numberingPlan);
  const sides = {
    ...each(packages, oursOn(bytes)),
    "a string loop": () => theirs(() => stringLoop(linesOf(bytes), plan, HEAD)),
    "a byte loop": () => theirs(() => byteLoop(bytes, plan, HEAD)),
  };
  const result = await compare(sides, { quick, rounds: 7, warmups: 2, digest, discard, collect: "major" });
  return rows(`${count.toLocaleString("en")} numbers from bytes`, result, { "a string loop": 0.15, "a byte loop": 0.5 });
}
