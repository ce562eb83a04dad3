// A process from its start to its end, with one checked call.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compare, rows, timed } from "../compare.mjs";
import { each } from "../packages.mjs";

export async function run({ quick, modules }) {
  const script = (name) => () => timed(() => execFileSync(process.execPath, [join(import.meta.dirname, "../starts", `${name}.mjs`)], { encoding: "utf8" }));
  // The script of a package has the name of its module.
  const sides = each({ ...modules, "fetch alone": "fetch", "ky + zod": "ky-zod" }, script);
  const result = await compare(sides, { quick, rounds: 31, warmups: 3, digest: (output) => output });
  return rows("a process with one call", result, { "fetch alone": 1.2 }, { base: "fetch alone" });
}
