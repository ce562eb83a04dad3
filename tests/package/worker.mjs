// Runs a script in workerd: bundled as wrangler does it, with the conditions `workerd` and `worker`, the wasm as a module.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** Bundles `source` into `folder`; the options with which Miniflare runs it. */
export async function bundle(source, folder) {
  const script = join(folder, "worker.js");
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    outfile: script,
    logLevel: "error",
  });
  return {
    modules: true,
    modulesRoot: folder,
    scriptPath: script,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2025-01-01",
    // It would ask Cloudflare for where it is.
    cf: false,
  };
}

/**
 * `run` is the source of `(api, input) => answer`, `entry` the package's entry that `api` is; `imports` are further lines of
 * the script. Answers what `run` answered, and the bundled script.
 */
export async function inWorker(context, { entry = "bulk-sms", imports = "", run, input }) {
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
  const options = await bundle(source, folder);
  const script = await readFile(options.scriptPath, "utf8");
  assert.equal((await readdir(folder)).filter((name) => name.endsWith(".wasm")).length, 1);
  const runtime = new Miniflare(options);
  context.after(() => runtime.dispose());
  const response = await runtime.dispatchFetch("http://worker/", {
    method: "POST",
    body: JSON.stringify(input),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return { answer: JSON.parse(text), script };
}
