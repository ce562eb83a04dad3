// After an unknown outcome: a marked bulk is found if it was created, and nothing is sent by looking.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const bulk = { text: "hi", sender_id: "x", phones: ["+447700900000"] };

async function failing(fault, given = bulk) {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  for (let count = 0; count < 3; count += 1) await lox24.createBulk(bulk);
  await post(`${world.control}/faults`, { method: "POST", ...fault });
  const error = await rejection(lox24.createBulk(given, { tag: true }));
  return { world, lox24, error };
}

test("a bulk that was created is found by its own mark", async () => {
  const { world, lox24, error } = await failing({ kind: "drop", place: "after" });
  assert.equal(error.outcome, "unknown");
  assert.ok(Number.isInteger(error.tag.source) && error.tag.source >= 1 && error.tag.source < 2 ** 31);
  const found = await lox24.findBulk(error);
  assert.equal(found.certain, true);
  assert.equal(found.bulk.source, error.tag.source);
  // The mark alone, as a program would store it, does the same.
  assert.deepEqual(await lox24.findBulk(JSON.parse(JSON.stringify(error)).tag), found);
  assert.equal((await requests(world)).log.filter(({ method }) => method === "POST").length, 4);
});

test("a bulk that was not created is not found, and that is not certain", async () => {
  const { world, lox24, error } = await failing({ kind: "drop" });
  assert.equal(error.outcome, "unknown");
  assert.deepEqual(await lox24.findBulk(error), { bulk: undefined, certain: false });
  assert.equal((await requests(world)).log.filter(({ method }) => method === "POST").length, 4);
});

test("what was surely not created needs no look", async () => {
  const { world, lox24, error } = await failing({ kind: "status", status: 422 });
  const { seen } = await requests(world);
  assert.deepEqual(await lox24.findBulk(error), { bulk: undefined, certain: true });
  assert.equal((await requests(world)).seen, seen);
});

test("the caller's own source is kept, and is not unique", async () => {
  const { lox24, error } = await failing({ kind: "drop", place: "after" }, { ...bulk, source: 7 });
  assert.equal(error.tag.source, 7);
  const { bulk: found, certain } = await lox24.findBulk(error);
  assert.deepEqual([found.source, certain], [7, false]);
});

test("without a tag there is nothing to look for", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  await post(`${world.control}/faults`, { kind: "drop", times: 0 });
  const error = await rejection(lox24.createBulk(bulk));
  assert.equal(error.tag, undefined);
  for (const wrong of [error, undefined, null, 7, {}, { source: 7 }]) {
    const refused = await rejection(lox24.findBulk(wrong));
    assert.deepEqual(refused.issues.map(({ path, code }) => [path, code]), [["error", "required"]]);
  }
});
