// One GET with a small answer over HTTP on this machine: the nearest that a network can be.
import { compare, rows } from "../compare.mjs";
import { inOrder, ours, raw, repeated } from "../reads.mjs";

export async function run({ quick, server }) {
  const times = quick ? 2 : 100;
  const sides = { "bulk-sms": repeated(ours(server), times), "raw fetch": repeated(raw(server), times) };
  const result = await compare(sides, { rounds: quick ? 1 : 25, warmups: 5, digest: inOrder });
  return rows("one GET over loopback HTTP", result, { "raw fetch": 1.1 });
}
