// bulk-sms/testing: both providers inside a test. The clients against the object, in Node and in workerd; `require` and `import`;
// what it refuses; and that it is in nobody's bundle.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as api from "bulk-sms";
import { Sandbox } from "bulk-sms/testing";
import { build } from "esbuild";
import { campaign, expectedOfCampaign } from "./campaign.mjs";
import { faults, matrix, matrixInObject } from "./matrix.mjs";
import { UUID, rejection, sandboxUrl } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const { Lox24Client, Recipients, ValidationError } = api;
const project = process.env.BULK_SMS_PROJECT;
const require = createRequire(join(project, "user.cjs"));
const run = promisify(execFile);

const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001", "+447700900002"] };
const start = new Date("2030-01-01T00:00:00Z");
const ME = "https://api.lox24.eu/me";

/** A stopped sandbox, a client of it, and a request to it. */
function stopped(settings = {}) {
  const sandbox = new Sandbox({ speed: 0, now: start, ...settings });
  const headers = { accept: "application/json", "x-lox24-auth-token": sandbox.token };
  return {
    sandbox,
    lox24: new Lox24Client({ token: sandbox.token, fetch: sandbox.fetch, maxRetries: 0 }),
    me: (init) => sandbox.fetch(ME, { headers, ...init }),
  };
}

describe("the clients against the object", () => {
  test("import in Node", async () => assert.deepEqual(await campaign(api, Sandbox), expectedOfCampaign));

  test("require in Node, the same class", async () => {
    assert.equal(require("bulk-sms/testing").Sandbox, (await import(pathToFileURL(require.resolve("bulk-sms/testing")))).default.Sandbox);
    assert.deepEqual(await campaign(require("bulk-sms"), require("bulk-sms/testing").Sandbox), expectedOfCampaign);
  });

  test("the entry for pages and bundlers", async () => {
    const { Sandbox } = await import(pathToFileURL(join(project, "node_modules/bulk-sms/testing.js")));
    assert.deepEqual(await campaign(api, Sandbox), expectedOfCampaign);
  });

  test("workerd", async (context) => {
    const { answer, script } = await inWorker(context, {
      imports: 'import { Sandbox } from "bulk-sms/testing";\nimport { campaign } from "./campaign.mjs";',
      run: "(api) => campaign(api, Sandbox)",
      input: null,
      wasms: 2,
    });
    assert.deepEqual(answer, expectedOfCampaign);
    assert.ok(!/AGFzbQ/.test(script), "an inlined wasm");
  });
});

test("each kind of fault has the outcome that it has over HTTP, in Node and in workerd", async (context) => {
  const operations = ["LOX24 createBulk", "LOX24 getBulk", "LOX24 cancelBulk", "LOX24 deleteSms", "8x8 sendBatch", "8x8 cancelBatch"];
  const byName = (cells) => Object.fromEntries(cells.map(({ operation, fault, times, ...cell }) => [`${operation}, ${fault}, ${times}`, cell]));
  const inObject = byName(await matrixInObject(api, Sandbox, operations));
  assert.equal(Object.keys(inObject).length, operations.length * Object.keys(faults).length * 2);
  const { answer } = await inWorker(context, {
    imports: 'import { Sandbox } from "bulk-sms/testing";\nimport { matrixInObject } from "./matrix.mjs";',
    run: "(api, operations) => matrixInObject(api, Sandbox, operations)",
    input: operations,
    wasms: 2,
  });
  // What is undefined is not in JSON.
  assert.deepEqual(byName(answer), JSON.parse(JSON.stringify(inObject)));
  // Over HTTP, the head before the silence must arrive in time on a busy machine too.
  assert.deepEqual(inObject, byName(await matrix(api, { sandboxUrl, operations, patience: 3000 })));
});

