// The requests of tests/package/hostile.json against the proxy in Deno and Bun; tests/package/proxy.test.mjs makes them in Node and workerd.
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { more } from "../package/hostile.mjs";
import { bun, deno } from "./lib/programs.mjs";
import { install } from "./lib/project.mjs";
import { check } from "./lib/row.mjs";
import { run } from "./lib/tools.mjs";

const shared = join(import.meta.dirname, "../package");
const rows = JSON.parse(await readFile(join(shared, "hostile.json"), "utf8"));

const runtimes = { Deno: [deno, ["run", "--allow-read=."]], Bun: [bun, []] };
for (const [name, [tool, args]] of Object.entries(runtimes)) {
  check(`${name}: each hostile request is refused, and nothing is sent`, async () => {
    const program = tool();
    const cwd = await install("hostile", { as: `hostile-${name.toLowerCase()}` });
    for (const file of ["hostile.json", "hostile.mjs"]) await copyFile(join(shared, file), join(cwd, file));
    const { results, seen } = JSON.parse(await run(program, [...args, "main.js"], { cwd }));
    assert.equal(Object.keys(results).length, rows.length + Object.keys(more).length);
    assert.deepEqual(Object.entries(results).filter(([, result]) => result.startsWith("WRONG")), []);
    assert.ok(Object.values(results).filter((it) => it === "no request").length < 6, "most are requests");
    assert.equal(seen, 0);
  });
}
