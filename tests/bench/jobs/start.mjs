// From the start of a process to its end after one checked call.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compare, rows, timed } from "../compare.mjs";

export async function run({ quick }) {
  const script = (name) => () => timed(() => execFileSync(process.execPath, [join(import.meta.dirname, "../starts", `${name}.mjs`)], { encoding: "utf8" }));
  const sides = { "bulk-sms": script("bulk-sms"), "fetch alone": script("fetch"), "ky + zod": script("ky-zod") };
  const result = await compare(sides, { rounds: quick ? 1 : 31, warmups: 3, digest: (output) => output });
  return rows("a process with one call", result, { "fetch alone": 1.2 }, { base: "fetch alone" });
}
