// bulk-sms/proxy: a page's client, the proxy, and the sandbox behind it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as api from "bulk-sms";
import * as proxies from "bulk-sms/proxy";
import { Sandbox } from "bulk-sms/testing";
import { hostile, more } from "./hostile.mjs";
import { rejection } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const { Lox24Client, EightByEightClient, ValidationError } = api;
const { createProxy, memoryBudget } = proxies;
const base = "https://shop.example/api/sms";
const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001", "+447700900002"] };

/** A sandbox, a proxy in front of it, and clients of a page. */
function behind(options = {}) {
  const sandbox = new Sandbox({ speed: 0 });
  const calls = [];
  const events = [];
  const proxy = createProxy({
    lox24: { token: sandbox.token },
    eightByEight: { apiKey: sandbox.apiKey, subAccountIds: [sandbox.subAccountId] },
    allow: [
      "createBulk", "getBulk", "getBulkStatus", "listBulks", "cancelBulk", "deleteBulk", "getSms", "listSms", "countSms", "cancelSms",
      "deleteSms", "account", "blockedNumbers", "sendBatch", "cancelBatch", "sendSms",
    ],
    authorize: (_request, call) => {
      calls.push(call);
      return { user: "u1" };
    },
    fetch: sandbox.fetch,
    onCall: (event) => events.push(event),
    ...options,
  });
  const fetch = (request) => proxy(request);
  return {
    sandbox,
    calls,
    events,
    proxy,
    lox24: new Lox24Client({ baseUrl: `${base}/lox24`, fetch, maxRetries: 0 }),
    eightByEight: new EightByEightClient({ baseUrl: `${base}/8x8`, subAccountId: sandbox.subAccountId, fetch, maxRetries: 0 }),
  };
}

const items = async (list) => {
  const all = [];
  for await (const item of list) all.push(item);
  return all;
};

test("every operation works through a proxy as it does without one", async () => {
  const job = async ({ lox24, eightByEight, sandbox }) => {
    const { uuid } = await lox24.createBulk(bulk);
    const results = [await lox24.getBulk(uuid), await lox24.getBulkStatus(uuid), (await items(lox24.listBulks())).length];
    sandbox.advance(60);
    const sms = await items(lox24.listSms({ bulk: uuid }));
    results.push(await lox24.getBulk(uuid), sms, await lox24.countSms({ bulk: uuid }), await lox24.getSms(sms[0].uuid), await lox24.account());
    const later = await lox24.createBulk({ ...bulk, delivery_at: 1_900_000_000 });
    results.push(await lox24.cancelBulk(later.uuid), await lox24.cancelSms({ bulk: uuid }, { maxCancelled: 5 }));
    results.push(await lox24.deleteSms({ bulk: uuid, phone: "447700900001" }, { maxDeleted: 1 }), await items(lox24.blockedNumbers()));
    results.push(await lox24.deleteBulk(uuid));
    sandbox.addSms({ count: 65, phone: "+447700900009" });
    results.push((await items(lox24.listSms({ phone: "447700900009" }))).length);
    const scheduled = new Date(sandbox.state().now * 1000 + 3_600_000);
    const receipt = await eightByEight.sendBatch({ destinations: bulk.phones, text: "Hi", scheduled });
    results.push(receipt, await eightByEight.cancelBatch(receipt.batchId));
    const { umid } = await eightByEight.sendSms({ destination: "+447700900001", text: "Hi", scheduled });
    results.push(await eightByEight.getSms(umid), await eightByEight.cancelSms(umid));
    return [results, sandbox.requests().log.map(({ method, path, query, body }) => ({ method, path, query, body }))];
  };
  const settings = { seed: 7, speed: 0, now: new Date("2026-01-01T00:00:00Z") };
  const direct = new Sandbox(settings);
  const { token, apiKey, subAccountId, fetch } = direct;
  const expected = await job({
    sandbox: direct,
    lox24: new Lox24Client({ token, fetch }),
    eightByEight: new EightByEightClient({ apiKey, subAccountId, fetch }),
  });
  const sandbox = new Sandbox(settings);
  const proxied = await job({ ...behind({ fetch: sandbox.fetch }), sandbox });
  // What reached the provider is byte for byte the same. What came back has the documented fields alone.
  const undocumented = ["@id", "@type", "bulk", "callback_data", "chars_count", "is_sent", "key_id", "parts_count"];
  const documented = (sms) => Object.fromEntries(Object.entries(sms).filter(([name]) => !undocumented.includes(name)));
  const isSms = (it) => it?.phone !== undefined;
  expected[0] = expected[0].map((it) => (Array.isArray(it) ? it.map(documented) : isSms(it) ? documented(it) : it));
  assert.deepEqual(proxied, expected);
});

