// The sending rules: what is retried and what never is, the lockout, the hook, and watching.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { UUID, atOwnHost, clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const { AuthenticationError, Lox24Client, RateLimitError, TimeoutError } = api;
const bulk = { text: "hi", sender_id: "x", phones: ["+447700900000"] };
const fault = (world, faults) => post(`${world.control}/faults`, faults);

test("retries safe calls, and the hook sees every attempt", async () => {
  const world = await newWorld({ speed: 0 });
  const attempts = [];
  const { lox24 } = clientsOf(api, world, { onAttempt: (attempt) => attempts.push(attempt) });
  const { uuid } = await lox24.createBulk(bulk);
  await fault(world, [{ kind: "status", status: 503, retryAfter: "0" }, { kind: "drop" }]);
  assert.equal((await lox24.getBulk(uuid)).uuid, uuid);
  const [created, first, second, third] = attempts;
  assert.equal(attempts.length, 4);
  assert.deepEqual([created.method, created.path, created.attempt, created.status, created.error], ["POST", "/bulks", 1, 201, undefined]);
  assert.deepEqual([first.path, first.attempt, first.status, first.error], [`/bulks/${uuid}`, 1, 503, "server_error"]);
  assert.deepEqual([second.attempt, second.status, second.error], [2, undefined, "connection_failed"]);
  assert.deepEqual([third.attempt, third.status, third.error, third.retryInMs], [3, 200, undefined, undefined]);
  for (const { retryInMs } of [first, second]) assert.ok(retryInMs >= 0 && retryInMs <= 1000);
  for (const { durationMs } of attempts) assert.ok(durationMs >= 0);
  assert.equal(created.requestId.length, 32);
});

test("takes maxRetries per client and per call; 0 means never", async () => {
  const world = await newWorld();
  await fault(world, { kind: "drop", times: 0 });
  const { lox24 } = clientsOf(api, world, { maxRetries: 1 });
  assert.equal((await rejection(lox24.getBulk(UUID))).attempts, 2);
  assert.equal((await rejection(lox24.getBulk(UUID, { maxRetries: 0 }))).attempts, 1);
  assert.equal((await requests(world)).seen, 3);
});

test("sends calls that create or delete only once", async () => {
  for (const kind of [{ kind: "drop" }, { kind: "status", status: 503, retryAfter: "0" }, { kind: "status", status: 408 }, { kind: "cut", place: "after" }]) {
    const world = await newWorld();
    await fault(world, { ...kind, times: 0 });
    const { lox24 } = clientsOf(api, world, { maxRetries: 5 });
    await rejection(lox24.createBulk(bulk));
    await rejection(lox24.deleteSms({ is_sent: true }));
    assert.equal((await requests(world)).seen, 2, JSON.stringify(kind));
  }
});

test("waits for Retry-After, but fails at once if it exceeds a minute", async () => {
  const world = await newWorld();
  const { eightByEight } = clientsOf(api, world);
  const { batchId } = await post(`${world.control}/batches`, { count: 3, scheduled_in: 3600 });
  await fault(world, { kind: "status", status: 429, retryAfter: "0" });
  assert.deepEqual(await eightByEight.cancelBatch(batchId), { cancelledCount: 3, certain: true });
  await fault(world, { kind: "status", status: 429, retryAfter: "61" });
  const error = await rejection(eightByEight.cancelBatch(batchId));
  assert.equal(error.constructor, RateLimitError);
  assert.equal(error.retryAfter, 61);
  await fault(world, { kind: "status", status: 503, retryAfter: new Date(Date.now() + 3_600_000).toUTCString() });
  const { retryAfter } = await rejection(eightByEight.cancelBatch(batchId));
  assert.ok(retryAfter > 3_500 && retryAfter <= 3_600);
});

test("remembers an earlier attempt that may have been carried out", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24, eightByEight } = clientsOf(api, world);
  const { batchId } = await post(`${world.control}/batches`, { count: 3, scheduled_in: 3600 });
  await fault(world, { kind: "drop", place: "after" });
  assert.deepEqual(await eightByEight.cancelBatch(batchId), { cancelledCount: 0, certain: false });
  for (const [kind, outcome] of [["drop", "unknown"], ["cut", "accepted"]]) {
    const { uuid } = await lox24.createBulk(bulk);
    await fault(world, { kind, place: "after", method: "PUT" });
    const error = await rejection(lox24.cancelBulk(uuid));
    assert.equal(error.constructor, api.UnprocessableEntityError);
    assert.equal(error.outcome, outcome, kind);
    assert.equal((await lox24.getBulk(uuid)).status_code, 15);
  }
});

