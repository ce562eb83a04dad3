// bulk-sms/cloudflare in workerd: two Workers with one budget and one store of calls, in front of the sandbox.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Lox24Client } from "bulk-sms";
import { Miniflare } from "miniflare";
import { newWorld, post, rejection, requests } from "./support.mjs";
import { bundle } from "./worker.mjs";

/** The Worker. Besides its pages' calls, it makes those of a test: to the stores that it has, and to objects whose clock a test sets. */
const source = `
  import * as cloudflare from "bulk-sms/cloudflare";
  import { createProxy } from "bulk-sms/proxy";
  const { SmsBudget, SmsCalls, durableBudget, durableCalls } = cloudflare;
  export { SmsBudget, SmsCalls };

  const seen = (Class) => class extends Class {
    ring() { return this.alarm(); }
    alarmAt() { return this.ctx.storage.getAlarm(); }
    async stored() {
      const tables = this.ctx.storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'reserved'").toArray();
      const rows = tables.length && this.ctx.storage.sql.exec("SELECT count(*) AS count FROM reserved").one().count;
      return { tables: tables.length, rows, keys: (await this.ctx.storage.list()).size };
    }
  };
  export class SeenBudget extends seen(SmsBudget) {
    later = 0;
    advance(seconds) { this.later += seconds * 1000; }
    now() { return Date.now() + this.later; }
  }
  export class SeenCalls extends seen(SmsCalls) {}

  let proxy;
  const startProxy = (env) => createProxy({
    lox24: { token: env.WORLD.token, baseUrl: env.WORLD.baseUrl },
    allow: ["createBulk"],
    authorize: (request) => ({ user: request.headers.get("x-user") }),
    budget: durableBudget(env.SMS_BUDGET, { messages: 600, seconds: 86_400 }),
    ...(env.WORLD.isDurable && { calls: durableCalls(env.SMS_CALLS) }),
  });
  const jobs = {
    names: () => Object.keys(cloudflare).sort(),
    budget: (env, [limits, method, ...rest]) => durableBudget(env.SEEN_BUDGET, limits)[method](...rest),
    calls: (env, [method, ...rest]) => durableCalls(env.SMS_CALLS)[method](...rest),
    object: (env, [binding, name, method, ...rest]) => env[binding].get(env[binding].idFromName(name))[method](...rest),
    unbound: (env, [limits]) => [
      () => durableBudget(env.NO_SUCH_BINDING, limits), () => durableCalls(undefined), () => durableBudget(env.SMS_BUDGET, { mesages: 1 }),
    ].map((attempt) => { try { attempt(); } catch (error) { return [error.name, error.issues.map(({ path }) => path)]; } }),
  };
  export default {
    async fetch(request, env) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/api/sms/")) return (proxy ??= startProxy(env))(request);
      try {
        return Response.json({ result: await jobs[pathname.slice(1)](env, await request.json()) });
      } catch (error) {
        return new Response(error.stack, { status: 500 });
      }
    },
  };
`;

let folder;
let options;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulk-sms-cloudflare-"));
  options = await bundle(source, folder);
});
after(() => rm(folder, { recursive: true }));

/** Starts two Workers, of which the second uses the objects of the first. What they store is in a folder. */
async function start(context, world, persist) {
  const classes = { SMS_BUDGET: "SmsBudget", SMS_CALLS: "SmsCalls", SEEN_BUDGET: "SeenBudget", SEEN_CALLS: "SeenCalls" };
  const { cf, ...own } = options;
  const worker = (name, more) => ({
    ...own,
    name,
    bindings: { WORLD: world ?? {} },
    durableObjects: Object.fromEntries(
      Object.entries(classes).map(([binding, className]) => [binding, { className, useSQLite: true, ...more }]),
    ),
  });
  const runtime = new Miniflare({ cf, durableObjectsPersist: persist, workers: [worker("first"), worker("second", { scriptName: "first" })] });
  let stopped;
  const stop = () => (stopped ??= runtime.dispose());
  context.after(stop);
  const workers = [await runtime.getWorker("first"), await runtime.getWorker("second")];
  let turn = 0;
  /** Makes a request of each Worker in turn. */
  const fetch = async (request) => {
    turn += 1;
    const { url, method } = request;
    const body = method === "GET" ? undefined : await request.text();
    return workers[turn % 2].fetch(url, { method, headers: [...request.headers], body });
  };
  const job = async (name, ...input) => {
    const response = await fetch(new Request(`http://worker/${name}`, { method: "POST", body: JSON.stringify(input) }));
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return JSON.parse(text).result;
  };
  return { fetch, job, stop };
}

