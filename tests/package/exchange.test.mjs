// What is sent, byte for byte, and what a call reports for everything that a server or a `fetch` can do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import * as api from "bulk-sms";
import { UUID, atOwnHost, clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const { ApiError, BulkSmsError, ConnectionError, EightByEightClient, Lox24Client, ResponseError, TimeoutError } = api;
const token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
const bulk = { text: "hi", sender_id: "x", phones: ["+447700900000"] };

test("sends headers, path prefix, body and query as documented", async () => {
  const world = await newWorld();
  const { lox24, eightByEight } = clientsOf(api, world);
  const { uuid } = await lox24.createBulk({ ...bulk, delivery_at: 4_000_000_000 });
  await lox24.getBulk(uuid);
  await lox24.deleteSms({ phone: "+49", _order: { created_at: "desc" } });
  await lox24.cancelBulk(uuid);
  await eightByEight.cancelBatch(UUID);
  const { log } = await requests(world);
  const [create, get, remove, cancel, batch] = log;
  assert.deepEqual(
    log.map(({ method, path, query }) => [method, path, query ?? ""]),
    [
      ["POST", "/bulks", ""],
      ["GET", `/bulks/${uuid}`, ""],
      ["POST", "/sms/ops/batch_delete", "phone=%2B49&_order[created_at]=desc"],
      ["PUT", `/bulks/${uuid}/cancel`, ""],
      ["DELETE", `/api/v1/subaccounts/${world.subAccountId}/messages/batch/${UUID}`, ""],
    ],
  );
  assert.deepEqual(JSON.parse(create.body), { sender_id: "x", text: "hi", phones: bulk.phones, delivery_at: 4_000_000_000 });
  for (const { headers } of [create, get, remove, cancel]) {
    assert.equal(headers["x-lox24-auth-token"], world.token);
    assert.equal(headers.accept, "application/json");
    assert.equal(headers.authorization, undefined);
  }
  assert.equal(create.headers["content-type"], "application/json");
  for (const { headers, body } of [get, remove, cancel, batch]) {
    assert.equal(headers["content-type"], undefined);
    assert.ok(!body);
  }
  assert.equal(batch.headers.authorization, `Bearer ${world.apiKey}`);
  assert.equal(batch.headers["x-lox24-auth-token"], undefined);
});

test("uses the default base URLs", async () => {
  const urls = [];
  const fetch = async (request) => {
    urls.push(request.url);
    return Response.json({ cancelledCount: 0, uuid: UUID, status_code: 0 });
  };
  await new Lox24Client({ token, fetch }).getBulk(UUID);
  for (const region of [undefined, "apac", "us", "uk", "id"]) {
    await new EightByEightClient({ apiKey: "k", subAccountId: "a&b", region, fetch }).cancelBatch("b1");
  }
  const path = "/api/v1/subaccounts/a%26b/messages/batch/b1";
  assert.deepEqual(urls, [
    `https://api.lox24.eu/bulks/${UUID}`,
    ...["https://sms.8x8.com", "https://sms.8x8.com", "https://sms.us.8x8.com", "https://sms.8x8.uk", "https://sms.8x8.id"].map((host) => host + path),
  ]);
});

test("keeps unknown fields and values, and names a field of the wrong type", async () => {
  const answer = (body) => new Lox24Client({ token, fetch: async () => new Response(body) }).getBulk(UUID);
  const kept = { uuid: UUID, status_code: 999, created_at: UUID, extra: { a: [1] }, service_code: "carrier-pigeon" };
  assert.deepEqual(await answer(JSON.stringify(kept)), kept);
  for (const [field, value] of [["uuid", 7], ["status_code", "10"], ["phones", {}]]) {
    const error = await rejection(answer(JSON.stringify({ ...kept, [field]: value })));
    assert.ok(error instanceof ResponseError);
    assert.match(error.message, new RegExp(`\`${field}\``));
    assert.equal(error.outcome, "accepted");
    assert.equal(error.status, 200);
    assert.equal(typeof error.body, "string");
  }
  const count = (body) => new Lox24Client({ token, fetch: async () => Response.json(body) }).deleteSms({ is_sent: true });
  assert.deepEqual(await count({ affected_rows: 4 }), { deleted_sms_count: 4 });
});

test("turns every server fault into the right error, and sends createBulk once", async (context) => {
  const rows = [
    [{ kind: "drop" }, ConnectionError, "unknown"],
    [{ kind: "drop", place: "after" }, ConnectionError, "unknown"],
    [{ kind: "drop", where: "headers", place: "after" }, ConnectionError, "unknown"],
    [{ kind: "cut", place: "after" }, ConnectionError, "accepted"],
    [{ kind: "silence", place: "after" }, TimeoutError, "unknown"],
    [{ kind: "silence", where: "body", place: "after" }, TimeoutError, "accepted"],
    [{ kind: "status", status: 500 }, api.InternalServerError, "unknown"],
    [{ kind: "status", status: 503, place: "after", retryAfter: "3" }, api.InternalServerError, "unknown"],
    [{ kind: "status", status: 400 }, api.BadRequestError, "rejected"],
    [{ kind: "status", status: 402 }, ApiError, "rejected"],
    [{ kind: "status", status: 403 }, api.PermissionDeniedError, "rejected"],
    [{ kind: "status", status: 404 }, api.NotFoundError, "rejected"],
    [{ kind: "status", status: 422 }, api.UnprocessableEntityError, "rejected"],
    [{ kind: "status", status: 429, retryAfter: "7" }, api.RateLimitError, "rejected"],
    [{ kind: "html" }, api.InternalServerError, "unknown"],
    [{ kind: "html", status: 200, place: "after" }, ResponseError, "accepted"],
    [{ kind: "empty", status: 500 }, api.InternalServerError, "unknown"],
    [{ kind: "empty", status: 401 }, api.AuthenticationError, "rejected"],
    [{ kind: "empty", status: 201, place: "after" }, ResponseError, "accepted"],
    [{ kind: "garbage", place: "after" }, ResponseError, "accepted"],
    [{ kind: "redirect", status: 302 }, ResponseError, "unknown"],
    [{ kind: "redirect", status: 307 }, ResponseError, "unknown"],
    [{ kind: "redirect", status: 303, place: "after" }, ResponseError, "unknown"],
  ];
  for (const [fault, type, outcome] of rows) {
    const name = JSON.stringify(fault);
    // A 401 or 429 concerns everybody at its host.
    const world = atOwnHost(await newWorld());
    await post(`${world.control}/faults`, { ...fault, times: 0 });
    // Only a silent server needs the timeout; it is too long here to cut off a real response.
    const { lox24 } = clientsOf(api, world, { timeout: fault.kind === "silence" ? 300 : 30_000 });
    const error = await rejection(lox24.createBulk(bulk));
    assert.equal(error.constructor, type, `${name}: ${inspect(error)}`);
    assert.equal(error.outcome, outcome, name);
    if (fault.retryAfter) assert.equal(error.retryAfter, Number(fault.retryAfter));
    const { seen, applied, otherOrigin } = await requests(world);
    assert.equal(seen, 1, name);
    assert.deepEqual(otherOrigin, [], name);
    if (applied) assert.ok(!["rejected", "not-sent"].includes(outcome), name);
    else assert.notEqual(outcome, "accepted", name);
    const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
    assert.ok(!shown.includes(world.token.split(":")[1]), name);
    assert.ok(!error.message.includes("447700900000"), name);
  }
  context.diagnostic(`faults: ${rows.length}`);
});

test("errors carry the provider's response", async () => {
  const world = atOwnHost(await newWorld());
  const { lox24, eightByEight } = clientsOf(api, { ...world, token, apiKey: "wrong" });
  const unauthorised = await rejection(lox24.getBulk(UUID));
  assert.equal(unauthorised.constructor, api.AuthenticationError);
  assert.match(unauthorised.requestId, /^[0-9a-zA-Z]{32}$/);
  assert.equal(unauthorised.body.title, "An error occurred");
  const refused = await rejection(eightByEight.cancelBatch(UUID));
  assert.equal(refused.constructor, api.AuthenticationError);
  assert.equal(refused.providerCode, 1200);
  assert.equal(refused.requestId, refused.body.errorId);
  const problem = {
    detail: "phones[0]: +491701234567",
    violations: [{ propertyPath: "phones[0]", message: 'The number "+491701234567" or 491701234567 is bad.', code: "c1" }],
  };
  const client = new Lox24Client({ token, fetch: async () => Response.json(problem, { status: 400 }) });
  const bad = await rejection(client.createBulk(bulk));
  assert.deepEqual(bad.body, problem);
  assert.equal(bad.violations[0].path, "phones[0]");
  assert.ok(!(bad.message + bad.violations[0].message).includes("1701234567"));
});

test("every promise settles, whatever fetch does", async () => {
  const settle = (fetch, options) => rejection(new Lox24Client({ token, fetch, timeout: 200 }).createBulk(bulk, options));
  const thrown = new TypeError("at once");
  for (const [fetch, cause] of [
    [() => { throw thrown; }, thrown],
    [() => { throw "a string"; }, "a string"],
    [async () => { throw thrown; }, thrown],
    [() => Promise.reject("a string"), "a string"],
    [() => Promise.reject(undefined), undefined],
    [() => ({ then() { throw thrown; } }), thrown],
    [async () => ({ status: 200, headers: new Headers(), text() { throw thrown; } }), thrown],
    [async () => ({ status: 200, headers: new Headers(), text: () => Promise.reject(thrown) }), thrown],
  ]) {
    const error = await settle(fetch);
    assert.equal(error.constructor, ConnectionError);
    assert.equal(error.cause, cause);
    assert.equal(error.attempts, 1);
  }
  for (const value of [undefined, null, 7, "x", {}, { status: "200" }]) {
    assert.equal((await settle(async () => value)).constructor, ConnectionError);
    assert.equal((await settle(() => value)).constructor, ConnectionError);
  }
  for (const response of [
    { status: 200, headers: {}, text: async () => "{}x" },
    { status: 200, text: async () => 7 },
    { status: 200 },
    { status: 0, type: "opaqueredirect", headers: new Headers(), text: async () => "" },
    { status: 200, redirected: true, headers: new Headers(), text: async () => "{}" },
    { status: 404, redirected: true, headers: new Headers(), text: async () => "" },
  ]) {
    assert.equal((await settle(async () => response)).constructor, ResponseError);
  }
  assert.equal((await settle(() => new Promise(() => {}))).constructor, TimeoutError);
  assert.equal((await settle(async () => ({ status: 200, text: () => new Promise(() => {}) }))).outcome, "accepted");
  const double = { status: 200, headers: { get: () => null }, json: async () => ({ uuid: UUID, status_code: 0 }) };
  assert.deepEqual(await new Lox24Client({ token, fetch: async () => double }).getBulk(UUID), { uuid: UUID, status_code: 0 });
});

test("a cause never carries the secret, and is left alone if it has none", async () => {
  const key = token.split(":")[1];
  const leaky = [
    (request) => Object.assign(new Error("lost"), { code: "ECONNRESET", request }),
    (request) => Object.assign(new Error("lost"), { config: { headers: Object.fromEntries(request.headers) } }),
    () => new Error(`bad header value ${token}`),
    () => Object.assign(new Error("lost"), { cause: new Error(token) }),
    () => `lost ${token}`,
    (request) => ({ map: new Map([["a", [...request.headers]]]) }),
  ];
  for (const make of leaky) {
    const fetch = async (request) => { throw make(request); };
    const error = await rejection(new Lox24Client({ token, fetch }).createBulk(bulk));
    const shown = inspect(error, { depth: 20, showHidden: true, getters: true });
    assert.ok(error.cause instanceof Error);
    assert.ok(!(shown + error.stack + error.cause.stack).includes(key), shown);
    const kept = Object.assign(new Error("lost"), { code: "ECONNRESET", url: "https://api.lox24.eu/bulks" });
    assert.equal((await rejection(new Lox24Client({ token, fetch: async () => { throw kept; } }).createBulk(bulk))).cause, kept);
  }
});

test("a server that echoes the request leaks no secret into an error", async () => {
  const key = token.split(":")[1];
  const echo = (status) => async (request) => new Response(`<pre>${JSON.stringify([...request.headers])}</pre>`, { status });
  const json = async (request) => Response.json({ uuid: 7, detail: Object.fromEntries(request.headers) });
  const refused = async (request) => Response.json({ detail: Object.fromEntries(request.headers) }, { status: 400 });
  for (const fetch of [echo(400), echo(500), echo(200), json, refused]) {
    const error = await rejection(new Lox24Client({ token, fetch }).createBulk(bulk));
    assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(key));
    assert.ok(inspect(error, { depth: 9 }).includes("x-lox24-auth-token"));
  }
});