describe("faults as a fetch sees them", () => {
  test("a connection that breaks before or within the head", async () => {
    for (const where of ["connection", "headers"]) {
      const { sandbox, me } = stopped();
      sandbox.fail({ kind: "drop", where, place: "after" });
      const error = await rejection(me());
      assert.deepEqual([error.constructor, sandbox.requests().applied], [TypeError, 1]);
      assert.equal(sandbox.requests().log[0].status, null);
    }
  });

  test("a body that breaks off has its first half", async () => {
    const { sandbox, me } = stopped();
    const whole = await (await me()).text();
    sandbox.fail({ kind: "cut" });
    const response = await me();
    // Only a fault after the work shows the true body.
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), TypeError);
    sandbox.fail({ kind: "cut", place: "after" });
    const reader = (await me()).body.getReader();
    const { value } = await reader.read();
    assert.equal(new TextDecoder().decode(value), whole.slice(0, whole.length / 2));
    await assert.rejects(reader.read(), TypeError);
  });

  test("silence lasts until the signal fires, before a response and within its body", async () => {
    const { sandbox, me } = stopped();
    sandbox.fail({ kind: "silence" }, { kind: "silence", where: "body" });
    const first = new AbortController();
    const silent = me({ signal: first.signal });
    first.abort("enough");
    assert.equal(await rejection(silent), "enough");
    const second = new AbortController();
    const response = await me({ signal: second.signal });
    const text = response.text();
    second.abort("enough");
    assert.equal(await rejection(text), "enough");
    assert.equal(await rejection(me({ signal: AbortSignal.abort("never sent") })), "never sent");
    assert.equal(sandbox.requests().seen, 2);
  });

  test("a delay ends by the sandbox's clock: in the order of time, when the clock is moved", async () => {
    const { sandbox, me } = stopped();
    sandbox.fail({ kind: "delay", ms: 60_000 }, { kind: "delay", ms: 5_000 });
    const ended = [];
    const both = [me().then(() => ended.push("late")), me().then(() => ended.push("early"))];
    // Until the bodies have been read.
    await new Promise((resolve) => setTimeout(resolve, 10));
    sandbox.advance(4);
    assert.equal(sandbox.requests().applied, 0);
    sandbox.advance(60);
    await Promise.all(both);
    assert.deepEqual(ended, ["early", "late"]);
    assert.equal(sandbox.requests().applied, 2);
  });

  test("a delay ends when the clock is moved right after the call", async () => {
    const { sandbox, me } = stopped();
    sandbox.fail({ kind: "delay", ms: 60_000 });
    const answer = me();
    sandbox.advance(60);
    assert.equal((await answer).status, 200);
  });

  test("a delay ends on its own while the clock runs, sooner on a faster clock", async () => {
    const { sandbox, me } = stopped({ speed: 1000 });
    sandbox.fail({ kind: "delay", ms: 60_000 });
    assert.equal((await me()).status, 200);
  });

  test("a redirect is a response if it is asked for, and otherwise refused", async () => {
    const { sandbox, me } = stopped();
    sandbox.fail({ kind: "redirect", status: 302, location: "https://example.com/", times: 2 });
    const response = await me({ redirect: "manual" });
    assert.deepEqual([response.status, response.headers.get("location")], [302, "https://example.com/"]);
    assert.match((await rejection(me())).message, /does not follow redirects \(302 to https:\/\/example\.com\/\)/);
  });

  test("a status without a body has none", async () => {
    const { sandbox, me } = stopped();
    sandbox.fail({ kind: "status", status: 204, body: "x" }, { kind: "empty", status: 500 });
    const [first, second] = [await me(), await me()];
    assert.deepEqual([first.status, first.body, second.status, await second.text()], [204, null, 500, ""]);
  });
});

test("faults can be removed, and settings changed later", async () => {
  const { sandbox, me } = stopped();
  sandbox.fail({ kind: "drop", times: 0 });
  sandbox.clearFaults();
  assert.equal((await me()).status, 200);
  sandbox.configure({ accountActive: false, currency: undefined });
  assert.equal((await me()).status, 403);
  sandbox.configure({ accountActive: true });
  assert.equal((await (await me()).json()).currency, "EUR");
});

