// One GET with a small response over HTTP on this machine, the fastest network there is.
import { compare, rows } from "../compare.mjs";
import { each } from "../packages.mjs";
import { inOrder, reads, repeated } from "../reads.mjs";

export async function run({ quick, server, packages }) {
  const sides = each(reads(packages, server), (read) => repeated(read, quick ? 2 : 100));
  const result = await compare(sides, { quick, rounds: 25, warmups: 5, digest: inOrder });
  return rows("one GET over loopback HTTP", result, { "raw fetch": 1.2 }, { base: "raw fetch" });
}
