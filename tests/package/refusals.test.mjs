// Invalid input of every kind in the contract: a ValidationError with all its issues, and no request at the server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EightByEightClient, Lox24Client, ValidationError } from "bulk-sms";
import * as api from "bulk-sms";
import { keyOf, operations } from "./operations.mjs";
import { UUID, clientsOf, newWorld, rejection, requests } from "./support.mjs";

const phones = ["+447700900000"];
const thrower = { get text() { throw new Error("no"); }, phones };

const bulks = [
  [undefined, "bulk wrong_type"],
  [null, "bulk wrong_type"],
  ["text", "bulk wrong_type"],
  [[], "bulk wrong_type"],
  [() => {}, "bulk wrong_type"],
  [{}, "text required", "phones required"],
  [{ text: "x" }, "phones required"],
  [{ text: "", phones }, "text empty"],
  [{ text: "x".repeat(1786), phones }, "text too_long"],
  [{ text: "\ud83d", phones }, "text lone_surrogate"],
  [{ text: 1n, phones }, "text wrong_type"],
  [{ text: Symbol("x"), phones }, "text wrong_type"],
  [{ text: new String("x"), phones }, "text wrong_type"],
  [thrower, "text wrong_type"],
  [{ text: "x", phones: [] }, "phones empty"],
  [{ text: "x", phones: "+447700900000" }, "phones wrong_type"],
  [{ text: "x", phones: new Set(phones) }, "phones wrong_type"],
  [{ text: "x", phones: [447700900000] }, "phones[0] wrong_type"],
  // A hole in an array is not a phone number either.
  [{ text: "x", phones: new Array(1) }, "phones[0] wrong_type"],
  [{ text: "x", phones: ["+447700900000", "", "abc", undefined] }, "phones[1] empty", "phones[2] format", "phones[3] wrong_type"],
  [{ text: "x", msg_groups: [0] }, "msg_groups[0] out_of_range"],
  [{ text: "x", phones, delivery_at: Date.now() }, "delivery_at milliseconds"],
  [{ text: "x", phones, delivery_at: new Date(NaN) }, "delivery_at format"],
  [{ text: "x", phones, delivery_at: undefined }, "delivery_at wrong_type"],
  [{ text: "x", phones, delivery_at: NaN }, "delivery_at wrong_type"],
  [{ text: "x", phones, senderId: "x" }, "senderId unknown_key"],
  [{ text: "x", phones, voice_lang: "de", service_code: "fax", source: 1.5 }, "service_code not_allowed", "source wrong_type", "voice_lang not_allowed"],
];

const filters = [
  [undefined, "filter wrong_type"],
  [null, "filter wrong_type"],
  [{}, "filter selects_everything"],
  [{ _order: { created_at: "asc" } }, "filter selects_everything"],
  [{ is_sent: undefined }, "is_sent wrong_type"],
  [{ uuid: undefined }, "uuid wrong_type"],
  [{ uuid: null }, "uuid wrong_type"],
  [{ uuid: "" }, "uuid empty"],
  [{ uuid: [] }, "uuid empty"],
  [{ status_code: NaN }, "status_code wrong_type"],
  [{ sent: false }, "sent unknown_key"],
  [{ sent_at: 1 }, "sent_at unknown_key"],
  [{ created_at: { gte: undefined } }, "created_at.gte wrong_type"],
  [{ created_at: { gte: Date.now() } }, "created_at.gte milliseconds"],
  [{ created_at: {} }, "created_at empty"],
  [{ created_at: { between: [1, 2, 3] } }, "created_at.between format"],
  [{ text: " " }, "text format"],
  [{ phone: "+" }, "phone format"],
  [new Map([["is_sent", true]]), "filter selects_everything"],
  [new Proxy({}, { ownKeys() { throw new Error("no"); } }), "filter wrong_type"],
];

const ids = [undefined, null, "", " ", 7, {}, ".", "..", "a/b", `${UUID}/..`, UUID.slice(1)];
const batchIds = [undefined, null, "", " ", 7, {}, ".", "..", "a/b", "%2e%2e", "a?b", "a#b"];

const options = [
  [null, "options wrong_type"],
  [{ timeout: 0 }, "options.timeout out_of_range"],
  [{ timeout: 2 ** 31 }, "options.timeout out_of_range"],
  [{ timeout: "5" }, "options.timeout wrong_type"],
  [{ signal: {} }, "options.signal wrong_type"],
  [{ timout: 5 }, "options.timout unknown_key"],
];

