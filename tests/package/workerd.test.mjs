// The packed package in workerd, the runtime of Cloudflare Workers: bundled as wrangler does it, with the conditions
// `workerd` and `worker`, the wasm as a module.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { expected } from "./job.mjs";
import { newWorld } from "./support.mjs";

const worker = (entry, prepare) => `
  import * as api from ${JSON.stringify(entry)};
  import { job } from "./job.mjs";
  ${prepare}
  export default {
    async fetch(request) {
      try {
        return Response.json(await job(api, await request.json()));
      } catch (error) {
        return new Response(error.stack, { status: 500 });
      }
    },
  };
`;

async function inWorker(context, source) {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-worker-"));
  context.after(() => rm(folder, { recursive: true }));
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    outfile: join(folder, "worker.js"),
    logLevel: "error",
  });
  const script = await readFile(join(folder, "worker.js"), "utf8");
  assert.equal((await readdir(folder)).filter((name) => name.endsWith(".wasm")).length, 1);
  const runtime = new Miniflare({
    modules: true,
    modulesRoot: folder,
    scriptPath: join(folder, "worker.js"),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate: "2025-01-01",
  });
  context.after(() => runtime.dispose());
  const response = await runtime.dispatchFetch("http://worker/", {
    method: "POST",
    body: JSON.stringify(await newWorld({ speed: 0 })),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return { report: JSON.parse(text), script };
}

test("the default entry", async (context) => {
  const { report, script } = await inWorker(context, worker("bulk-sms", ""));
  assert.deepEqual(report, expected);
  // A Worker must not compile from bytes, so none may be carried along.
  assert.ok(!/AGFzbQ/.test(script), "an inlined wasm");
});

test("bulk-sms/slim", async (context) => {
  const { report } = await inWorker(context, worker("bulk-sms/slim", "await api.init();"));
  assert.deepEqual(report, expected);
});
