// The operations on lists, and their sources.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { Recipients, ValidationError } from "bulk-sms";
import { rejection } from "./support.mjs";

const fiction = (count, from = 0) => Array.from({ length: count }, (_, index) => `+447700900${String(from + index).padStart(3, "0")}`);
const issues = (error) => {
  assert.ok(error instanceof ValidationError, String(error));
  return error.issues.map(({ path, code }) => `${path} ${code}`).join(", ");
};
const refused = (call, expected) => assert.throws(call, (error) => {
  assert.equal(issues(error), expected);
  return true;
});

test("`has` reads a number as the list would", () => {
  const list = Recipients.parse(fiction(100), { country: "GB" });
  for (const [number, expected] of [
    ["+447700900001", true],
    ["+44 7700 900001", true],
    ["0044 7700-900001", true],
    ["07700 900001", true],
    [`${" ".repeat(1000)}+447700900001\n`, true],
    ["+447700900100", false],
    ["+12025550123", false],
    ["07700", false],
    ["", false],
    ["no number", false],
    ["+447700900001,+447700900002", false],
    ["\ud800", false],
    ["1".repeat(1_000_000), false],
  ]) assert.equal(list.has(number), expected, number.slice(0, 40));
  assert.equal(Recipients.parse(fiction(1)).has("07700 900000"), false);
  const [first, second] = list.chunks(60);
  assert.deepEqual([first, second].map((part) => [part.has("07700900059"), part.has("07700900060")]), [[true, false], [false, true]]);
  for (const number of [undefined, null, 447700900001, {}, ["+447700900001"], Symbol("x"), new String("+447700900001")]) {
    refused(() => list.has(number), "number wrong_type");
  }
});

test("`rowOf` returns the line of a number if rows are kept", async () => {
  const text = "name;phone\r\nA;+447700900001\r\nB;\r\nC;07700 900002\r\nD;+447700900001\r\n";
  const options = { column: "phone", country: "GB", keepRows: true };
  for (const list of [Recipients.parse(text, options), await Recipients.fromStream([text], options)]) {
    assert.deepEqual(["+447700900001", "07700900002", "+447700900003", "x"].map((it) => list.rowOf(it)), [1, 3, undefined, undefined]);
    const [, part] = list.chunks(1);
    assert.deepEqual([part.rowOf("+447700900001"), part.rowOf("+447700900002")], [undefined, 3]);
    assert.equal(list.without(Recipients.parse("+447700900001")).rowOf("+447700900002"), 3);
    refused(() => list.rowOf(1), "number wrong_type");
  }
  assert.equal(Recipients.parse(["", ...fiction(3)], { keepRows: true }).rowOf("+447700900001"), 2);
  for (const options of [undefined, { keepRows: false }]) {
    const list = Recipients.parse(fiction(3), options);
    assert.throws(() => list.rowOf("+447700900001"), (error) => {
      assert.equal(issues(error), "options.keepRows required");
      assert.match(error.issues[0].message, /keepRows: true/);
      return true;
    });
  }
});

test("`without` and `of`", () => {
  const list = Recipients.parse([...fiction(10), "x", "+447700900000"]);
  const out = Recipients.parse([...fiction(3, 8), "+447700900001"]);
  const rest = list.without(out);
  assert.deepEqual(rest.toArray(), ["+447700900000", ...fiction(6, 2)]);
  assert.deepEqual([rest.duplicates, rest.rejectedCount, rest.rejected], [0, 0, []]);
  const joined = Recipients.of(out, rest, list);
  assert.deepEqual(joined.toArray(), [...fiction(3, 8), "+447700900001", "+447700900000", ...fiction(6, 2)]);
  assert.deepEqual([joined.duplicates, joined.rejectedCount], [10, 0]);
  assert.deepEqual([Recipients.of().length, Recipients.of(list, list).duplicates], [0, 10]);
  // The original lists still exist, and the new ones do not need them.
  assert.deepEqual([list.length, out.length], [10, 4]);
  for (const it of [list, out]) it.free();
  assert.deepEqual([rest.length, joined.length], [7, 11]);
  for (const other of [undefined, null, fiction(3), {}, list]) {
    refused(() => rest.without(other), "other wrong_type");
    refused(() => Recipients.of(rest, other, rest, 7), "lists[1] wrong_type, lists[3] wrong_type");
  }
});

test("a list is iterable, a few numbers at a time", () => {
  const numbers = Array.from({ length: 5000 }, (_, index) => `+4477${String(index).padStart(8, "0")}`);
  const list = Recipients.parse(numbers);
  assert.deepEqual([...list], numbers);
  assert.deepEqual([...list].length, 5000);
  const [, part] = list.chunks(2048);
  assert.deepEqual(Array.from(part), numbers.slice(2048, 4096));
  assert.deepEqual([...Recipients.parse("")], []);
  const iterator = list[Symbol.iterator]();
  assert.equal(iterator[Symbol.iterator](), iterator);
  assert.deepEqual(iterator.next(), { value: numbers[0], done: false });
  list.free();
  assert.equal([...iterator].length, 4999);
});