describe("who may call", () => {
  test("authorize sees what would be sent, and to whom", async () => {
    const { lox24, eightByEight, calls } = behind({ prices: { GB: 0.05, default: 1 } });
    const scheduled = new Date(Date.now() + 3_600_000);
    await lox24.createBulk({ ...bulk, text: "x".repeat(161) });
    const { uuid } = await lox24.createBulk(bulk);
    await lox24.getBulk(uuid);
    await lox24.countSms({ bulk: uuid });
    await eightByEight.sendSms({ destination: "+15550100", text: "Hi", scheduled });
    assert.deepEqual(
      calls.map(({ bulk, ...call }) => ({ ...call, ...(bulk && { phones: bulk.phones.length }) })),
      [
        { provider: "lox24", operation: "createBulk", recipients: 2, segments: 2, messages: 4, countries: { GB: 2 }, cost: 0.2, phones: 2 },
        { provider: "lox24", operation: "createBulk", recipients: 2, segments: 1, messages: 2, countries: { GB: 2 }, cost: 0.1, phones: 2 },
        { provider: "lox24", operation: "getBulk", id: uuid, recipients: 0, segments: 0, messages: 0, countries: {} },
        {
          provider: "lox24", operation: "countSms", filter: { bulk: uuid, _order: { created_at: "desc" } },
          recipients: 0, segments: 0, messages: 0, countries: {},
        },
        {
          provider: "8x8", operation: "sendSms", subAccountId: calls[4].subAccountId, recipients: 1, segments: 1, messages: 1, countries: { US: 1 }, cost: 1,
          sms: { destination: "+15550100", text: "Hi", scheduled: scheduled.toISOString() },
        },
      ].map((call) => (call.operation === "countSms" ? { ...call, operation: "listSms" } : call)),
    );
  });

  const cases = {
    "false": [() => false, 403, "not_authorized"],
    "true": [() => true, 403, "not_authorized"],
    "undefined": [() => undefined, 403, "not_authorized"],
    "a verdict without a user": [() => ({ limits: {} }), 403, "not_authorized"],
    "an empty user": [() => ({ user: "" }), 403, "not_authorized"],
    "an error": [() => { throw new Error("secret"); }, 500, "proxy_failed"],
    "a rejection": [async () => { throw new Error("secret"); }, 500, "proxy_failed"],
    "misspelled limits": [() => ({ user: "u", limits: { maxMessage: 1 } }), 500, "proxy_failed"],
    "a lost limit": [() => ({ user: "u", limits: { maxMessages: undefined } }), 500, "proxy_failed"],
    "a limit": [() => ({ user: "u", limits: { maxMessages: 1 } }), 422, "invalid_input"],
  };
  for (const [name, [authorize, status, code]] of Object.entries(cases)) {
    test(`${name}: ${status}, and nothing is sent`, async () => {
      const { lox24, sandbox } = behind({ authorize });
      const error = await rejection(lox24.createBulk(bulk));
      assert.deepEqual([error.status, error.providerCode, error.outcome], [status, code, "not-sent"]);
      assert.ok(!JSON.stringify(error).includes("secret"));
      assert.equal(sandbox.requests().seen, 0);
    });
  }

  test("a response of its own reaches the page, but nobody may store it or read it elsewhere", async () => {
    const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "public", "WWW-Authenticate": "Session" };
    const { proxy } = behind({ authorize: () => new Response("Log in.", { status: 401, headers }) });
    const response = await proxy(new Request(`${base}/lox24/me`));
    const { status } = response;
    assert.deepEqual([status, await response.text(), response.headers.get("www-authenticate")], [401, "Log in.", "Session"]);
    assert.deepEqual(
      ["cache-control", "access-control-allow-origin", "bulk-sms-outcome"].map((name) => response.headers.get(name)),
      ["no-store", null, "not-sent"],
    );
  });

  test("a page of a listed origin may read the response, and no other may", async () => {
    const { proxy } = behind({ origins: ["https://other.example"] });
    const ask = (origin) =>
      proxy(new Request(`${base}/lox24/bulks`, { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } }));
    const yes = await ask("https://other.example");
    assert.deepEqual([yes.status, yes.headers.get("access-control-allow-origin")], [204, "https://other.example"]);
    assert.equal((await ask("https://evil.example")).status, 403);
    const headers = { origin: "https://other.example", "sec-fetch-site": "cross-site" };
    const response = await proxy(new Request(`${base}/lox24/me`, { headers }));
    assert.deepEqual([response.status, response.headers.get("access-control-allow-origin")], [200, "https://other.example"]);
    assert.match(response.headers.get("access-control-expose-headers"), /Bulk-Sms-Outcome/);
  });
});

