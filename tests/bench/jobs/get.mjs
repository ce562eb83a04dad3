// One GET with a small answer, `fetch` doubled: what the package itself takes.
import { compare, rows } from "../compare.mjs";
import { fetchDouble, inOrder, ours, raw, repeated, withKy, withOpenapiFetch, withValibot, withZod } from "../reads.mjs";

export async function run({ quick }) {
  const base = "https://api.lox24.eu";
  const reads = {
    "bulk-sms": ours(base, fetchDouble),
    "raw fetch": raw(base, fetchDouble),
    "raw fetch + zod": withZod(base, fetchDouble),
    "raw fetch + valibot": withValibot(base, fetchDouble),
    "openapi-fetch": withOpenapiFetch(base, fetchDouble),
    ky: withKy(base, fetchDouble),
  };
  const sides = Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, repeated(read, quick ? 2 : 100)]));
  const result = await compare(sides, { rounds: quick ? 1 : 41, warmups: 3, digest: inOrder });
  return rows("one GET, fetch doubled", result, { "raw fetch": 1.5 }, { base: "raw fetch" });
}