test("a blocked number gets nothing, and is listed", async () => {
  const { sandbox, lox24 } = stopped();
  sandbox.addBlocked({ numbers: ["00447700900001"] });
  await lox24.createBulk(bulk);
  sandbox.advance(60);
  assert.deepEqual(sandbox.sent().map(({ phone }) => phone), ["+447700900002"]);
  const headers = { accept: "application/json", "x-lox24-auth-token": sandbox.token };
  const list = await (await sandbox.fetch("https://api.lox24.eu/blocked_numbers", { headers })).json();
  assert.deepEqual([list[0].number, list[0].type], ["+447700900001", 2]);
});

test("a block concerns the clients of its own sandbox, whatever their token", async () => {
  const [blocked, other] = [stopped(), stopped()];
  blocked.sandbox.fail({ kind: "status", status: 429 });
  assert.equal((await rejection(blocked.lox24.createBulk(bulk))).outcome, "rejected");
  const again = new Lox24Client({ token: "1:another", fetch: blocked.sandbox.fetch });
  for (const lox24 of [blocked.lox24, again]) assert.equal((await rejection(lox24.createBulk(bulk))).outcome, "not-sent");
  assert.equal(blocked.sandbox.requests().seen, 1);
  await other.lox24.createBulk(bulk);
  // Nor does it concern those of the provider itself.
  const real = new Lox24Client({ token: "1:real", fetch: async () => Response.json({ uuid: UUID, status_code: 0 }) });
  assert.equal((await real.getBulk(UUID)).uuid, UUID);
});

test("the same seed gives the same ids and times", async () => {
  const ids = async (seed) => {
    const { sandbox, lox24 } = stopped({ seed });
    const { uuid, created_at } = await lox24.createBulk(bulk);
    return [uuid, created_at, sandbox.addBatch({ count: 2 }), sandbox.addSms({ count: 2 }), sandbox.state()];
  };
  assert.deepEqual(await ids(7), await ids(7));
  assert.notDeepEqual(await ids(7), await ids(8));
  assert.equal((await ids(7))[1], start / 1000);
});

test("a clock that runs follows real time", async () => {
  const sandbox = new Sandbox();
  const now = Date.now() / 1000;
  assert.ok(Math.abs(sandbox.state().now - now) <= 2, `${sandbox.state().now} ${now}`);
});

test("another host is refused with the names of those that are known", async () => {
  const { sandbox } = stopped();
  for (const url of ["https://example.com/bulks", "http://api.lox24.eu/bulks", new URL("https://api.lox24.eu.example/")]) {
    const error = await rejection(sandbox.fetch(url));
    assert.equal(error.constructor, TypeError);
    for (const host of ["api.lox24.eu", "sms.8x8.com", "sms.us.8x8.com", "sms.8x8.uk", "sms.8x8.id"]) assert.ok(error.message.includes(host));
  }
  assert.equal(sandbox.requests().seen, 0);
  // A provider has no control endpoints.
  assert.equal((await sandbox.fetch("https://api.lox24.eu/_sandbox/state")).status, 404);
});

