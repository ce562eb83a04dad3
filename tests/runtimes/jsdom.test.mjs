// A user's tests of a page, as Vitest and Jest run them in jsdom.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { install } from "./lib/project.mjs";
import { check, matrix } from "./lib/row.mjs";
import { fits, run, script } from "./lib/tools.mjs";

matrix(import.meta.filename, (row) => {
  row("Vitest with jsdom", async ({ slim, world }) => {
    fits("jsdom");
    const cwd = await install("vitest-jsdom", { slim });
    const printed = await run(script("vitest"), ["run"], { cwd, env: { WORLD: JSON.stringify(world) } });
    return { report: JSON.parse(printed.match(/^\{.*\}$/m)[0]) };
  });

  row("Jest with jest-fixed-jsdom", async ({ slim, world }) => {
    const cwd = await install("jest-jsdom", { slim });
    await run(script("esbuild"), ["job.mjs", "--format=cjs", "--outfile=job.cjs"], { cwd });
    await run(script("jest"), ["main.test.js"], { cwd, env: { WORLD: JSON.stringify(world) } });
    return JSON.parse(await readFile(join(cwd, "report.json"), "utf8"));
  });

  check("what needs no fetch works in Jest's own jsdom", async () => {
    const cwd = await install("jest-jsdom", { as: "jest-jsdom-helpers" });
    await run(script("jest"), ["helpers.test.js"], { cwd });
  });
});