test("reports a runtime without fetch", async () => {
  const { fetch } = globalThis;
  delete globalThis.fetch;
  try {
    const error = await rejection(new Lox24Client({ token }).getBulk(UUID));
    assert.ok(error instanceof BulkSmsError);
    assert.equal(error.outcome, "not-sent");
  } finally {
    globalThis.fetch = fetch;
  }
});

test("an aborted call rejects with the reason itself", async () => {
  const client = new Lox24Client({ token, fetch: () => new Promise(() => {}) });
  for (const reason of ["text", 0, null, new Error("x"), { a: 1 }]) {
    const before = AbortSignal.abort(reason);
    assert.equal(await rejection(client.getBulk(UUID, { signal: before })), reason);
    const controller = new AbortController();
    const call = client.getBulk(UUID, { signal: controller.signal });
    controller.abort(reason);
    assert.equal(await rejection(call), reason);
  }
  const controller = new AbortController();
  const call = client.getBulk(UUID, { signal: controller.signal });
  controller.abort();
  assert.equal((await rejection(call)).name, "AbortError");
});

test("leaves no listener on the caller's signal, however a call ends", async () => {
  const { signal } = new AbortController();
  const listening = new Set();
  let added = 0;
  signal.addEventListener = (type, listener, ...options) => {
    added += 1;
    listening.add(listener);
    return AbortSignal.prototype.addEventListener.call(signal, type, listener, ...options);
  };
  signal.removeEventListener = (type, listener, ...options) => {
    listening.delete(listener);
    return AbortSignal.prototype.removeEventListener.call(signal, type, listener, ...options);
  };
  const bulk = Response.json({ uuid: UUID, status_code: 10 });
  for (const fetch of [
    async () => bulk.clone(),
    async () => new Response("no", { status: 404 }),
    async () => new Response("no", { status: 503 }),
    () => Promise.reject(new Error("lost")),
    () => new Promise(() => {}),
  ]) {
    const client = new Lox24Client({ token, fetch, timeout: 20, maxRetries: 1 });
    added = 0;
    await client.getBulk(UUID, { signal }).catch(() => {});
    assert.ok(added > 0);
    await client.waitForBulk(UUID, { signal, deadline: 50 }).catch(() => {});
    assert.equal(listening.size, 0);
  }
});

test("fetch receives an abortable request and no `this`", async () => {
  let seen;
  async function fetch(request) {
    seen = [this, request.redirect, request.signal.aborted];
    return new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(new Error("ended"))));
  }
  const client = new Lox24Client({ token, fetch, timeout: 50 });
  assert.equal((await rejection(client.getBulk(UUID))).constructor, TimeoutError);
  assert.deepEqual(seen, [undefined, "manual", false]);
});

test("a client shows nothing secret, and may be freed during a call", async () => {
  const client = new Lox24Client({ token, fetch: async () => Response.json({ uuid: UUID, status_code: 0 }) });
  assert.ok(!(inspect(client, { showHidden: true, depth: 9 }) + JSON.stringify(client) + String(client)).includes("e3f3"));
  const call = client.getBulk(UUID);
  client.free();
  assert.equal((await call).uuid, UUID);
});
