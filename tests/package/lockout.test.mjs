// The lockout: LOX24 blocks an IP address after more than three bad credentials within a minute, so clients stop sending in time.
// The block concerns the address, so all clients of a host share the lockout.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { UUID, atOwnHost, clientsOf, newHost, newWorld, rejection, requests } from "./support.mjs";

const { AuthenticationError, EightByEightClient, Lox24Client, RateLimitError } = api;

/**
 * A host that accepts the token "1:good" and counts what arrives; `next` has the statuses of the next responses. Clients are
 * created with a token, or without.
 */
function host() {
  const baseUrl = newHost();
  const server = { seen: 0, next: [], headers: {} };
  const fetch = async (request) => {
    server.seen += 1;
    const good = request.headers.get("x-lox24-auth-token") === "1:good";
    const status = server.next.shift() ?? (good ? 200 : 401);
    return Response.json({ uuid: UUID, status_code: 0 }, { status, headers: server.headers });
  };
  const options = { baseUrl, fetch, maxRetries: 0 };
  return Object.assign(server, { options, client: (token) => new Lox24Client({ ...options, token }) });
}

/** Three 401s, each for another token. */
async function useUp(server, tokens = ["1:a", "1:b", "1:c"]) {
  for (const token of tokens) assert.equal((await rejection(server.client(token).getBulk(UUID))).outcome, "rejected");
}

test("clients with different bad tokens have three tries together", async () => {
  const world = await newWorld();
  const own = atOwnHost(world);
  const clients = Array.from({ length: 10 }, (_, index) => clientsOf(api, { ...own, token: `1234567:wrong${index}` }).lox24);
  const errors = await Promise.all(clients.map((client) => rejection(client.getBulk(UUID))));
  for (const error of errors) assert.equal(error.constructor, AuthenticationError);
  assert.equal(errors.filter(({ outcome }) => outcome === "not-sent").length, 7);
  const { seen, badCredentials } = await requests(world);
  assert.deepEqual([seen, badCredentials], [3, 3]);
});

test("clients share the lockout even if each has a fetch of its own", async () => {
  const server = host();
  const client = (token) => new Lox24Client({ ...server.options, token, fetch: (request) => server.options.fetch(request) });
  for (const token of ["1:a", "1:b", "1:c"]) assert.equal((await rejection(client(token).getBulk(UUID))).outcome, "rejected");
  assert.equal((await rejection(client("1:d").getBulk(UUID))).outcome, "not-sent");
  assert.equal(server.seen, 3);
});

test("behind a gateway, another path prefix is another host", async () => {
  const server = host();
  await useUp(server);
  const elsewhere = new Lox24Client({ ...server.options, baseUrl: `${server.options.baseUrl}/prefix`, token: "1:d" });
  assert.equal((await rejection(elsewhere.getBulk(UUID))).outcome, "rejected");
  assert.equal(server.seen, 4);
});

test("a token that was accepted once is sent on while others are refused", async () => {
  const server = host();
  const proven = server.client("1:good");
  // A 404 for a bulk also shows that the credential was accepted.
  server.next = [404];
  assert.equal((await rejection(proven.getBulk(UUID))).status, 404);
  await useUp(server);
  assert.equal((await rejection(server.client("1:d").getBulk(UUID))).outcome, "not-sent");
  await Promise.all(Array.from({ length: 5 }, () => proven.getBulk(UUID)));
  // A client created later has the same token.
  await server.client("1:good").getBulk(UUID);
  assert.equal(server.seen, 10);
});

test("an unproven token waits for the minute to pass, even a good one", async () => {
  const server = host();
  await useUp(server);
  const error = await rejection(server.client("1:good").getBulk(UUID));
  assert.deepEqual([error.constructor, error.outcome], [AuthenticationError, "not-sent"]);
  assert.equal(server.seen, 3);
});