test("sends no invalid input", async (context) => {
  const world = await newWorld();
  const { lox24, eightByEight } = clientsOf(api, world);
  const refused = async (name, call, expected) => {
    let promise;
    // The promise rejects; the call itself never throws.
    assert.doesNotThrow(() => { promise = call(); }, name);
    const error = await rejection(promise);
    assert.ok(error instanceof ValidationError && error instanceof Error, name);
    assert.equal(error.outcome, "not-sent");
    assert.equal(error.code, "invalid_input");
    assert.ok(error.stack.includes("ValidationError"));
    for (const issue of error.issues) assert.ok(issue.message.length > 10, name);
    if (expected) assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), expected, name);
  };
  for (const [index, [bulk, ...expected]] of bulks.entries()) await refused(`bulk ${index}`, () => lox24.createBulk(bulk), expected);
  for (const [index, [filter, ...expected]] of filters.entries()) await refused(`filter ${index}`, () => lox24.deleteSms(filter), expected);
  for (const id of ids) {
    await refused(`getBulk ${String(id)}`, () => lox24.getBulk(id));
    await refused(`cancelBulk ${String(id)}`, () => lox24.cancelBulk(id));
  }
  for (const id of batchIds) await refused(`cancelBatch ${String(id)}`, () => eightByEight.cancelBatch(id));
  for (const [value, ...expected] of options) {
    await refused("options", () => lox24.getBulk(UUID, value), expected);
  }
  await refused("all is a boolean", () => lox24.deleteSms({}, { all: 1 }), ["options.all wrong_type", "filter selects_everything"]);
  await refused("all problems at once", () => lox24.getBulk("", { timeout: 0 }), ["options.timeout out_of_range", "id empty"]);
  const { seen } = await requests(world);
  context.diagnostic(`requests that the server saw: ${seen}`);
  assert.equal(seen, 0);
});

test("every operation checks its input and its options before it sends anything", async () => {
  assert.ok(operations.length > 0);
  const world = await newWorld();
  const clients = clientsOf(api, world);
  const perProvider = { LOX24: clients.lox24, "8x8": clients.eightByEight };
  for (const operation of operations) {
    const { name, provider, isList, path, method } = operation;
    const client = perProvider[provider];
    const made = (...given) => (isList ? client[name](...given).next() : client[name](...given));
    const unknownKeys = await rejection(made({ nonsense: 1 }, { timout: 1 }));
    assert.ok(unknownKeys instanceof ValidationError, keyOf(operation));
    const paths = unknownKeys.issues.map((issue) => issue.path);
    // Those without an input have only options.
    if (paths.includes("options.nonsense")) continue;
    assert.ok(paths.includes("options.timout"), keyOf(operation));
    for (const input of [null, "", 7, Symbol("x"), () => {}, new Proxy({}, { ownKeys() { throw new Error("no"); } })]) {
      const error = await rejection(made(input));
      assert.ok(error instanceof ValidationError, `${keyOf(operation)} ${String(typeof input)}`);
      assert.equal(error.outcome, "not-sent");
    }
    if (method === "GET" && !path.includes("{")) continue;
    assert.ok((await rejection(made({}))) instanceof ValidationError, keyOf(operation));
  }
  assert.equal((await requests(world)).seen, 0);
});

const numbers = ["+447700900000", "+12025550123"];
const pair = { text: "x", phones: numbers };

const limits = [
  [pair, { maxMessages: 1 }, "options.maxMessages too_many_messages"],
  [{ text: "x".repeat(161), phones }, { maxMessages: 1 }, "options.maxMessages too_many_messages"],
  [pair, { maxCost: 0.1, prices: { "+44": 0.04, "+1": 0.07 } }, "options.maxCost too_expensive"],
  [pair, { maxCost: 9, prices: { "+44": 0.04 } }, "options.maxCost unknown_cost"],
  [{ text: "x", phones: ["07700900000"] }, { maxCost: 9, prices: { "+44": 0.04 } }, "options.maxCost unknown_cost"],
  [{ ...pair, service_code: "text2speech" }, { maxCost: 9, prices: { default: 1 } }, "options.maxCost unknown_cost"],
  [{ text: "x", msg_groups: [1] }, { maxMessages: 9, maxCost: 9, prices: { default: 1 } }, "options.maxMessages unknown_count", "options.maxCost unknown_cost"],
  [pair, { maxCost: 9 }, "options.prices required"],
  [pair, { maxCost: undefined, maxMessages: undefined }, "options.maxMessages wrong_type", "options.maxCost wrong_type"],
  [pair, { maxCost: 9n, prices: "0.07" }, "options.maxCost wrong_type", "options.prices wrong_type"],
  ...[{}, new Map([["default", 1]]), new Date(0), Object.create({ default: 1 })].map((prices) => [pair, { maxCost: 9, prices }, `options.prices ${prices instanceof Date ? "wrong_type" : "empty"}`]),
  [pair, { maxCost: 9, prices: new Proxy({}, { ownKeys() { throw new Error("no"); } }) }, "options.prices wrong_type"],
  [pair, { prices: { default: undefined, DE: NaN, UK: 1, "+49": 1, AT: { valueOf: () => 1 }, get CH() { throw new Error("no"); } } }, "options.prices.default wrong_type", "options.prices.DE wrong_type", "options.prices.UK unknown_key", "options.prices.+49 ambiguous", "options.prices.AT wrong_type", "options.prices.CH wrong_type"],
  [pair, { maxMesages: 1, signal: {} }, "options.maxMesages unknown_key", "options.signal wrong_type"],
];