describe("honest across the hop", () => {
  const cases = {
    "lost before": [{ kind: "drop" }, "unknown", 502],
    "lost after": [{ kind: "drop", place: "after" }, "unknown", 502],
    "cut off": [{ kind: "cut", place: "after" }, "accepted", 502],
    "not as documented": [{ kind: "garbage" }, "accepted", 502],
    "refused": [{ kind: "status", status: 422 }, "rejected", 422],
    "no money": [{ kind: "status", status: 402 }, "rejected", 402],
    "failed": [{ kind: "status", status: 500 }, "unknown", 500],
    "a wrong credential of the proxy": [{ kind: "status", status: 401 }, "rejected", 503],
    "a redirect": [{ kind: "redirect" }, "unknown", 502],
  };
  for (const [name, [fault, outcome, status]] of Object.entries(cases)) {
    test(`${name}: ${outcome}`, async () => {
      const { lox24, sandbox, events } = behind();
      const direct = new Lox24Client({ token: sandbox.token, fetch: sandbox.fetch, maxRetries: 0 });
      sandbox.fail(fault, fault);
      const expected = await rejection(direct.createBulk(bulk));
      const error = await rejection(lox24.createBulk(bulk));
      assert.deepEqual([error.outcome, expected.outcome], [outcome, outcome]);
      assert.deepEqual([error.status, events[0].status, events[0].outcome], [status, status, outcome]);
      assert.ok(!JSON.stringify([error, error.body]).includes(sandbox.token.split(":")[1]));
    });
  }

  test("the provider's own words and violations reach the page", async () => {
    const { lox24, sandbox } = behind();
    sandbox.fail({ kind: "status", status: 422, body: JSON.stringify({ detail: "No.", violations: [{ propertyPath: "text", message: "Bad." }] }), contentType: "application/problem+json" });
    const error = await rejection(lox24.createBulk(bulk));
    assert.match(error.message, /LOX24 says: No\./);
    assert.deepEqual(error.violations, [{ path: "text", message: "Bad." }]);
  });

  test("the outcome in a header counts only where the provider is not", async () => {
    const headers = { "Bulk-Sms-Outcome": "not-sent", "Content-Type": "application/json" };
    const fetch = async () => new Response("{}", { status: 500, headers });
    const outcomes = [];
    for (const baseUrl of ["https://api.lox24.eu", "https://API.lox24.eu/", undefined, "https://proxy.example"]) {
      const client = new Lox24Client({ token: "1:a", fetch, maxRetries: 0, ...(baseUrl && { baseUrl }) });
      outcomes.push((await rejection(client.createBulk(bulk))).outcome);
    }
    assert.deepEqual(outcomes, ["unknown", "unknown", "unknown", "not-sent"]);
  });
});