const emptyFolder = async (context) => {
  const made = await mkdtemp(join(tmpdir(), "bulk-sms-objects-"));
  context.after(() => rm(made, { recursive: true, force: true }));
  return made;
};

/** A page of a user, which makes calls and counts their outcomes. */
function page(fetch, user) {
  const lead = (request) => {
    request.headers.set("x-user", user);
    return fetch(request);
  };
  const lox24 = new Lox24Client({ baseUrl: "https://shop.example/api/sms/lox24", fetch: lead, maxRetries: 0, timeout: 120_000 });
  const outcomes = {};
  const send = async () => {
    const sent = lox24.createBulk({ sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] });
    const outcome = await sent.then(() => "accepted", (error) => error.providerCode === "budget_exhausted" ? "exhausted" : error.outcome);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return outcome;
  };
  return { send, outcomes };
}

const call = { user: "u1", operation: "createBulk", fingerprint: "17" };
const answer = { status: 201, headers: { "content-type": "application/json" }, body: '{"uuid":"1"}' };

test("the budget is exact under 1,000 calls at once of two Workers, whatever becomes of them, and survives a restart", async (context) => {
  const world = await newWorld({ speed: 0 });
  const persist = await emptyFolder(context);
  const { fetch, stop } = await start(context, world, persist);
  // Every third answer is lost, and every third call is refused.
  const faults = Array.from({ length: 1000 }, (_, index) => [undefined, { kind: "drop", place: "after" }, { kind: "status", status: 422 }][index % 3]);
  await post(`${world.control}/faults`, faults.filter(Boolean));
  const { send, outcomes } = page(fetch, "u1");
  await Promise.all(Array.from({ length: 1000 }, send));
  assert.ok(outcomes.unknown > 100 && outcomes.rejected > 100 && outcomes.exhausted > 0, JSON.stringify(outcomes));
  // What was released can be spent; what nobody knows cannot.
  for (let more = true; more; ) more = (await Promise.all(Array.from({ length: 50 }, send))).some((it) => it !== "exhausted");
  const { seen, applied } = await requests(world);
  assert.equal(applied, 600);
  assert.equal(seen, 600 + outcomes.rejected);
  assert.equal(outcomes.accepted + outcomes.unknown, 600);
  assert.equal(outcomes["not-sent"], undefined);
  context.diagnostic(JSON.stringify(outcomes));

  assert.equal(await page(fetch, "u2").send(), "accepted");
  await stop();
  const again = await start(context, world, persist);
  assert.equal(await page(again.fetch, "u1").send(), "exhausted");
  assert.equal((await requests(world)).applied, 601);
});

