// What `free()` leaves behind: calls reject and lists throw with a code of their own. And no object shows its place in the
// wasm's memory.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { BulkSmsError, EightByEightClient, Lox24Client, Recipients, ValidationError, checkBulk } from "bulk-sms";
import { operations } from "./operations.mjs";
import { UUID, rejection } from "./support.mjs";

const require = createRequire(import.meta.url);
const phones = ["+447700900000", "+447700900001"];
const answer = async () => Response.json({ uuid: UUID, status_code: 0, deleted_sms_count: 0, cancelledCount: 0 });
const lox24 = (fetch = answer) => new Lox24Client({ token: "1:freed", fetch });
const eightByEight = () => new EightByEightClient({ apiKey: "freed", subAccountId: "sandbox_sub", fetch: answer });

function freed(error) {
  assert.ok(error instanceof BulkSmsError, inspect(error));
  assert.deepEqual([error.constructor, error.code, error.outcome], [BulkSmsError, "freed", "not-sent"]);
  assert.match(error.message, /free/);
  return true;
}

test("calls of a freed client reject", async () => {
  const client = lox24();
  const other = eightByEight();
  client.free();
  other.free();
  const more = ["waitForBulk", "watchBulk", "findBulk", "blockedRecipients"].map((name) => ({ name, provider: "LOX24", isList: name === "watchBulk" }));
  for (const { name, provider, isList } of [...operations, ...more]) {
    let promise;
    // The promise rejects; the call itself never throws.
    assert.doesNotThrow(() => { promise = (provider === "LOX24" ? client : other)[name]({}); }, name);
    if (!isList) {
      freed(await rejection(promise));
      continue;
    }
    const iterator = promise;
    freed(await rejection(iterator.next()));
    assert.deepEqual(await iterator.next(), { done: true, value: undefined });
    await assert.rejects(async () => {
      for await (const _ of client[name](UUID)) assert.fail("a value");
    }, freed);
  }
});

test("a freed list throws, whatever is asked of it", () => {
  const list = Recipients.parse(phones);
  list.free();
  const uses = {
    length: () => list.length,
    duplicates: () => list.duplicates,
    rejectedCount: () => list.rejectedCount,
    rejected: () => list.rejected,
    reasons: () => list.reasons(),
    countries: () => list.countries(),
    chunks: () => list.chunks(1),
    toArray: () => list.toArray(),
    toBytes: () => list.toBytes(),
    has: () => list.has(phones[0]),
    rowOf: () => list.rowOf(phones[0]),
    without: () => list.without(Recipients.parse(phones)),
    iterator: () => [...list],
  };
  for (const [name, use] of Object.entries(uses)) assert.throws(use, freed, name);
});

test("a freed list within a bulk is an issue that says so", async () => {
  const list = Recipients.parse(phones);
  list.free();
  const error = await rejection(lox24().createBulk({ text: "x", phones: list }));
  assert.equal(error.constructor, ValidationError);
  for (const issues of [error.issues, checkBulk({ text: "x", phones: list }).issues]) {
    assert.deepEqual(issues.map(({ path }) => path), ["phones"]);
    assert.match(issues[0].message, /freed/);
  }
});

test("freeing twice is harmless, and so is `using` after it", () => {
  for (const object of [lox24(), eightByEight(), Recipients.parse(phones)]) {
    object.free();
    object.free();
    // What `using` calls at the end of its block.
    object[Symbol.dispose]();
    object.free();
  }
  const disposed = Recipients.parse(phones);
  disposed[Symbol.dispose]();
  assert.throws(() => disposed.length, freed);
});

test("calls in progress finish", async () => {
  const states = [503, 0, 10];
  const fetch = async () => {
    // The last state stays.
    const state = states.length > 1 ? states.shift() : states[0];
    return state === 503 ? new Response("", { status: 503 }) : Response.json({ uuid: UUID, status_code: state });
  };
  const client = lox24(fetch);
  const watch = client.waitForBulk(UUID, { interval: 1 });
  client.free();
  assert.equal((await watch).status_code, 10);

  let body;
  const sender = lox24(async (request) => {
    body = await request.json();
    return answer();
  });
  const list = Recipients.parse(phones);
  const call = sender.createBulk({ text: "x", phones: list });
  list.free();
  sender.free();
  await call;
  assert.deepEqual(body.phones, phones);
});

test("`new Recipients()` says how lists are created", () => {
  assert.throws(() => new Recipients(), (error) => {
    assert.ok(error instanceof TypeError || error instanceof BulkSmsError);
    assert.match(error.message, /Recipients\.parse/);
    return true;
  });
});

test("a list of another copy of the package is sent, or named as such", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-copy-"));
  context.after(() => rm(folder, { recursive: true }));
  await cp(dirname(require.resolve("bulk-sms")), folder, { recursive: true });
  const other = require(join(folder, "index.cjs"));
  assert.notEqual(other.Recipients, Recipients);
  const list = other.Recipients.parse(phones);
  for (const use of [() => Recipients.of(list), () => Recipients.parse(phones).without(list)]) assert.throws(use, /another copy/);
  let sent;
  const client = lox24(async (request) => {
    sent = await request.json();
    return answer();
  });
  const error = await client.createBulk({ text: "x", phones: list }).then(() => undefined, (error) => error);
  const { issues, recipients } = checkBulk({ text: "x", phones: list });
  if (error) {
    assert.equal(error.constructor, ValidationError);
    for (const [issue, ...more] of [error.issues, issues]) {
      assert.deepEqual([issue.path, more], ["phones", []]);
      assert.match(issue.message, /(another|other|second) copy/);
    }
  } else {
    assert.deepEqual([sent.phones, issues, recipients], [phones, [], phones.length]);
  }
  // It still belongs to the other copy.
  assert.deepEqual(list.toArray(), phones);
});

test("nothing that is printed or listed is a pointer", () => {
  const list = Recipients.parse(phones);
  for (const object of [lox24(), eightByEight(), list, ...list.chunks(1)]) {
    const { name } = object.constructor;
    for (const key of Reflect.ownKeys(object)) assert.notEqual(typeof object[key], "number", `${name}: ${String(key)}`);
    for (const shown of [inspect(object), JSON.stringify(object), Object.keys(object).join()]) {
      assert.doesNotMatch(shown, /ptr|pointer|__/i, name);
    }
    // Here the class shows that it has a getter.
    assert.doesNotMatch(inspect(object, { showHidden: true, depth: 9 }), /\d{3}/, name);
  }
});
