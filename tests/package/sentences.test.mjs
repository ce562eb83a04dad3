// What the message of an error says besides the facts: the provider's own words, and whether to call again.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { UUID, atOwnHost, clientsOf, newHost, newWorld, post, rejection } from "./support.mjs";

const { EightByEightClient, Lox24Client } = api;
const bulk = { text: "x", sender_id: "x", phones: ["+447700900000"] };
const lox24 = (body, status) => new Lox24Client({ token: "1:words", baseUrl: newHost(), fetch: async () => Response.json(body, { status }) });
const eightByEight = (body, status) => new EightByEightClient({ apiKey: "words", subAccountId: "sandbox_sub", fetch: async () => Response.json(body, { status }) });

test("the provider's own sentence is in the message", async () => {
  const words = "The gateway refuses this service today";
  for (const status of [400, 402, 403, 422]) {
    const { message } = await rejection(lox24({ title: "An error occurred", detail: `${words}.` }, status).createBulk(bulk));
    assert.ok(message.includes(words), message);
  }
  const { message } = await rejection(eightByEight({ code: 1000, message: `${words}.`, errorId: UUID, timestamp: "now" }, 400).cancelBatch(UUID));
  assert.ok(message.includes(words), message);
});

test("it is masked as the sentences of violations are", async () => {
  const words = 'Number +447700900000 and text "Doors open at 19:00" are refused by the gateway';
  const problem = { detail: words, violations: [{ propertyPath: "phones[0]", message: words }] };
  const error = await rejection(lox24(problem, 400).createBulk(bulk));
  const [{ message: masked }] = error.violations;
  assert.notEqual(masked, words);
  assert.ok(error.message.includes(masked), error.message);
  const other = await rejection(eightByEight({ code: 1002, message: words, errorId: UUID }, 400).cancelBatch(UUID));
  assert.ok(other.message.includes(masked), other.message);
  for (const { message } of [error, other]) assert.doesNotMatch(message, /7700900000|Doors open/);
});

test("anything but a sentence leaves no trace", async () => {
  for (const detail of [undefined, null, 7, {}, [], "", " "]) {
    for (const call of [lox24({ detail }, 400).createBulk(bulk), eightByEight({ message: detail }, 400).cancelBatch(UUID)]) {
      const { message } = await rejection(call);
      assert.doesNotMatch(message, /undefined|null|object|: \.|"…?"| {2}|\b7\b/);
    }
  }
});

const faults = [{ kind: "status", status: 500 }, { kind: "drop" }, { kind: "drop", place: "after" }, { kind: "silence" }];

/** What a call reports if every attempt meets one of the faults. */
async function messages(call) {
  const found = [];
  for (const fault of faults) {
    const world = atOwnHost(await newWorld({ speed: 0 }));
    await post(`${world.control}/faults`, { ...fault, times: 0 });
    const clients = clientsOf(api, world, { maxRetries: 1, timeout: fault.kind === "silence" ? 100 : 30_000 });
    const { message, outcome } = await rejection(call(clients));
    assert.equal(outcome, "unknown", message);
    found.push(message);
  }
  return found;
}

for (const [name, call] of [
  ["cancelBulk", (clients) => clients.lox24.cancelBulk(UUID)],
  ["cancelBatch", (clients) => clients.eightByEight.cancelBatch(UUID)],
]) {
  test(`a failed ${name} says that it is safe to repeat`, async () => {
    for (const message of await messages(call)) {
      assert.match(message, /safe to (call again|repeat)/i);
      assert.doesNotMatch(message, /check before/i);
    }
  });
}

test("a failed createBulk or deleteSms does not", async () => {
  const calls = [(clients) => clients.lox24.createBulk(bulk), (clients) => clients.lox24.deleteSms({ is_sent: true })];
  for (const call of calls) {
    for (const message of await messages(call)) assert.doesNotMatch(message, /safe to/i);
  }
});