describe("SmsBudget", () => {
  const limits = { messages: 3, seconds: 60 };

  test("counts what is reserved or committed until the window has passed, and not what is released", async (context) => {
    const { job } = await start(context);
    const reserve = (messages) => job("budget", limits, "reserve", "u1", { messages });
    const [first, second] = [await reserve(1), await reserve(2)];
    assert.equal(await reserve(1), false);
    await job("budget", limits, "release", second);
    await job("budget", limits, "release", second);
    const third = await reserve(1);
    await job("budget", limits, "commit", first);
    await job("budget", limits, "release", first);
    assert.equal(await reserve(2), false);
    await job("object", "SEEN_BUDGET", "u1", "advance", 59);
    assert.ok(await reserve(1));
    assert.equal(await reserve(1), false);
    await job("object", "SEEN_BUDGET", "u1", "advance", 2);
    assert.ok(await reserve(2));
    assert.equal(await reserve(1), false);
    assert.equal((await job("object", "SEEN_BUDGET", "u1", "stored")).rows, 2);
    // What has expired is gone, and its id is nobody else's.
    await job("budget", limits, "release", third);
    assert.equal(await reserve(1), false);
  });

  test("an amount counts for the window it was reserved with", async (context) => {
    const { job } = await start(context);
    assert.ok(await job("budget", { messages: 3, seconds: 600 }, "reserve", "u1", { messages: 3 }));
    await job("object", "SEEN_BUDGET", "u1", "advance", 61);
    assert.equal(await job("budget", limits, "reserve", "u1", { messages: 1 }), false);
  });

  test("refuses what has no price, and checks limits", async (context) => {
    const { job } = await start(context);
    const reserve = (amount) => job("budget", { cost: 1, seconds: 60 }, "reserve", "u", amount);
    assert.equal(await reserve({ messages: 1 }), false);
    assert.ok(await reserve({ messages: 1, cost: 1 }));
    assert.equal(await reserve({ messages: 1, cost: 0.01 }), false);
    const invalid = [["ValidationError", ["namespace"]], ["ValidationError", ["namespace"]], ["ValidationError", ["mesages", "seconds", "messages"]]];
    assert.deepEqual(await job("unbound", limits), invalid);
    const error = await rejection(job("object", "SMS_BUDGET", "u", "reserve", { messages: 1 }, { message: 1, seconds: 60 }));
    assert.match(error.message, /Expected `messages`, `cost` or `seconds`/);
  });

  test("deletes everything when the last amount has expired", async (context) => {
    const { job } = await start(context);
    const stored = () => job("object", "SEEN_BUDGET", "u1", "stored");
    const ring = () => job("object", "SEEN_BUDGET", "u1", "ring");
    const reserve = () => job("budget", limits, "reserve", "u1", { messages: 1 });
    await reserve();
    const alarm = await job("object", "SEEN_BUDGET", "u1", "alarmAt");
    assert.ok(Math.abs(alarm - Date.now() - 60_000) < 50_000);
    await job("object", "SEEN_BUDGET", "u1", "advance", 50);
    await reserve();
    await job("object", "SEEN_BUDGET", "u1", "advance", 20);
    await ring();
    assert.equal((await stored()).rows, 1);
    assert.notEqual(await job("object", "SEEN_BUDGET", "u1", "alarmAt"), alarm);
    await job("object", "SEEN_BUDGET", "u1", "advance", 60);
    await ring();
    assert.equal((await stored()).tables, 0);
    assert.ok(await reserve());
    assert.equal((await stored()).rows, 1);
    // A window without an end.
    assert.ok(await job("object", "SEEN_BUDGET", "u2", "reserve", { messages: 1 }, { messages: 1, seconds: 1e300 }));
    assert.ok(Number.isSafeInteger(await job("object", "SEEN_BUDGET", "u2", "alarmAt")));
    // The runtime's own alarm.
    await job("object", "SEEN_BUDGET", "u3", "reserve", { messages: 1 }, { messages: 1, seconds: 0.05 });
    while ((await job("object", "SEEN_BUDGET", "u3", "stored")).tables > 0);
  });
});

describe("SmsCalls", () => {
  test("only one of several calls with a key begins, and the others learn its answer", async (context) => {
    const persist = await emptyFolder(context);
    const { job, stop } = await start(context, undefined, persist);
    const begun = await Promise.all(Array.from({ length: 20 }, () => job("calls", "begin", "key-1", call)));
    assert.deepEqual(begun.filter((it) => it !== undefined), Array(19).fill(call));
    assert.deepEqual(await job("calls", "find", "key-1"), call);
    await job("calls", "finish", "key-1", answer);
    for (const method of ["begin", "find"]) assert.deepEqual(await job("calls", method, "key-1", call), { ...call, answer });
    await stop();
    const again = await start(context, undefined, persist);
    assert.deepEqual(await again.job("calls", "find", "key-1"), { ...call, answer });
  });

  test("a call that was asked for before it arrived never begins", async (context) => {
    const { job } = await start(context);
    const isVoid = { user: "", operation: "", fingerprint: "", isVoid: true };
    assert.deepEqual(await job("calls", "find", "key-2"), isVoid);
    assert.deepEqual(await job("calls", "begin", "key-2", call), isVoid);
    await job("calls", "finish", "key-2", answer);
    assert.deepEqual(await job("calls", "find", "key-2"), isVoid);
  });

  test("keeps answers of any size, and none", async (context) => {
    const { job } = await start(context);
    const { body, ...empty } = answer;
    for (const [key, given] of [["none", empty], ["empty", { ...answer, body: "" }], ["large", { ...answer, body: "\u{1f600}\ud83dä".repeat(900_000) }]]) {
      await job("calls", "begin", key, call);
      await job("calls", "finish", key, given);
      const found = await job("calls", "find", key);
      assert.ok(found.answer.body === given.body, `${key}: ${found.answer.body?.length} of ${given.body?.length}`);
      assert.equal(found.answer.status, 201);
    }
  });

  test("forgets a call after 24 hours", async (context) => {
    const { job } = await start(context);
    const object = (method, ...rest) => job("object", "SEEN_CALLS", "key-3", method, ...rest);
    for (const first of ["begin", "find"]) {
      await object(first, call);
      const hours = ((await object("alarmAt")) - Date.now()) / 3_600_000;
      assert.ok(hours > 23 && hours < 25, String(hours));
      await object("ring");
      assert.equal((await object("stored")).keys, 0);
    }
    // Nothing is stored for a call that has been forgotten.
    await object("finish", answer);
    assert.equal((await object("stored")).keys, 0);
    assert.equal(await object("begin", call), undefined);
  });
});

