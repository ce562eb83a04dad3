// A filter of ranges that every message passes selects as much as no filter, so it is refused in the same way.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { clientsOf, newWorld, rejection, requests } from "./support.mjs";

const epoch = new Date(null);
const everything = [
  { created_at: { gte: 0 } },
  { created_at: { gte: epoch } },
  { created_at: { gt: epoch } },
  { created_at: { gt: 0 } },
  { chars_count: { gte: 0 } },
  { parts_count: { gte: 0 } },
  { chars_count: { gte: 0 }, parts_count: { gte: 0 } },
  { created_at: { gte: 0, gt: 0 }, chars_count: { gte: 0 } },
  { created_at: { gte: 0 }, _order: { created_at: "asc" } },
];
const something = [
  { chars_count: { gte: 0 }, is_sent: true },
  { created_at: { gte: 0, lt: 1_700_000_000 } },
  { created_at: { gte: 1_700_000_000 } },
  { created_at: { lte: epoch } },
  { created_at: 0 },
  { chars_count: { gte: 1, lte: 160 } },
  { chars_count: { lt: 160 } },
  { chars_count: 0 },
];

test("nothing of it is sent", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  await lox24.createBulk({ text: "x", sender_id: "x", phones: ["+447700900000"] });
  for (const filter of everything) {
    for (const options of [undefined, {}, { all: false }]) {
      const error = await rejection(lox24.deleteSms(filter, options));
      const name = JSON.stringify(filter);
      assert.deepEqual([error.name, error.outcome], ["ValidationError", "not-sent"], name);
      assert.deepEqual(error.issues.map(({ code }) => code), ["selects_everything"], name);
      assert.match(error.issues[0].message, /all: true/);
    }
  }
  assert.equal((await requests(world)).seen, 1);
});

test("with `all` it is sent unchanged", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  await lox24.deleteSms({ created_at: { gte: 0 } }, { all: true });
  await lox24.deleteSms({ chars_count: { gte: 0 }, parts_count: { gte: 0 } }, { all: true });
  const { log } = await requests(world);
  assert.deepEqual(log.map(({ query }) => query), ["created_at[gte]=0", "chars_count[gte]=0&parts_count[gte]=0"]);
});

test("a filter that excludes something is sent without `all`", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  for (const filter of something) await lox24.deleteSms(filter);
  assert.equal((await requests(world)).applied, something.length);
});