test("an abort ends the wait between two attempts at once", async () => {
  const world = await newWorld();
  await fault(world, { kind: "status", status: 503, retryAfter: "50", times: 0 });
  const controller = new AbortController();
  const { lox24 } = clientsOf(api, world, { onAttempt: () => setTimeout(() => controller.abort("enough")) });
  assert.equal(await rejection(lox24.getBulk(UUID, { signal: controller.signal })), "enough");
  assert.equal((await requests(world)).seen, 1);
});

test("a hundred calls with a wrong token: the provider sees three", async (context) => {
  const world = atOwnHost(await newWorld());
  const wrong = { ...world, token: "1234567:wrong" };
  // Clients of the same host share the lockout.
  const clients = [clientsOf(api, wrong).lox24, clientsOf(api, wrong).lox24];
  const errors = await Promise.all(Array.from({ length: 100 }, (_, index) => rejection(clients[index % 2].createBulk(bulk))));
  const { seen, badCredentials } = await requests(world);
  context.diagnostic(`bad-credential requests: ${badCredentials} of 100`);
  assert.deepEqual([seen, badCredentials], [3, 3]);
  const local = errors.filter(({ outcome }) => outcome === "not-sent");
  assert.equal(local.length, 97);
  for (const error of errors) assert.ok(error instanceof AuthenticationError && error.status === 401);
  for (const { retryAfter, message } of local) {
    assert.ok(retryAfter > 50 && retryAfter <= 60);
    assert.match(message, /Try again in \d+ s/);
  }
  // A client made later meets the same lockout.
  assert.equal((await rejection(clientsOf(api, wrong).lox24.getBulk(UUID))).outcome, "not-sent");
});

test("a hundred calls with a good token: all are sent", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  await Promise.all(Array.from({ length: 100 }, () => lox24.createBulk(bulk)));
  assert.equal((await requests(world)).applied, 100);
});

test("a call that waits for others to prove the credential can be aborted, and times out unsent", async () => {
  const pending = new Lox24Client({ token: "1:waiting", timeout: 200, fetch: () => new Promise(() => {}) });
  const first = [1, 2, 3].map(() => rejection(pending.createBulk(bulk)));
  const controller = new AbortController();
  const aborted = rejection(pending.createBulk(bulk, { signal: controller.signal }));
  const late = rejection(pending.createBulk(bulk, { timeout: 1 }));
  controller.abort("enough");
  assert.equal(await aborted, "enough");
  assert.deepEqual([(await late).constructor, (await late).outcome], [TimeoutError, "not-sent"]);
  for (const error of await Promise.all(first)) assert.equal(error.outcome, "unknown");
});

test("stays silent after a LOX24 429", async () => {
  for (const [retryAfter, most] of [[undefined, 600], ["20", 20]]) {
    const world = atOwnHost(await newWorld());
    await fault(world, { kind: "status", status: 429, ...(retryAfter && { retryAfter }) });
    const { lox24 } = clientsOf(api, world);
    assert.equal((await rejection(lox24.getBulk(UUID))).outcome, "rejected");
    const error = await rejection(lox24.createBulk(bulk));
    assert.equal(error.constructor, RateLimitError);
    assert.equal(error.outcome, "not-sent");
    assert.ok(error.retryAfter > most - 10 && error.retryAfter <= most);
    assert.equal((await requests(world)).seen, 1);
  }
});

test("a call that is aborted before it starts makes no attempt", async () => {
  const world = await newWorld();
  const attempts = [];
  const { lox24, eightByEight } = clientsOf(api, world, { onAttempt: (attempt) => attempts.push(attempt) });
  const signal = AbortSignal.abort("enough");
  assert.equal(await rejection(lox24.getBulk(UUID, { signal })), "enough");
  assert.equal(await rejection(eightByEight.cancelBatch(UUID, { signal })), "enough");
  assert.deepEqual(attempts, []);
  assert.equal((await requests(world)).seen, 0);
});

test("a hook that throws or rejects breaks nothing, and sees nothing personal", async () => {
  const world = await newWorld();
  const seen = [];
  const hooks = [
    (attempt) => { seen.push(JSON.stringify(attempt)); throw new Error("hook"); },
    async () => { throw new Error("hook"); },
    () => ({ get then() { throw new Error("hook"); } }),
  ];
  for (const onAttempt of hooks) {
    const { lox24 } = clientsOf(api, world, { onAttempt });
    assert.equal((await lox24.deleteSms({ phone: "+447700900000", text: "secret words" })).deleted_sms_count, 0);
  }
  assert.match(seen[0], /phone=…&text=…/);
  assert.doesNotMatch(seen[0], /447700900000|secret|1234567/);
});

