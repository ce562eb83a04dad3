// Calls that are spaced out: many watches of one client share a pace, and 8x8's details are read once a second.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { UUID, clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

/** Counts the requests that start in the same turn of the event loop. */
function counting(respond) {
  const bursts = [];
  let last;
  const paths = [];
  const fetch = async (request) => {
    paths.push(new URL(request.url).pathname);
    const turn = (last ??= { count: 0 });
    turn.count += 1;
    if (turn.count === 1) {
      bursts.push(turn);
      setTimeout(() => (last = undefined));
    }
    return respond(request);
  };
  return { fetch, bursts, paths };
}

test("200 waits are not a burst of 200 requests", async () => {
  const { fetch, bursts, paths } = counting(() => Response.json({ uuid: UUID, status_code: 10 }));
  const lox24 = new api.Lox24Client({ baseUrl: "https://pace.example", fetch });
  await Promise.all(Array.from({ length: 200 }, () => lox24.waitForBulk(UUID)));
  assert.equal(paths.length, 200);
  assert.ok(Math.max(...bursts.map(({ count }) => count)) <= 5);
});

test("a watch reads the full bulk only when its state has changed", async () => {
  const states = [0, 0, 0, 5, 5, 10];
  let at = 0;
  const { fetch, paths } = counting((request) => {
    const isShort = new URL(request.url).pathname.endsWith("/status");
    if (isShort) at += 1;
    return Response.json({ uuid: UUID, status_code: states[at], ...(isShort ? {} : { text: "full" }) });
  });
  const lox24 = new api.Lox24Client({ baseUrl: "https://watch.example", fetch });
  const seen = [];
  for await (const { status_code, text } of lox24.watchBulk(UUID, { interval: 1 })) seen.push([status_code, text]);
  assert.deepEqual(seen, [[0, "full"], [5, "full"], [10, "full"]]);
  const full = paths.filter((path) => !path.endsWith("/status"));
  assert.deepEqual([full.length, paths.length - full.length], [3, 5]);
});

test("where there is no short form, a watch reads the full bulk", async () => {
  const world = await newWorld({ statusPath: false, startDelay: 0, rate: 20 });
  const { lox24 } = clientsOf(api, world);
  const { uuid } = await lox24.createBulk({ text: "x", sender_id: "x", phones: ["+447700900000"] });
  const { status_code } = await lox24.waitForBulk(uuid, { interval: 20 });
  assert.equal(status_code, 10);
  const { log } = await requests(world);
  assert.equal(log.filter(({ path }) => path.endsWith("/status")).length, 1);
});

test("8x8's details are read once a second, in the order of the calls", async () => {
  const world = await newWorld();
  const { eightByEight } = clientsOf(api, world, { maxRetries: 0 });
  const { umid } = await eightByEight.sendSms({ destination: "+447700900000", text: "x" });
  const controller = new AbortController();
  const order = [];
  const calls = [0, 1, 2, 3].map((number) =>
    eightByEight.getSms(umid, number === 1 ? { signal: controller.signal } : {}).then(() => order.push(number)),
  );
  controller.abort(new Error("not any more"));
  assert.match((await rejection(calls[1])).message, /not any more/);
  // The sandbox responds with 429 to what comes too early.
  await Promise.all([calls[0], calls[2], calls[3]]);
  assert.deepEqual(order, [0, 2, 3]);
  const { log } = await requests(world);
  assert.ok(log.every(({ status }) => status === 200));
  await post(`${world.control}/clock`, { speed: 0 });
});
