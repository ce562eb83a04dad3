// The packed package in workerd, the runtime of Cloudflare Workers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expected } from "./job.mjs";
import { newWorld, post, requests } from "./support.mjs";
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

// A Worker's timers and requests end when the handler that began them responds, so those calls never finish.
test("calls that their handler did not wait for do not lock out later ones", async (context) => {
  const world = await newWorld({ speed: 0 });
  await post(`${world.control}/faults`, { kind: "silence", method: "GET", times: 3 });
  const run = `async ({ Lox24Client }, { world, step, id }) => {
    client ??= new Lox24Client({ baseUrl: world.baseUrl, token: world.token, timeout: 1000, maxRetries: 0 });
    if (step === "forget") {
      for (let call = 0; call < 3; call += 1) client.getBulk(id).catch(() => {});
      // Until they are in flight.
      await scheduler.wait(200);
      return "answered";
    }
    if (step === "wait") await scheduler.wait(1100);
    const call = client.createBulk({ text: "x", sender_id: "x", phones: ["+447700900000"] }, { timeout: 10_000 });
    return call.then(({ status_code }) => status_code, ({ message }) => message);
  }`;
  const id = "00000000-0000-0000-0000-000000000000";
  for (const step of ["wait", "at once"]) {
    const { answer, ask } = await inWorker(context, { imports: "let client;", run, input: { world, step: "forget", id } });
    assert.equal(answer, "answered");
    assert.equal(await ask({ world, step }), 0, step);
    const { seen, applied } = await requests(world);
    assert.deepEqual([seen, applied], [4, 1]);
    await post(`${world.control}/requests/reset`);
    await post(`${world.control}/faults`, { kind: "silence", method: "GET", times: 3 });
  }
});
