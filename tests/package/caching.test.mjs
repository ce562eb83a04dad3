// No cache of a browser, a framework or a proxy may respond instead of the provider: it would return an old state.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { expected } from "./job.mjs";
import { UUID, newWorld } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const { EightByEightClient, Lox24Client } = api;
const answer = () => Response.json({ uuid: UUID, status_code: 10, deleted_sms_count: 0, cancelledCount: 0 });

/** A call of each operation, with the cache mode that its request must have. */
const calls = {
  getBulk: ["no-store", ({ lox24 }) => lox24.getBulk(UUID)],
  waitForBulk: ["no-store", ({ lox24 }) => lox24.waitForBulk(UUID)],
  createBulk: ["default", ({ lox24 }) => lox24.createBulk({ text: "x", phones: ["+447700900000"] })],
  cancelBulk: ["default", ({ lox24 }) => lox24.cancelBulk(UUID)],
  deleteSms: ["default", ({ lox24 }) => lox24.deleteSms({ is_sent: true })],
  cancelBatch: ["default", ({ eightByEight }) => eightByEight.cancelBatch(UUID)],
};

/** Makes each call with these options and compares what `fetch` receives. */
async function check(seen, options) {
  const clients = {
    lox24: new Lox24Client({ token: "1:cache", ...options }),
    eightByEight: new EightByEightClient({ apiKey: "cache", subAccountId: "sandbox_sub", ...options }),
  };
  for (const [name, [mode, call]] of Object.entries(calls)) {
    await call(clients);
    assert.equal(seen.pop(), mode, name);
  }
}

/** A `fetch` that notes the cache mode; the global one may be called with an address and options. */
const noting = (seen) => async (...given) => {
  seen.push(new Request(...given).cache);
  return answer();
};

test("a GET asks that nothing be stored, even through the caller's own `fetch`", async () => {
  const seen = [];
  await check(seen, { fetch: noting(seen) });
});

test("a GET through the global fetch does too", async (context) => {
  const seen = [];
  context.mock.method(globalThis, "fetch", noting(seen));
  await check(seen, {});
});

test("if a Request rejects the mode, calls work without it", async (context) => {
  const { Request } = globalThis;
  class Refusing extends Request {
    constructor(input, init) {
      if (init?.cache !== undefined) throw new TypeError("The 'cache' field on 'RequestInitializerDict' is not implemented.");
      super(input, init);
    }
  }
  globalThis.Request = Refusing;
  context.after(() => { globalThis.Request = Request; });
  const redirects = [];
  const fetch = async (request) => {
    redirects.push(request.redirect);
    return answer();
  };
  assert.equal((await new Lox24Client({ token: "1:cache", fetch }).getBulk(UUID)).uuid, UUID);
  assert.deepEqual(redirects, ["manual"]);
});

const mode = `async ({ Lox24Client }, id) => {
  let seen;
  const fetch = async (request) => { seen = request.cache; return Response.json({ uuid: id, status_code: 0 }); };
  await new Lox24Client({ token: "1:cache", fetch }).getBulk(id);
  return String(seen);
}`;

test("in workerd", async (context) => {
  assert.equal((await inWorker(context, { run: mode, input: UUID })).answer, "no-store");
});

// Until November 2024 workerd had no cache modes, and it behaves the same way for Workers of that time.
test("in workerd as it was before cache modes", async (context) => {
  const compatibilityDate = "2024-09-01";
  const { answer } = await inWorker(context, { imports: 'import { job } from "./job.mjs";', run: "job", input: await newWorld({ speed: 0 }), compatibilityDate });
  assert.deepEqual(answer, expected);
});