describe("money", () => {
  test("a budget is reserved before, committed if accepted, released if not, and kept if nobody knows", async () => {
    const log = [];
    const budget = {
      reserve: async (user, amount) => (log.push(["reserve", user, amount]), "r"),
      commit: async (id) => log.push(["commit", id]),
      release: async (id) => log.push(["release", id]),
    };
    const { lox24, sandbox } = behind({ budget, prices: { default: 0.5 } });
    await lox24.createBulk(bulk);
    sandbox.fail({ kind: "status", status: 422 }, { kind: "drop", place: "after" });
    await rejection(lox24.createBulk(bulk));
    await rejection(lox24.createBulk(bulk));
    await lox24.account();
    const reserve = ["reserve", "u1", { messages: 2, cost: 1 }];
    assert.deepEqual(log, [reserve, ["commit", "r"], reserve, ["release", "r"], reserve]);
  });

  test("an exhausted, failing or careless budget sends nothing", async () => {
    const others = { commit: async () => {}, release: async () => {} };
    for (const [reserve, status] of [
      [async () => false, 429],
      [async () => { throw new Error("down"); }, 500],
      [async () => undefined, 500],
    ]) {
      const { lox24, sandbox } = behind({ budget: { reserve, ...others } });
      const error = await rejection(lox24.createBulk(bulk));
      assert.deepEqual([error.status, error.outcome, sandbox.requests().seen], [status, "not-sent", 0]);
    }
  });

  test("memoryBudget is exact under 1,000 calls at once, whatever becomes of them", async () => {
    const budget = memoryBudget({ messages: 600, seconds: 3600 });
    const { lox24, sandbox } = behind({ budget });
    // Every third answer is lost, and every third call is refused.
    const faults = Array.from({ length: 1000 }, (_, index) => [undefined, { kind: "drop", place: "after" }, { kind: "status", status: 422 }][index % 3]);
    sandbox.fail(...faults.filter(Boolean));
    const outcomes = {};
    const once = async () => {
      const outcome = await lox24.createBulk({ ...bulk, phones: ["+447700900001"] }).then(() => "accepted", (error) => error.outcome);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    };
    await Promise.all(Array.from({ length: 1000 }, once));
    assert.equal(outcomes["not-sent"], 400);
    // What was released can be spent; what nobody knows cannot.
    for (let round = 0; round < 1000 && (outcomes["not-sent"] ?? 0) < 2000; round += 1) await once();
    const { applied } = sandbox.requests();
    assert.equal(applied, 600);
  });

  test("a budget of costs refuses what has no price, and limits are checked", async () => {
    const budget = memoryBudget({ cost: 1, seconds: 60 });
    assert.equal(await budget.reserve("u", { messages: 1 }), false);
    assert.equal(await budget.reserve("u", { messages: 1, cost: Infinity }), false);
    assert.ok(await budget.reserve("u", { messages: 1, cost: 1 }));
    assert.equal(await budget.reserve("u", { messages: 1, cost: 0.01 }), false);
    assert.ok(await budget.reserve("v", { messages: 1, cost: 1 }));
    for (const limits of [undefined, {}, { seconds: 1 }, { messages: 1 }, { messages: NaN, seconds: 1 }, { mesages: 1, seconds: 1 }]) {
      assert.throws(() => memoryBudget(limits), ValidationError);
    }
  });
});