test("sends a bulk within a limit, but not one above it", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  for (const [bulk, options, ...expected] of limits) {
    const error = await rejection(lox24.createBulk(bulk, options));
    assert.ok(error instanceof ValidationError);
    assert.equal(error.outcome, "not-sent");
    assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), expected);
    assert.doesNotMatch(error.message, /7700900|5550123/);
    // The check reports exactly what is refused, except for the signal, which is an object of the runtime.
    const told = api.checkBulk(bulk, options).issues;
    assert.deepEqual(told, error.issues.filter(({ path }) => path !== "options.signal"));
  }
  // Other calls have no limits.
  const { issues } = await rejection(lox24.getBulk(UUID, { maxCost: 1 }));
  assert.deepEqual(issues.map(({ path, code }) => `${path} ${code}`), ["options.maxCost unknown_key"]);
  assert.equal((await requests(world)).seen, 0);

  const prices = { "+44": 0.1, "+1": 0.2 };
  const { cost } = api.checkBulk(pair, { prices });
  assert.equal(cost, 0.3);
  await lox24.createBulk({ ...pair, sender_id: "x" }, { prices, maxCost: cost, maxMessages: 2, timeout: 30_000 });
  const list = api.Recipients.parse([...numbers, ...numbers]);
  await lox24.createBulk({ text: "x", sender_id: "x", phones: list }, { prices, maxCost: cost, maxMessages: 2 });
  assert.equal((await requests(world)).applied, 2);
});

test("refuses a filter that is empty by accident, and deletes everything only on request", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  await lox24.createBulk({ text: "x", sender_id: "x", phones });
  assert.equal((await lox24.deleteSms({ text: "nobody wrote this" })).deleted_sms_count, 0);
  assert.equal((await lox24.deleteSms({}, { all: true })).deleted_sms_count, 1);
});

test("constructors", () => {
  const token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
  const rows = [
    [undefined, "options wrong_type"],
    [{}, "token required"],
    [{ token: undefined }, "token required"],
    [{ token: "" }, "token empty"],
    [{ token: `${token}\n` }, "token format"],
    [{ token: 7 }, "token wrong_type"],
    [{ token, tokn: 1 }, "tokn unknown_key"],
    [{ token, timeout: -1, fetch: "x" }, "timeout out_of_range", "fetch wrong_type"],
    [{ token, dangerouslyAllowBrowser: 1 }, "dangerouslyAllowBrowser wrong_type"],
    ...["http://api.lox24.eu", "http://127.0.0.1.example.com", "ftp://localhost"].map((baseUrl) => [{ token, baseUrl }, "baseUrl insecure"]),
    ...["https://user:pass@localhost", "https://h/?q=1", "https://h/#f", "/relative", "x y"].map((baseUrl) => [{ token, baseUrl }, "baseUrl format"]),
    ...[null, 7, {}].map((baseUrl) => [{ token, baseUrl }, "baseUrl wrong_type"]),
    [{ token, baseUrl: "" }, "baseUrl empty"],
  ];
  for (const [value, ...expected] of rows) {
    assert.throws(
      () => new Lox24Client(value),
      (error) => {
        assert.ok(error instanceof ValidationError);
        assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), expected);
        assert.ok(!`${error.message}${JSON.stringify(error)}${error.stack}`.includes("e3f3a759"));
        return true;
      },
    );
  }
  for (const value of [{ subAccountId: "abc" }, { apiKey: "k" }, { apiKey: "k", subAccountId: "a" }, { apiKey: "k", subAccountId: "abc", region: "eu" }]) {
    assert.throws(() => new EightByEightClient(value), ValidationError);
  }
  for (const baseUrl of ["http://localhost:1", "http://[::1]:1", "http://127.1:1", new URL("https://h/prefix/"), "https://h"]) {
    new Lox24Client({ token, baseUrl });
    new Lox24Client({ baseUrl });
  }
});