test("a 429 silences every client of the host, whatever its token", async () => {
  const server = host();
  const proven = server.client("1:good");
  await proven.getBulk(UUID);
  server.next = [429];
  assert.equal((await rejection(server.client("1:a").getBulk(UUID))).outcome, "rejected");
  for (const client of [proven, server.client("1:a"), server.client("1:b")]) {
    const error = await rejection(client.getBulk(UUID));
    assert.deepEqual([error.constructor, error.outcome], [RateLimitError, "not-sent"]);
  }
  assert.equal(server.seen, 2);
  // Another host may belong to somebody else.
  await host().client("1:good").getBulk(UUID);
});

test("the silence ends", async () => {
  const server = host();
  Object.assign(server, { next: [429], headers: { "retry-after": "1" } });
  assert.equal((await rejection(server.client("1:good").getBulk(UUID))).retryAfter, 1);
  assert.equal((await rejection(server.client("1:good").getBulk(UUID))).outcome, "not-sent");
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await server.client("1:good").getBulk(UUID);
});

test("a client without a credential is never locked out", async () => {
  for (const statuses of [[401, 401, 401, 401], [429, 429, 429, 429]]) {
    const server = host();
    server.next = [...statuses, ...statuses];
    for (const options of [server.options, { fetch: server.options.fetch, maxRetries: 0 }]) {
      const client = new Lox24Client(options);
      for (const status of statuses) {
        const error = await rejection(client.getBulk(UUID));
        assert.deepEqual([error.status, error.outcome], [status, "rejected"]);
      }
    }
    assert.equal(server.seen, 8);
    // It does not lock others out either.
    await server.client("1:good").getBulk(UUID);
  }
});

test("8x8 blocks nobody, so its clients are never locked out", async () => {
  const server = host();
  server.next = [401, 401, 401, 401, 401];
  const client = new EightByEightClient({ ...server.options, apiKey: "wrong", subAccountId: "sandbox_sub" });
  for (const _ of server.next.slice()) assert.equal((await rejection(client.cancelBatch(UUID))).outcome, "rejected");
  assert.equal(server.seen, 5);
});

test("a change of the system time neither shortens nor extends the minute", async (context) => {
  for (const change of [-3_600_000, 120_000, 3_600_000]) {
    const refused = host();
    const blocked = host();
    await useUp(refused, ["1:a", "1:a", "1:a"]);
    blocked.next = [429];
    await rejection(blocked.client("1:a").getBulk(UUID));
    const { now } = Date;
    const clock = context.mock.method(Date, "now", () => now() + change);
    for (const [server, most] of [[refused, 60], [blocked, 600]]) {
      const error = await rejection(server.client("1:a").getBulk(UUID));
      assert.equal(error.outcome, "not-sent", `after a change of ${change} ms`);
      assert.ok(error.retryAfter > most - 30 && error.retryAfter <= most, `${error.retryAfter} s after a change of ${change} ms`);
    }
    clock.mock.restore();
  }
});

test("a call whose end is never reported frees its place in time", async (context) => {
  const baseUrl = newHost();
  let silent = true;
  const fetch = async () => (silent ? new Promise(() => {}) : Response.json({ uuid: UUID, status_code: 0 }));
  const client = new Lox24Client({ baseUrl, fetch, token: "1:good", timeout: 200 });
  // As in a Worker, whose timers end with the request that they belong to.
  const timers = context.mock.method(globalThis, "setTimeout", () => 0);
  for (let call = 0; call < 3; call += 1) client.createBulk({ text: "x", phones: ["+447700900000"] }).catch(() => {});
  // They are sent in later turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  timers.mock.restore();
  silent = false;
  // One waits until a place is free, the other arrives when there are some.
  const waiting = client.getBulk(UUID, { timeout: 5000 });
  const later = new Promise((resolve) => setTimeout(resolve, 300)).then(() => client.getBulk(UUID));
  assert.deepEqual((await Promise.allSettled([waiting, later])).map(({ status }) => status), ["fulfilled", "fulfilled"]);
});