describe("a lost answer between the proxy and the page", () => {
  /** A page whose connection loses what `lose` says: the request, or the response. */
  const page = (proxy, lose) => {
    const seen = [];
    const fetch = async (request) => {
      const lost = lose(request, seen.length);
      seen.push([request.method, new URL(request.url).pathname.split("/").slice(3, 5).join("/")]);
      if (lost === "request") throw new TypeError("offline");
      const response = await proxy(request);
      if (lost === "response") throw new TypeError("offline");
      return response;
    };
    return { seen, lox24: new Lox24Client({ baseUrl: `${base}/lox24`, fetch }) };
  };

  test("the page asks for it, and nothing is sent a second time", async () => {
    const { proxy, sandbox, calls, events } = behind();
    const { lox24, seen } = page(proxy, (_request, index) => (index < 2 ? "response" : undefined));
    const { uuid } = await lox24.createBulk(bulk);
    assert.equal((await lox24.getBulk(uuid)).uuid, uuid);
    assert.deepEqual(seen.map((it) => it.join(" ")), ["POST lox24/bulks", "GET lox24/calls", "GET lox24/calls", "GET lox24/bulks"]);
    const about = ({ provider, operation, messages, outcome }) => [provider, operation, messages, outcome];
    const asked = { provider: "lox24", operation: "createBulk", recipients: 0, segments: 0, messages: 0, countries: {} };
    assert.deepEqual(calls.slice(1, 3), [asked, asked]);
    assert.deepEqual(events.slice(0, 2).map(about), [["lox24", "createBulk", 2, "accepted"], ["lox24", "createBulk", undefined, "accepted"]]);
    assert.equal(sandbox.requests().log.filter(({ method }) => method === "POST").length, 1);
  });

  test("an error that was lost is the same error", async () => {
    const { proxy, sandbox } = behind();
    const { lox24 } = page(proxy, (_request, index) => (index === 0 ? "response" : undefined));
    sandbox.fail({ kind: "status", status: 402 });
    const error = await rejection(lox24.createBulk(bulk));
    assert.deepEqual([error.status, error.outcome], [402, "rejected"]);
  });

  test("a request that never arrived stays unknown, unless the store is sure", async () => {
    const { proxy } = behind();
    const lost = await rejection(page(proxy, (_request, index) => (index === 0 ? "request" : undefined)).lox24.createBulk(bulk));
    assert.deepEqual([lost.name, lost.outcome], ["ConnectionError", "unknown"]);
    const calls = { begin: async () => undefined, finish: async () => {}, find: async () => ({ user: "", operation: "", fingerprint: "", isVoid: true }) };
    const sure = await rejection(page(behind({ calls }).proxy, (_request, index) => (index === 0 ? "request" : undefined)).lox24.createBulk(bulk));
    assert.deepEqual([sure.outcome, sure.providerCode], ["not-sent", "never_arrived"]);
    // The request arrives after all.
    const isVoid = async () => ({ user: "", operation: "", fingerprint: "", isVoid: true });
    const late = behind({ calls: { ...calls, begin: isVoid } });
    const refused = await rejection(late.lox24.createBulk(bulk));
    assert.deepEqual([refused.status, refused.outcome, late.sandbox.requests().seen], [409, "not-sent", 0]);
  });

  test("a copy of a request, as browsers make, is not carried out", async () => {
    const { proxy, sandbox } = behind();
    const post = (key, body = JSON.stringify(bulk)) =>
      proxy(new Request(`${base}/lox24/bulks`, { method: "POST", headers: { "content-type": "application/json", "idempotency-key": key }, body }));
    const key = "0f8fad5b-d9cb-469f-a165-70867728950e";
    const [first, second] = await Promise.all([post(key), post(key)]);
    assert.deepEqual([first.status, second.status, second.headers.get("bulk-sms-outcome")], [201, 409, "unknown"]);
    const third = await post(key);
    assert.deepEqual(await third.json(), await first.json());
    assert.equal((await post(key, JSON.stringify({ ...bulk, text: "Other" }))).status, 422);
    assert.equal((await post("short")).status, 400);
    assert.equal(sandbox.requests().seen, 1);
  });

  test("another user learns nothing, and a refused question is no answer", async () => {
    let user = "u1";
    const { proxy } = behind({ authorize: () => (user === "" ? new Response("Log in.", { status: 401 }) : { user }) });
    for (const next of ["u2", ""]) {
      user = "u1";
      const error = await rejection(
        page(proxy, (_request, index) => {
          if (index > 0) user = next;
          return index === 0 ? "response" : undefined;
        }).lox24.createBulk(bulk),
      );
      assert.deepEqual([error.name, error.outcome], ["ConnectionError", "unknown"]);
    }
  });

  test("a server that is no proxy is asked, but not believed", async () => {
    const seen = [];
    const fetch = async (request) => {
      seen.push(request.method);
      if (request.method === "POST") throw new TypeError("offline");
      return new Response("{}", { status: 404, headers: { "Bulk-Sms-Outcome": "not-sent", "Content-Type": "application/json" } });
    };
    const error = await rejection(new Lox24Client({ baseUrl: "https://proxy.example", fetch }).createBulk(bulk));
    assert.deepEqual([error.outcome, seen], ["unknown", ["POST", "GET", "GET", "GET"]]);
  });

  test("with a credential of its own, a client sends no key and asks nothing", async () => {
    const seen = [];
    const fetch = async (request) => {
      seen.push(request.headers.get("idempotency-key"));
      throw new TypeError("offline");
    };
    await rejection(new Lox24Client({ token: "1:a", baseUrl: "https://own.example", fetch }).createBulk(bulk));
    await rejection(new Lox24Client({ token: "1:a", fetch }).createBulk(bulk));
    assert.deepEqual(seen, [null, null]);
  });
});

