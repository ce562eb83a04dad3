// One GET with a small response and a stubbed `fetch`: the time of the package itself.
import { compare, rows } from "../compare.mjs";
import { each } from "../packages.mjs";
import { fetchDouble, inOrder, reads, repeated } from "../reads.mjs";

export async function run({ quick, packages }) {
  const sides = each(reads(packages, "https://api.lox24.eu", fetchDouble), (read) => repeated(read, quick ? 2 : 100));
  const result = await compare(sides, { quick, rounds: 41, warmups: 3, digest: inOrder });
  return rows("one GET, stubbed fetch", result, { "raw fetch": 1.6 }, { base: "raw fetch" });
}