test("`toBytes` takes at most 8 bytes per number", () => {
  for (const numbers of [[], ["+447700900001"], ["+12025550123", ...fiction(100), "+12025550124"]]) {
    const list = Recipients.parse(numbers);
    const bytes = list.toBytes();
    assert.ok(bytes instanceof Uint8Array && bytes.length <= 8 * numbers.length);
    for (const form of [bytes, bytes.slice().buffer, Buffer.from(bytes), new DataView(bytes.slice().buffer)]) {
      assert.deepEqual(Recipients.fromBytes(form).toArray(), numbers);
    }
  }
  const many = Array.from({ length: 100_000 }, (_, index) => `+4477${String((index * 7919) % 99_999_989).padStart(8, "0")}`);
  const list = Recipients.parse(many);
  assert.deepEqual(Recipients.fromBytes(list.toBytes()).toArray(), many);
  const [, part] = list.chunks(60_000);
  assert.deepEqual([...Recipients.fromBytes(part.toBytes())], many.slice(60_000));

  const bytes = Recipients.parse(fiction(3)).toBytes();
  assert.equal(Buffer.from(bytes).toString("hex"), "8294e686bdd0010405");
  for (const [input, expected] of [
    [bytes.subarray(0, 3), "bytes format"],
    [Buffer.concat([bytes, Buffer.of(1)]), "bytes format"],
    [new Uint8Array(100).fill(255), "bytes format"],
    [new TextEncoder().encode("+447700900001"), "bytes format"],
    ["+447700900001", "bytes wrong_type"],
    [[...bytes], "bytes wrong_type"],
    [undefined, "bytes wrong_type"],
    [new Uint16Array(2), "bytes wrong_type"],
  ]) refused(() => Recipients.fromBytes(input), expected);
});

const text = "+447700900001\r\n\u{1f4f1}\n+447700900002\n\u{1f4f1}";
const bytes = new TextEncoder().encode(text);
const whole = (list) => [list.toArray(), list.rejected];
const expected = [
  ["+447700900001", "+447700900002"],
  [1, 3].map((index) => ({ index, input: "\u{1f4f1}", reason: "characters" })),
];
const cut = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
async function* later(chunks) {
  for (const chunk of chunks) yield chunk;
}
const shared = (bytes) => {
  const view = new Uint8Array(new SharedArrayBuffer(bytes.length));
  view.set(bytes);
  return view;
};

test("reads any source of bytes or strings, chunk by chunk", async () => {
  assert.deepEqual(whole(Recipients.parse(text)), expected);
  for (const size of [1, 2, 3, 17, 18, 100]) {
    const strings = cut(text, size);
    const chunks = cut(bytes, size);
    const forms = {
      strings,
      chunks,
      iterator: strings.values(),
      generator: later(strings),
      web: ReadableStream.from(chunks),
      "web of strings": ReadableStream.from(strings),
      node: Readable.from(chunks),
      "node of strings": Readable.from(strings),
      "node with an encoding": Readable.from(chunks, { objectMode: false }).setEncoding("utf8"),
      buffers: later(chunks.map((it) => Buffer.from(it))),
      arrayBuffers: later(chunks.map((it) => it.slice().buffer)),
      views: later(chunks.map((it) => new DataView(it.slice().buffer))),
      shared: later(chunks.map(shared)),
      "shared buffers": later(chunks.map((it) => shared(it).buffer)),
      blob: new Blob(chunks),
      file: new File(chunks, "list.txt"),
      response: new Response(new Blob(chunks)),
      "a body that is a Node stream": { body: Readable.from(chunks) },
    };
    for (const [name, source] of Object.entries(forms)) {
      assert.deepEqual(whole(await Recipients.fromStream(source)), expected, `${name}, ${size}`);
    }
  }
  const mixed = ["+4477009", Buffer.from("00001\r\n\u{1f4f1}\n+447700900"), "002\n\ud83d", "\udcf1"];
  assert.deepEqual(whole(await Recipients.fromStream(mixed)), expected);
  // Half a surrogate pair without its other half.
  for (const after of [[], ["x"], [Buffer.from("x")]]) {
    const list = await Recipients.fromStream(["\ud83d", ...after]);
    assert.deepEqual(list.rejected.map(({ input }) => input), [`\ufffd${after.join("")}`]);
  }
  // A view is read as bytes, whatever its items are.
  assert.equal((await Recipients.fromStream([new Uint32Array(new TextEncoder().encode("+447700900001\n\n\n").buffer)])).length, 1);
  for (const empty of [[], [""], new Response(null), new Blob([])]) assert.equal((await Recipients.fromStream(empty)).length, 0);
});

test("`parse` accepts bytes in every form", () => {
  for (const input of [bytes.slice().buffer, new DataView(bytes.slice().buffer), new Int8Array(bytes), new Uint8ClampedArray(bytes), shared(bytes), shared(bytes).buffer]) {
    assert.deepEqual(whole(Recipients.parse(input)), expected);
  }
  const detached = bytes.slice();
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  refused(() => Recipients.parse(detached.buffer), "input wrong_type");
});