test("hostile requests are refused in Node and in workerd, and none reaches the provider", async (context) => {
  const rows = JSON.parse(await readFile(new URL("hostile.json", import.meta.url), "utf8"));
  const inNode = await hostile(proxies, Sandbox, rows);
  const { answer: inWorkerd } = await inWorker(context, {
    entry: "bulk-sms/proxy",
    imports: 'import { Sandbox } from "bulk-sms/testing";\nimport { hostile } from "./hostile.mjs";',
    run: "(api, rows) => hostile(api, Sandbox, rows)",
    input: rows,
    wasms: 2,
  });
  for (const { results, seen } of [inNode, inWorkerd]) {
    assert.equal(Object.keys(results).length, rows.length + Object.keys(more).length);
    assert.deepEqual(Object.entries(results).filter(([, result]) => result.startsWith("WRONG")), []);
    assert.ok(Object.values(results).filter((it) => it === "no request").length < 6, "most are requests");
    assert.equal(seen, 0);
  }
});

test("what JSON says twice is harmless: what was checked is what is sent", async () => {
  const { proxy, calls, sandbox } = behind();
  const body = '{"sender_id":"Venue","text":"a","text":"b","phones":["+15550100"],"phones":["+447700900001"]}';
  const response = await proxy(new Request(`${base}/lox24/bulks`, { method: "POST", headers: { "content-type": "application/json" }, body }));
  assert.equal(response.status, 201);
  assert.deepEqual(calls[0].bulk, { sender_id: "Venue", text: "b", phones: ["+447700900001"] });
  assert.equal(sandbox.requests().log[0].body, '{"sender_id":"Venue","text":"b","phones":["+447700900001"]}');
});

test("nothing of a page's request is forwarded, and only what is documented comes back", async () => {
  const seen = [];
  const fetch = async (request) => {
    seen.push([...request.headers].sort());
    const headers = { "Set-Cookie": "a=b", "X-Powered-By": "x", "X-LOX24-Request-Id": "r1", "Content-Type": "application/json" };
    return new Response(JSON.stringify({ id: 1, balance_amount: 2, currency: "EUR", internal: "x" }), { headers });
  };
  const { proxy } = behind({ fetch });
  const headers = { cookie: "session=1", authorization: "Bearer visitor", "x-forwarded-for": "1.2.3.4", "user-agent": "u" };
  const response = await proxy(new Request(`${base}/lox24/me`, { headers }));
  assert.deepEqual(seen[0].map(([name]) => name), ["accept", "x-lox24-auth-token"]);
  assert.deepEqual(await response.json(), { id: 1, balance_amount: 2, currency: "EUR" });
  assert.deepEqual(
    [...response.headers.keys()].sort(),
    ["bulk-sms-outcome", "cache-control", "content-type", "vary", "x-content-type-options", "x-lox24-request-id"],
  );
});

test("options are checked, and every problem is named", () => {
  const options = { allow: ["account"], authorize: () => false, lox24: { token: "1:a" } };
  for (const [changed, expected] of [
    [{ allow: undefined }, ["allow"]],
    [{ authorize: undefined }, ["authorize"]],
    [{ lox24: undefined }, ["lox24"]],
    [{ lox24: { token: "x" } }, ["lox24.token"]],
    [{ lox24: { token: undefined } }, ["lox24.token"]],
    [{ lox24: { baseUrl: "https://own.example" } }, ["lox24.token"]],
    [{ eightByEight: { subAccountIds: ["abc"] } }, ["eightByEight.apiKey"]],
    [{ lox24: { token: "1:a", baseUrl: "http://example.com" } }, ["lox24.baseUrl"]],
    [{ eightByEight: { apiKey: "k" } }, ["eightByEight.subAccountIds"]],
    [{ eightByEight: { apiKey: "k", subAccountIds: ["abc", "x"] } }, ["eightByEight.subAccountIds[1]"]],
    [{ budget: {} }, ["budget"]],
    [{ onCall: 1 }, ["onCall"]],
    [{ timeout: 0 }, ["timeout"]],
    [{ origin: "https://a.example" }, ["origin"]],
    [{ prices: { XX: 1 } }, ["prices.XX"]],
  ]) {
    const thrown = (() => {
      try {
        createProxy({ ...options, ...changed });
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    assert.ok(thrown instanceof ValidationError, JSON.stringify(changed));
    assert.deepEqual(thrown.issues.map(({ path }) => path), expected);
  }
});

test("require and import have the same function", async () => {
  const require = createRequire(join(process.env.BULK_SMS_PROJECT, "user.cjs"));
  const imported = await import(pathToFileURL(require.resolve("bulk-sms/proxy")));
  assert.equal(require("bulk-sms/proxy").createProxy, imported.default.createProxy);
});