/**
 * A client whose server has these states in turn and then keeps the last one; each check moves on, and a full bulk is read in the state
 * that its check found. `looks` counts the requests.
 */
function answering(...answers) {
  const counter = { looks: 0 };
  let at = -1;
  const fetch = async (request) => {
    if (at < 0 || request.url.endsWith("/status")) at += 1;
    const answer = answers[Math.min(at, answers.length - 1)];
    counter.looks += 1;
    if (answer instanceof Error) throw answer;
    if (typeof answer === "number" && answer >= 400) return new Response("", { status: answer });
    return Response.json({ uuid: UUID, status_code: answer });
  };
  return { counter, client: new Lox24Client({ token: "1:watch", fetch, maxRetries: 0 }) };
}

test("watchBulk yields the first state and each change, and ends with the final one", async () => {
  const { client, counter } = answering(0, 0, 5, 5, 999 - 900, 5, 10);
  const states = [];
  for await (const { status_code } of client.watchBulk(UUID, { interval: 1 })) states.push(status_code);
  assert.deepEqual(states, [0, 5, 99, 5, 10]);
  // Seven checks, and the full bulk for each of the four changes.
  assert.equal(counter.looks, 11);
});

test("break ends the watch", async () => {
  const { client, counter } = answering(0, 5);
  for await (const { status_code } of client.watchBulk(UUID, { interval: 1 })) if (status_code === 5) break;
  const { looks } = counter;
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(counter.looks, looks);
  // Even while a step is in progress.
  const iterator = client.watchBulk(UUID, { interval: 60_000 });
  await iterator.next();
  const step = iterator.next();
  await iterator.return();
  assert.deepEqual(await step, { done: true, value: undefined });
  assert.deepEqual(await iterator.next(), { done: true, value: undefined });
});

test("waitForBulk resolves with the final state, against the sandbox too", async () => {
  const { client } = answering(0, 5, 201);
  assert.equal((await client.waitForBulk(UUID, { interval: 1 })).status_code, 201);
  const world = await newWorld({ speed: 100 });
  const { lox24 } = clientsOf(api, world);
  const { uuid } = await lox24.createBulk(bulk);
  assert.equal((await lox24.waitForBulk(uuid, { interval: 10 })).status_code, 10);
});

test("a temporary failure does not end the watch, a permanent one does", async () => {
  const lost = new Error("lost");
  const { client } = answering(0, lost, 503, 5, lost, 500, 10);
  assert.equal((await client.waitForBulk(UUID, { interval: 1 })).status_code, 10);
  const lasting = answering(0, lost);
  assert.equal((await rejection(lasting.client.waitForBulk(UUID, { interval: 1 }))).code, "connection_failed");
  assert.equal(lasting.counter.looks, 4);
  const gone = answering(0, 404);
  assert.equal((await rejection(gone.client.waitForBulk(UUID, { interval: 1 }))).status, 404);
  // The short form may be missing, so that the full bulk decides.
  assert.equal(gone.counter.looks, 3);
});

test("a deadline covers the current request, and an abort ends the watch", async () => {
  const silent = new Lox24Client({ token: "1:silent", fetch: () => new Promise(() => {}) });
  const error = await rejection(silent.waitForBulk(UUID, { deadline: 30 }));
  assert.deepEqual([error.constructor, error.code], [TimeoutError, "deadline"]);
  const { client } = answering(5);
  assert.equal((await rejection(client.waitForBulk(UUID, { interval: 60_000, deadline: 30 }))).code, "deadline");
  const controller = new AbortController();
  const waiting = rejection(client.waitForBulk(UUID, { interval: 60_000, signal: controller.signal }));
  setTimeout(() => controller.abort("enough"), 10);
  assert.equal(await waiting, "enough");
});

test("watching an invalid id rejects and sends nothing", async () => {
  const { client, counter } = answering(0);
  assert.equal((await rejection(client.waitForBulk(""))).code, "invalid_input");
  const iterator = client.watchBulk(undefined, { interval: -1 });
  const error = await rejection(iterator.next());
  assert.deepEqual(error.issues.map(({ path }) => path), ["options.interval", "id"]);
  assert.deepEqual(await iterator.next(), { done: true, value: undefined });
  assert.equal(counter.looks, 0);
});
