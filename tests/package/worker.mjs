// Runs a script in workerd, bundled the way wrangler does it: with the conditions `workerd` and `worker`, and the wasm as a module.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundled } from "../../demo/bundle.mjs";

/** Bundles `source` into `folder` and returns the options for Miniflare, with the runtime as it was on a date. */
export const bundle = (source, folder, compatibilityDate) =>
  bundled({ stdin: { contents: source, resolveDir: import.meta.dirname } }, folder, compatibilityDate);

/**
 * Runs `run`, the source of a function `(api, input) => result`, where `api` is the package's entry `entry`. `imports` are
 * further lines of the script. Returns the result of `run`, the bundled script, and `ask`, which runs it again in the same Worker.
 * The script has as many wasm files as `wasms` says.
 */
export async function inWorker(context, { entry = "bulk-sms", imports = "", run, input, compatibilityDate, wasms = 1 }) {
  const source = `
    import * as api from ${JSON.stringify(entry)};
    ${imports}
    const run = ${run};
    export default {
      async fetch(request) {
        try {
          return Response.json(await run(api, await request.json()));
        } catch (error) {
          return new Response(error.stack, { status: 500 });
        }
      },
    };
  `;
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-worker-"));
  context.after(() => rm(folder, { recursive: true }));
  const options = await bundle(source, folder, compatibilityDate);
  const script = await readFile(options.scriptPath, "utf8");
  assert.equal((await readdir(folder)).filter((name) => name.endsWith(".wasm")).length, wasms);
  const runtime = new Miniflare(options);
  context.after(() => runtime.dispose());
  const ask = async (input) => {
    const response = await runtime.dispatchFetch("http://worker/", {
      method: "POST",
      body: JSON.stringify(input),
    });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text);
  };
  return { answer: await ask(input), script, ask };
}
