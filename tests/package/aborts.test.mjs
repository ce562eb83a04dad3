// One AbortSignal for many calls: it has one listener, not one for each, so that Node does not warn about a leak.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { EightByEightClient, Lox24Client } from "bulk-sms";
import { UUID, newHost, rejection } from "./support.mjs";

const CALLS = 50;
const done = () => Response.json({ uuid: UUID, status_code: 10, cancelledCount: 1 });
const waiting = () => Response.json({ uuid: UUID, status_code: 5 });
const never = () => new Promise(() => {});
const listeners = (signal) => getEventListeners(signal, "abort").length;
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

const warnings = [];
process.on("warning", (warning) => warnings.push(warning));

/** A client whose credential is proven; `server.answer` returns the response to further calls. */
async function provenClient() {
  const server = { answer: done };
  const client = new Lox24Client({ token: "1:abort", baseUrl: newHost(), fetch: async () => server.answer() });
  await client.getBulk(UUID);
  return { client, server };
}

/** What calls can wait for, each with a call that only the signal ends. */
const ways = {
  "for answers": async (signal) => {
    const { client, server } = await provenClient();
    server.answer = never;
    return () => client.getBulk(UUID, { signal });
  },
  "for others to prove the credential": async (signal) => {
    const client = new Lox24Client({ token: "1:abort", baseUrl: newHost(), fetch: never });
    return () => client.getBulk(UUID, { signal });
  },
  "for the next attempt": async (signal) => {
    const { client, server } = await provenClient();
    server.answer = () => new Response("", { status: 503, headers: { "retry-after": "50" } });
    return () => client.getBulk(UUID, { signal });
  },
  "for a bulk to change": async (signal) => {
    const { client, server } = await provenClient();
    server.answer = waiting;
    return () => client.waitForBulk(UUID, { signal, interval: 60_000 });
  },
  "for both providers": async (signal) => {
    const { client, server } = await provenClient();
    server.answer = never;
    const other = new EightByEightClient({ apiKey: "abort", subAccountId: "sandbox_sub", fetch: never });
    return (call) => (call % 2 ? other.cancelBatch(UUID, { signal }) : client.cancelBulk(UUID, { signal }));
  },
};

for (const [name, prepare] of Object.entries(ways)) {
  test(`calls that wait ${name}: one listener, and an abort ends all`, async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const call = await prepare(signal);
    const calls = Array.from({ length: CALLS }, (_, index) => rejection(call(index)));
    await turn();
    assert.equal(listeners(signal), 1);
    const reason = { why: "enough" };
    controller.abort(reason);
    for (const error of await Promise.all(calls)) assert.equal(error, reason);
    assert.equal(listeners(signal), 0);
  });
}

test("the listener stays while a call is in progress, goes with the last, and returns with the next", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { client, server } = await provenClient();
  for (let round = 0; round < 2; round += 1) {
    const ends = [];
    server.answer = () => new Promise((resolve) => ends.push(() => resolve(done())));
    const calls = Array.from({ length: CALLS }, () => client.getBulk(UUID, { signal }));
    await turn();
    assert.equal(listeners(signal), 1);
    for (const end of ends.slice(1)) end();
    await Promise.all(calls.slice(1));
    assert.equal(listeners(signal), 1);
    ends[0]();
    await calls[0];
    assert.equal(listeners(signal), 0);
  }
  server.answer = never;
  const last = rejection(client.getBulk(UUID, { signal }));
  await turn();
  controller.abort("enough");
  assert.equal(await last, "enough");
});

test("consecutive calls leave none", async () => {
  const { signal } = new AbortController();
  const { client, server } = await provenClient();
  const answers = [done, () => new Response("no", { status: 404 }), () => Promise.reject(new Error("lost"))];
  for (let call = 0; call < CALLS; call += 1) {
    server.answer = answers[call % answers.length];
    await client.getBulk(UUID, { signal, maxRetries: 0 }).catch(() => {});
    assert.equal(listeners(signal), 0);
  }
});

test("Node has warned of nothing", async () => {
  await turn();
  assert.deepEqual(warnings.map(({ name, message }) => `${name}: ${message}`), []);
});
