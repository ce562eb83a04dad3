// A response may be as large as `maxResponseBytes` allows and no larger, and no body keeps the runtime from its other work.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import * as api from "bulk-sms";
import { UUID, clientsOf, newHost, newWorld, rejection, requests } from "./support.mjs";

const { ApiError, Lox24Client, ResponseError, ValidationError } = api;
const MIB = 1 << 20;
const bulk = { text: "x", sender_id: "x", phones: ["+447700900000"] };

/** A body of this many chunks; `pulled` counts those that were asked for, `cancelled` says whether the rest was declined. */
function body(chunk, count = 100) {
  const source = { pulled: 0, cancelled: false };
  source.stream = new ReadableStream({
    pull(controller) {
      if ((source.pulled += 1) > count) controller.close();
      else controller.enqueue(chunk);
    },
    cancel() {
      source.cancelled = true;
    },
  });
  return source;
}

/** A client that always gets this response; `calls` counts. */
function answering(source, init, options) {
  const told = { calls: 0 };
  const fetch = async () => {
    told.calls += 1;
    return new Response(source?.stream ?? source, init);
  };
  return Object.assign(told, { client: new Lox24Client({ token: "1:limit", baseUrl: newHost(), fetch, ...options }) });
}

function tooLarge(error, status, outcome) {
  assert.equal(error.constructor, ResponseError, error.stack);
  assert.deepEqual([error.code, error.status, error.outcome], ["too_large", status, outcome]);
  assert.equal(typeof error.body, "string");
  assert.match(error.message, /maxResponseBytes/);
}

test("the option is a whole number from 1", () => {
  for (const [maxResponseBytes, code] of [[0, "out_of_range"], [-1, "out_of_range"], [1.5, "wrong_type"], [NaN, "wrong_type"], ["5", "wrong_type"], [null, "wrong_type"]]) {
    assert.throws(() => new Lox24Client({ token: "1:k", maxResponseBytes }), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), [`maxResponseBytes ${code}`]);
      return true;
    });
  }
  for (const maxResponseBytes of [1, 2 ** 40, undefined]) new Lox24Client({ token: "1:k", maxResponseBytes });
});

test("a response of exactly this many bytes is accepted, a larger one is not; bytes count, not characters", async () => {
  const text = JSON.stringify({ uuid: UUID, status_code: 0, text: "é€😀" });
  const bytes = new TextEncoder().encode(text).length;
  assert.ok(bytes > text.length);
  const init = { headers: { "content-type": "application/json" } };
  for (const [maxResponseBytes, fits] of [[bytes, true], [bytes - 1, false], [text.length, false]]) {
    const { client } = answering(text, init, { maxResponseBytes });
    if (fits) assert.deepEqual(await client.getBulk(UUID), JSON.parse(text));
    else tooLarge(await rejection(client.getBulk(UUID)), 200, "accepted");
  }
});

test("nothing beyond the limit is read, and the call is not retried", async () => {
  const chunk = new Uint8Array(1024).fill(32);
  for (const headers of [{}, { "content-length": String(1e6) }, { "content-length": "10" }]) {
    for (const call of [(client) => client.createBulk(bulk), (client) => client.getBulk(UUID)]) {
      const source = body(chunk);
      const told = answering(source, { headers }, { maxResponseBytes: 4096 });
      tooLarge(await rejection(call(told.client)), 200, "accepted");
      assert.ok(source.cancelled, JSON.stringify(headers));
      assert.ok(source.pulled <= 10, `${source.pulled} chunks`);
      assert.equal(told.calls, 1);
    }
  }
});

test("the default is 64 MiB", async () => {
  const chunk = new Uint8Array(MIB).fill(32);
  const source = body(chunk);
  tooLarge(await rejection(answering(source).client.createBulk(bulk)), 200, "accepted");
  assert.ok(source.cancelled);
  assert.ok(source.pulled > 64 && source.pulled <= 74, `${source.pulled} MiB`);
  // A response of 64 MiB is read completely, even if it is not JSON.
  assert.equal((await rejection(answering(body(chunk, 64)).client.createBulk(bulk))).code, "unexpected_answer");
});

test("an error status keeps its meaning, however large its page is", async () => {
  for (const [status, outcome] of [[404, "rejected"], [500, "unknown"]]) {
    const source = body(new Uint8Array(1024).fill(32));
    const error = await rejection(answering(source, { status }, { maxResponseBytes: 4096 }).client.createBulk(bulk));
    if (error instanceof ApiError) assert.equal(error.body, undefined);
    else assert.deepEqual([error.constructor, error.code], [ResponseError, "too_large"]);
    assert.deepEqual([error.status, error.outcome], [status, outcome]);
    assert.ok(source.cancelled);
    assert.ok(source.pulled <= 10, `${source.pulled} chunks`);
  }
});

test("over the wire: the provider did it, and the client says so", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world, { maxResponseBytes: 10 });
  tooLarge(await rejection(lox24.createBulk(bulk)), 201, "accepted");
  const { seen, applied } = await requests(world);
  assert.deepEqual([seen, applied], [1, 1]);
});

/** Runs a client against an endless body whose chunks are always available at once, and returns what happened. */
async function withoutPause(chunk, call) {
  const script = `
    import { Lox24Client } from "bulk-sms";
    const id = "${UUID}";
    let ticks = 0;
    let cancelled = 0;
    const fetch = async () => new Response(new ReadableStream({
      pull: (controller) => controller.enqueue(${chunk}),
      cancel: () => { cancelled += 1; },
    }));
    const client = new Lox24Client({ token: "1:pause", fetch, maxRetries: 0 });
    const timer = setInterval(() => { ticks += 1; }, 10);
    const controller = new AbortController();
    const error = await (${call}).catch((error) => error);
    clearInterval(timer);
    // The stream is cancelled soon, if not at once.
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(JSON.stringify({ error: error.code ?? error, outcome: error.outcome, ticks, cancelled }));
  `;
  // A runtime that is permanently blocked has to be ended from outside.
  const options = { cwd: import.meta.dirname, timeout: 20_000, killSignal: "SIGKILL" };
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], options);
  const { killed, stdout } = await run.catch((error) => error);
  assert.ok(!killed, "the runtime was blocked");
  return JSON.parse(stdout);
}

for (const [name, chunk] of [["empty", "new Uint8Array(0)"], ["tiny", "Uint8Array.of(32)"]]) {
  test(`${name} chunks without a pause: the call times out, and others go on meanwhile`, async () => {
    const { ticks, ...rest } = await withoutPause(chunk, "client.createBulk({ text: 'x', phones: ['+447700900000'] }, { timeout: 300 })");
    assert.deepEqual(rest, { error: "timeout", outcome: "accepted", cancelled: 1 });
    assert.ok(ticks >= 1);
  });

  test(`${name} chunks without a pause: the call can be aborted`, async () => {
    const abort = "setTimeout(() => controller.abort('enough'), 50)";
    const { ticks, ...rest } = await withoutPause(chunk, `(${abort}, client.getBulk(id, { signal: controller.signal }))`);
    assert.deepEqual(rest, { error: "enough", cancelled: 1 });
    assert.ok(ticks >= 1);
  });
}
