// The packed package in workerd, the runtime of Cloudflare Workers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expected } from "./job.mjs";
import { newWorld } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const imports = 'import { job } from "./job.mjs";';

test("the default entry", async (context) => {
  const { answer, script } = await inWorker(context, { imports, run: "job", input: await newWorld({ speed: 0 }) });
  assert.deepEqual(answer, expected);
  // A Worker must not compile wasm from bytes, so the bundle must not contain any.
  assert.ok(!/AGFzbQ/.test(script), "an inlined wasm");
});

test("bulk-sms/slim", async (context) => {
  const run = "async (api, world) => { await api.init(); return job(api, world); }";
  const { answer } = await inWorker(context, { entry: "bulk-sms/slim", imports, run, input: await newWorld({ speed: 0 }) });
  assert.deepEqual(answer, expected);
});