test("an input that is not a source is refused, and the message for a whole list says so", async () => {
  for (const source of [undefined, null, 7, {}, { body: {} }, { body: undefined }, () => {}, Recipients.parse(text)]) {
    assert.equal(issues(await rejection(Recipients.fromStream(source))), "stream wrong_type");
  }
  for (const source of [text, bytes, Buffer.from(bytes), bytes.buffer]) {
    const error = await rejection(Recipients.fromStream(source));
    assert.equal(issues(error), "stream wrong_type");
    assert.match(error.issues[0].message, /Use Recipients\.parse/);
  }
  for (const chunk of [7, null, undefined, {}, ["+447700900001"], new Blob([text])]) {
    assert.equal(issues(await rejection(Recipients.fromStream([text, chunk]))), "stream wrong_type");
  }
  assert.equal(issues(await rejection(Recipients.fromStream(7, { keepRow: true }))), "options.keepRow unknown_key, stream wrong_type");
  const used = new Response(text);
  await used.text();
  assert.ok((await rejection(Recipients.fromStream(used))) instanceof TypeError);
});

test("a source that fails rejects with its own error, and one that is not read to the end is closed", async () => {
  for (const lost of [new Error("lost"), "lost", undefined]) {
    async function* failing() {
      yield text;
      throw lost;
    }
    const web = new ReadableStream({
      start: (controller) => controller.enqueue(bytes),
      pull: (controller) => controller.error(lost),
    });
    const broken = { [Symbol.iterator]: () => ({ next() { throw lost; } }) };
    for (const source of [failing(), web, broken]) {
      const settled = await Promise.allSettled([Recipients.fromStream(source)]);
      assert.deepEqual(settled, [{ status: "rejected", reason: lost }]);
    }
  }
  const node = new Readable({ read() { this.destroy(new Error("gone")); } });
  assert.match((await rejection(Recipients.fromStream(node))).message, /gone/);

  for (const [first, options, expected] of [[7, {}, "stream wrong_type"], ["a,b\n1,2\n", { column: "c" }, "options.column not_found"]]) {
    let closed = 0;
    const count = () => { closed += 1; };
    function* sync() {
      try {
        for (;;) yield first;
      } finally {
        count();
        // The outcome is irrelevant here.
        throw new Error("late");
      }
    }
    async function* asynchronous() {
      try {
        for (;;) yield first;
      } finally {
        count();
        await new Promise(() => {});
      }
    }
    const web = new ReadableStream({ pull: (controller) => controller.enqueue(first), cancel: count });
    for (const source of [sync(), asynchronous(), web]) assert.equal(issues(await rejection(Recipients.fromStream(source, options))), expected);
    assert.equal(closed, 3);
    const reader = Readable.from(Array(100).fill(String(first)));
    await Recipients.fromStream(reader, options).catch(() => {});
    assert.ok(reader.destroyed);
  }
});

test("several numbers on a line, delimiters, and the limit of rejected lines", async () => {
  const list = Recipients.parse("sep=;\n+447700900001; +447700900002,x\n+447700900003;;\ty\n");
  assert.deepEqual(whole(list), [fiction(3, 1), [{ index: 1, input: "x", reason: "letters" }, { index: 2, input: "y", reason: "letters" }]]);
  assert.deepEqual(Recipients.parse("a,b;phone\nx;+447700900001", { column: "phone", delimiter: ";" }).toArray(), fiction(1, 1));
  assert.deepEqual(Recipients.parse("+447700900001|+447700900002", { delimiter: "|" }).toArray(), fiction(2, 1));
  assert.equal(Recipients.parse(["+447700900001,+447700900002"]).rejectedCount, 1);
  // An endless single line.
  const many = Array.from({ length: 100_000 }, (_, index) => `+4477${String(index).padStart(8, "0")}`);
  const streamed = await Recipients.fromStream(cut(many.join(", "), 9973));
  assert.deepEqual([streamed.length, streamed.rejectedCount], [100_000, 0]);
  for (const [keepRejected, kept] of [[undefined, 1000], [0, 0], [2, 2], [1_000_000, 1500]]) {
    const { rejected, rejectedCount } = Recipients.parse("x\n".repeat(1500), { keepRejected });
    assert.deepEqual([rejected.length, rejectedCount], [kept, 1500]);
  }
  refused(() => Recipients.parse("", { delimiter: ":", keepRejected: -1, keepRows: 1 }), "options.delimiter format, options.keepRejected out_of_range, options.keepRows wrong_type");
});

test("input of any size ends", async () => {
  const megabyte = "x".repeat(1_000_000);
  const long = await Recipients.fromStream(Array(100).fill(megabyte));
  assert.deepEqual([long.length, long.rejectedCount, long.rejected[0].input.length], [0, 1, 256]);
  const separators = await Recipients.fromStream(Array(10).fill(",".repeat(1_000_000)));
  assert.deepEqual([separators.length, separators.rejectedCount], [0, 0]);
  const quoted = await rejection(Recipients.fromStream(['a,"b\n', ...Array(20).fill("x\n".repeat(500_000))], { column: 0 }));
  assert.equal(issues(quoted), "input open_quote");
});