test("unknown names and wrong values are refused", () => {
  const { sandbox } = stopped();
  const refusals = {
    "ratte: Unknown key. Did you mean `rate`?": () => new Sandbox({ ratte: 1 }),
    "sed: Unknown key. Did you mean `seed`?": () => new Sandbox({ sed: 1 }),
    "rate: Expected a number.": () => new Sandbox({ rate: NaN }),
    "currency: Expected a string.": () => new Sandbox({ currency: () => "EUR" }),
    "now: Expected a valid time from 1970 on: a Date, or over HTTP, Unix seconds.": () => new Sandbox({ now: 0 }),
    "Expected an object.": () => new Sandbox("fast"),
    "faults[1].plce: Unknown key. Did you mean `place`?": () => sandbox.fail({ kind: "drop" }, { kind: "drop", plce: "after" }),
    "faults[0].status: Expected a status from 200 to 599.": () => sandbox.fail({ kind: "status", status: 100 }),
    "faults[0].ms: The kind `drop` does not have this field. Kinds that have it: `delay`.": () => sandbox.fail({ kind: "drop", ms: 5 }),
    "faults[0].ms: Expected a whole number from 0.": () => sandbox.fail({ kind: "delay", ms: Infinity }),
    "seconds: Expected a number from 0 to 1e9.": () => sandbox.advance(-1),
    "sender: Unknown key. Did you mean `sender_id`?": () => sandbox.addSms({ sender: "x" }),
    "Expected `count`.": () => sandbox.addBatch({}),
    "numbers[1]: Expected a phone number.": () => sandbox.addBlocked({ numbers: ["+447700900001", "nobody"] }),
    "type: Expected 1 or 2.": () => sandbox.addBlocked({ numbers: [], type: 3 }),
    "acountActive: Unknown key. Did you mean `accountActive`?": () => sandbox.configure({ acountActive: false }),
    "speed: Unknown key.": () => sandbox.configure({ speed: 1 }),
    "recipients: Expected a list of phone numbers.": () => sandbox.expectSentOnce("+447700900001"),
    "recipients[0]: Expected a phone number.": () => sandbox.expectSentOnce(["nobody"]),
  };
  for (const [sentence, call] of Object.entries(refusals)) {
    assert.throws(call, (error) => {
      assert.ok(error instanceof ValidationError);
      assert.equal(error.message, `The sandbox refuses its input.\n  ${sentence}`);
      const [{ path, code, message }] = error.issues;
      assert.equal(path ? `${path}: ${message}` : message, sentence);
      assert.equal(code, message.startsWith("Unknown") ? "unknown_key" : "invalid");
      return true;
    });
  }
  assert.deepEqual(new Sandbox({ rate: undefined, now: undefined }).sent(), []);
});

test("those who got no message or more than one are named", async () => {
  const { sandbox, lox24 } = stopped();
  await lox24.createBulk(bulk);
  await lox24.createBulk({ ...bulk, phones: ["+447700900002"] });
  sandbox.advance(60);
  sandbox.expectSentOnce(["44 7700 900001"]);
  sandbox.expectSentOnce(Recipients.parse(["+447700900001"]));
  assert.throws(() => sandbox.expectSentOnce(Recipients.parse([...bulk.phones, "+447700900003"])), {
    message: "2 recipients were not sent to exactly once: +447700900002 (2 times), +447700900003 (never)",
  });
});

test("a body nested without end is refused as over HTTP", async () => {
  const { sandbox } = stopped();
  const headers = { accept: "application/json", "content-type": "application/json", "x-lox24-auth-token": sandbox.token };
  for (const body of ['{"a":'.repeat(127) + "1" + "}".repeat(127), '{"a":['.repeat(100_000), "[".repeat(100_000), '"x"', "\u0000"]) {
    const response = await sandbox.fetch("https://api.lox24.eu/bulks", { method: "POST", headers, body });
    assert.equal(response.status, 400);
  }
  assert.equal(sandbox.requests().seen, 5);
});

test("it warns once where it runs in production", async () => {
  const code = 'const { Sandbox } = require("bulk-sms/testing"); new Sandbox(); new Sandbox();';
  const stderr = async (NODE_ENV) => (await run(process.execPath, ["-e", code], { cwd: project, env: { ...process.env, NODE_ENV } })).stderr;
  assert.equal((await stderr("production")).match(/bulk-sms\/testing runs in production/g).length, 1);
  assert.equal(await stderr("test"), "");
});

test("it is in no other entry's bundle", async () => {
  const inputs = async (entry, ...conditions) => {
    const { metafile } = await build({
      stdin: { contents: `import * as api from "${entry}"; console.log(api);`, resolveDir: project },
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "neutral",
      conditions,
      external: ["*.wasm", "*?module", "node:*"],
    });
    return Object.keys(metafile.inputs).map((path) => basename(path)).filter((name) => name.includes("testing"));
  };
  for (const condition of ["workerd", "edge-light", "import", "require"]) {
    for (const entry of ["bulk-sms", "bulk-sms/slim", "bulk-sms/core"]) assert.deepEqual(await inputs(entry, condition), [], entry);
    assert.ok((await inputs("bulk-sms/testing", condition)).length > 0);
  }
});