describe("a page that has lost an answer, with durableCalls", () => {
  test("gets it from whichever Worker it asks, and nothing is sent twice", async (context) => {
    const world = await newWorld({ speed: 0 });
    const { fetch } = await start(context, { ...world, isDurable: true });
    const asked = [];
    const { send, outcomes } = page(async (request) => {
      asked.push(request.method);
      const response = await fetch(request);
      if (request.method === "POST") throw new TypeError("offline");
      return response;
    }, "u1");
    await Promise.all(Array.from({ length: 20 }, send));
    assert.deepEqual(outcomes, { accepted: 20 });
    assert.ok(asked.filter((it) => it === "GET").length >= 20);
    assert.equal((await requests(world)).applied, 20);
  });

  test("knows that nothing was sent if its request has not arrived, because it would be refused now", async (context) => {
    const world = await newWorld({ speed: 0 });
    const { fetch } = await start(context, { ...world, isDurable: true });
    let late;
    const { send } = page((request) => {
      if (request.method !== "POST") return fetch(request);
      late = request;
      throw new TypeError("offline");
    }, "u1");
    assert.equal(await send(), "not-sent");
    const response = await fetch(late);
    assert.deepEqual([response.headers.get("bulk-sms-outcome"), response.status >= 400], ["not-sent", true]);
    assert.equal((await requests(world)).seen, 0);
  });
});

test("the Worker in docs/from-a-web-page.md works with its wrangler.jsonc", async (context) => {
  const text = await readFile(new URL("../../docs/from-a-web-page.md", import.meta.url), "utf8");
  const shown = Object.fromEntries([...text.matchAll(/^<!-- (\S+) -->\n```\w+\n([^]*?)^```$/gm)].map(([, name, block]) => [name, block]));
  const { durable_objects, migrations, compatibility_date } = JSON.parse(shown["wrangler.jsonc"]);
  const made = await mkdtemp(join(tmpdir(), "bulk-sms-documented-"));
  context.after(() => rm(made, { recursive: true }));
  const userOf = "const userOf = async (request) => (request.headers.has(\"cookie\") ? { id: \"u1\" } : undefined);";
  const world = await newWorld({ speed: 0 });
  // The provider is the sandbox.
  const sandboxed = shown["worker.js"].replace("lox24: {", `lox24: { baseUrl: ${JSON.stringify(world.baseUrl)},`);
  const [{ new_sqlite_classes: classes }] = migrations;
  const bindings = durable_objects.bindings.map(({ name, class_name: className }) => [name, { className, useSQLite: classes.includes(className) }]);
  const runtime = new Miniflare({
    ...(await bundle(`${sandboxed}\n${userOf}`, made, compatibility_date)),
    bindings: { LOX24_TOKEN: world.token },
    durableObjects: Object.fromEntries(bindings),
  });
  context.after(() => runtime.dispose());
  const send = (headers) =>
    runtime.dispatchFetch("https://shop.example/api/sms/lox24/bulks", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "0f8fad5b-d9cb-469f-a165-70867728950e", ...headers },
      body: JSON.stringify({ sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] }),
    });
  assert.equal((await send({})).status, 403);
  const [first, second] = [await send({ cookie: "session=1" }), await send({ cookie: "session=1" })];
  assert.deepEqual([first.status, await second.json()], [201, await first.json()]);
  assert.equal((await requests(world)).applied, 1);
});

test("the Worker imports what the types declare", async (context) => {
  const { job } = await start(context);
  assert.deepEqual(await job("names"), ["SmsBudget", "SmsCalls", "durableBudget", "durableCalls"]);
});

test("elsewhere, the import says what is missing", async () => {
  const error = await rejection(import("bulk-sms/cloudflare"));
  assert.match(error.message, /cloudflare:/);
});
