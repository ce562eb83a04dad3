// Cloudflare Workers: bundled by esbuild and by wrangler, run in workerd; and tests of a Worker, which Vitest runs in workerd.
import assert from "node:assert/strict";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { entryIn, nothingCompiles, oneWasm } from "./lib/output.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { run, script, serving } from "./lib/tools.mjs";

async function post(send, world) {
  const response = await send({ method: "POST", body: JSON.stringify(world) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return { report: JSON.parse(text) };
}

/** Runs a bundler's output and checks its contents. */
async function inWorkerd(context, cwd, world) {
  const built = join(cwd, "dist");
  oneWasm(cwd, built);
  nothingCompiles(built);
  const runtime = new Miniflare({
    modules: true,
    modulesRoot: built,
    scriptPath: join(built, "main.js"),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2025-01-01",
    // Otherwise it asks Cloudflare for its location.
    cf: false,
  });
  context.after(() => runtime.dispose());
  const done = await post((init) => runtime.dispatchFetch("http://worker/", init), world);
  return { ...done, entry: entryIn(built, ["workerd.js", "slim-workerd.js", "core-workerd.js"]) };
}

matrix(import.meta.filename, (row) => {
  row("workerd, bundled by esbuild", async ({ context, slim, core, world }) => {
    const cwd = await install("worker", { slim, core, as: "worker-esbuild" });
    const options = ["--bundle", "--format=esm", "--conditions=workerd,worker", "--loader:.wasm=copy", "--sourcemap", "--outdir=dist"];
    await run(script("esbuild"), ["main.js", ...options], { cwd });
    return inWorkerd(context, cwd, world);
  });

  row("`wrangler deploy`, run in workerd", async ({ context, slim, world }) => {
    const cwd = await install("worker", { slim, as: "worker-deploy" });
    await run(script("wrangler"), ["deploy", "--dry-run", "--outdir=dist"], { cwd });
    return inWorkerd(context, cwd, world);
  });

  row("`wrangler dev`", async ({ context, slim, world }) => {
    const cwd = await install("worker", { slim, as: "worker-dev" });
    const address = await serving(context, script("wrangler"), ["dev", "--ip=127.0.0.1", "--port=0", "--inspector-port=0"], { cwd });
    return post((init) => fetch(address, init), world);
  });

  row("Vitest in workerd", async ({ slim, world }) => {
    const cwd = await install("vitest-worker", { slim });
    const printed = await run(script("vitest"), ["run"], { cwd, env: { WORLD: JSON.stringify(world) } });
    return { report: JSON.parse(printed.match(/^\{.*\}$/m)[0]) };
  });
});
