// Recipients: compared with libphonenumber, from every kind of input, and on the wire.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Lox24Client, Recipients, ValidationError, checkBulk } from "bulk-sms";
import * as api from "bulk-sms";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { clientsOf, newWorld, rejection } from "./support.mjs";

const require = createRequire(import.meta.url);
const metadata = require("libphonenumber-js/metadata.max.json");

const one = (line, options) => {
  const list = Recipients.parse(line, options);
  return list.length === 1 ? list.toArray()[0] : list.rejected[0].reason;
};

/** Numbers that are documented as examples or reserved for films. */
const fiction = (count) => Array.from({ length: count }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);

// `cargo xtask agreement` compares all else; its numbers have no 0 there.
test("differs from libphonenumber on numbers that may have a 0 after the calling code only where that is the national prefix", (context) => {
  let seed = 20_261_120;
  const random = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const codes = [...Object.keys(metadata.country_calling_codes), ...Object.keys(metadata.nonGeographic)];
  const lines = Array.from({ length: 30_000 }, (_, index) => {
    const code = codes[index % codes.length];
    // A number with 16 digits is not an E.164 number, but libphonenumber accepts a few.
    const length = 3 + random(13 - code.length);
    return `+${code}${Array.from({ length }, () => random(10)).join("")}`;
  });
  const different = [];
  let agreed = 0;
  let prefixed = 0;
  for (const line of lines) {
    const found = one(line);
    const parsed = parsePhoneNumberFromString(line, { extract: false });
    const expected = parsed?.isPossible() ? parsed.number : undefined;
    if (found.startsWith("+") ? found === expected : expected === undefined) agreed += 1;
    // libphonenumber tolerates a national prefix after the calling code; this package refuses it and says why.
    else if (found === "national_prefix") prefixed += 1;
    else different.push([line, found, expected]);
  }
  const rate = agreed / (lines.length - prefixed);
  context.diagnostic(`agreed: ${agreed}, national prefixes refused: ${prefixed}, different: ${different.length}, ${(rate * 100).toFixed(3)} %`);
  context.diagnostic(JSON.stringify(different.slice(0, 20)));
  assert.ok(rate >= 0.999);
  assert.ok(prefixed > 0);
});

test("national numbers", () => {
  assert.equal(one("01701234567"), "national");
  assert.equal(one("01701234567", { country: "DE" }), "+491701234567");
  assert.equal(one("491701234567", { country: "DE" }), "+491701234567");
  assert.equal(one("+490170123456"), "national_prefix");
  assert.equal(one("+390612345678"), "+390612345678");
  assert.equal(one("\uff14\uff19\uff11\uff17\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17"), "+491701234567");
  assert.equal(one("0800 FLOWERS", { country: "DE" }), "letters");
});

const dirt = "\ufeff+447700900001\r\n\r\n0044 7700-900.001\nabc\n+44 07700 900002\r+447700900003";
const state = (list) => {
  const { length, duplicates, rejectedCount, rejected } = list;
  return { length, duplicates, rejectedCount, rejected, numbers: list.toArray(), countries: list.countries(), reasons: list.reasons() };
};
const expected = {
  length: 2,
  duplicates: 1,
  rejectedCount: 2,
  rejected: [
    { index: 3, input: "abc", reason: "letters" },
    { index: 4, input: "+44 07700 900002", reason: "national_prefix" },
  ],
  numbers: ["+447700900001", "+447700900003"],
  countries: { GB: 2 },
  reasons: [
    { reason: "letters", count: 1, message: "It contains letters. Write the number in digits only." },
    { reason: "national_prefix", count: 1, message: "A national prefix follows the calling code (+490170 …). Remove it (+49170 …)." },
  ],
};

const streamOf = (bytes, size) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });

test("text, bytes, a Buffer, an array and a stream give the same list", async () => {
  const bytes = new TextEncoder().encode(dirt);
  assert.deepEqual(state(Recipients.parse(dirt)), expected);
  assert.deepEqual(state(Recipients.parse(bytes)), expected);
  assert.deepEqual(state(Recipients.parse(Buffer.from(dirt))), expected);
  const array = Recipients.parse(["+447700900001", "0044 7700-900.001", "", "a\nb", "+447700900003\n"]);
  assert.deepEqual([array.toArray(), array.duplicates], [expected.numbers, 1]);
  assert.deepEqual(array.rejected, [
    { index: 2, input: "", reason: "empty" },
    { index: 3, input: "a\u2028b", reason: "letters" },
  ]);
  for (const size of [1, 2, 3, 7, 64, 1000]) assert.deepEqual(state(await Recipients.fromStream(streamOf(bytes, size))), expected);
  const large = new TextEncoder().encode(fiction(1000).join("\r\n").repeat(40));
  assert.deepEqual(state(await Recipients.fromStream(streamOf(large, 9973))), state(Recipients.parse(large)));
  assert.deepEqual(Recipients.parse("").toArray(), []);
  assert.deepEqual(Recipients.parse([]).toArray(), []);
});

test("reads CSV", async () => {
  const csv = 'name;"Phone"\r\n"Müller; A.";"+44 7700 900001"\r\n"B ""x""\ny";+447700900002\r\nC\r\n;;\r\n';
  for (const column of ["phone", 1]) {
    const list = Recipients.parse(csv, { column });
    assert.deepEqual(list.toArray(), ["+447700900001", "+447700900002"]);
    assert.deepEqual(list.rejected.slice(-1), [{ index: 4, input: "", reason: "empty" }]);
  }
  const list = await Recipients.fromStream(streamOf(new TextEncoder().encode(csv), 5), { column: "PHONE" });
  assert.equal(list.length, 2);
  list.free();
  assert.throws(() => Recipients.parse(csv, { column: "mobile" }), invalid("options.column not_found"));
  let cancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("a,b\n1,2\n")),
    cancel: () => { cancelled = true; },
  });
  assert.ok(invalid("options.column not_found")(await rejection(Recipients.fromStream(endless, { column: "c" }))));
  assert.ok(cancelled);
});

const invalid = (...issues) => (error) => {
  assert.ok(error instanceof ValidationError);
  assert.equal(error.outcome, "not-sent");
  assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), issues);
  return true;
};

test("refuses input that is not a list", async () => {
  for (const [input, options, ...issues] of [
    [undefined, undefined, "input wrong_type"],
    [null, undefined, "input wrong_type"],
    [447700900001, undefined, "input wrong_type"],
    [new Set(), undefined, "input wrong_type"],
    [new Uint16Array(2), undefined, "input wrong_type"],
    [["+447700900001", 447700900002, "x", null], undefined, "input[1] wrong_type", "input[3] wrong_type"],
    [new Array(1), undefined, "input[0] wrong_type"],
    ["", { country: "XX" }, "options.country format"],
    ["", { country: 49, column: -1 }, "options.country wrong_type", "options.column out_of_range"],
    ["", { county: "DE" }, "options.county unknown_key"],
    ["", null, "options wrong_type"],
    [7, { column: {} }, "options.column wrong_type", "input wrong_type"],
  ]) {
    assert.throws(() => Recipients.parse(input, options), invalid(...issues));
  }
  for (const stream of [undefined, null, {}, "x"]) assert.ok(invalid("stream wrong_type")(await rejection(Recipients.fromStream(stream))));
  const numbers = new ReadableStream({ start: (controller) => controller.enqueue(447700900001) });
  assert.ok(invalid("stream wrong_type")(await rejection(Recipients.fromStream(numbers))));
  const lost = new Error("lost");
  const failing = new ReadableStream({ pull: (controller) => controller.error(lost) });
  assert.equal(await rejection(Recipients.fromStream(failing)), lost);
});

test("chunks share the list, may be iterated twice, and outlive it", () => {
  const numbers = fiction(10);
  const list = Recipients.parse(numbers);
  const chunks = list.chunks(4);
  for (let time = 0; time < 2; time += 1) {
    assert.deepEqual([...chunks].map((chunk) => chunk.toArray()), [numbers.slice(0, 4), numbers.slice(4, 8), numbers.slice(8)]);
  }
  assert.ok([...chunks][0] instanceof Recipients);
  assert.equal([...list.chunks(Number.MAX_SAFE_INTEGER)].length, 1);
  list.free();
  assert.equal([...chunks].length, 3);
  const again = Recipients.parse(numbers);
  for (const size of [0, -1, 1.5, NaN, "4", undefined]) assert.throws(() => again.chunks(size), invalid(`size ${size === 0 || size === -1 ? "out_of_range" : "wrong_type"}`));
});

test("a bulk accepts a list, and the caller keeps it", async () => {
  const world = await newWorld({ speed: 0 });
  const { lox24 } = clientsOf(api, world);
  const numbers = fiction(1000);
  const list = Recipients.parse([...numbers, "x", numbers[0]]);
  const check = checkBulk({ text: "x", phones: list });
  assert.deepEqual([check.issues, check.recipients, check.warnings.map(({ path, code }) => `${path} ${code}`)], [[], 1000, ["phones rejected"]]);
  const { uuid } = await lox24.createBulk({ sender_id: "Venue", text: "Doors open at 19:00", phones: list });
  assert.deepEqual((await lox24.getBulk(uuid)).phones, numbers);
  assert.equal(list.length, 1000);
  const bodies = [];
  const fetch = async (request) => {
    bodies.push(await request.text());
    return new Response(JSON.stringify({ uuid, status_code: 0 }));
  };
  const client = new Lox24Client({ fetch });
  for (const part of list.chunks(600)) {
    const promise = client.createBulk({ text: "x", phones: part });
    // The call fixes what is sent.
    part.free();
    await promise;
  }
  assert.deepEqual(bodies, [JSON.stringify({ text: "x", phones: numbers.slice(0, 600) }), JSON.stringify({ text: "x", phones: numbers.slice(600) })]);

  assert.ok(invalid("phones empty")(await rejection(lox24.createBulk({ text: "x", phones: Recipients.parse("x") }))));
  list.free();
  for (const phones of [list, {}, { __lend() {} }, { get __lend() { throw new Error("no"); } }, Object.create(Recipients.prototype)]) {
    assert.ok(invalid("phones wrong_type")(await rejection(lox24.createBulk({ text: "x", phones }))));
  }
});
