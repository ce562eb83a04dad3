// measureText and toGsm7, compared with two widely used packages on random texts, and with results worked out by hand.
//
// Where the references differ, one of them is wrong. split-sms joins any high surrogate with the unit after it, whatever that
// is. sms-segments-calculator keeps what it sees as one grapheme (a family emoji, a letter with its accent) in one segment,
// which the standard does not require.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { inspect, promisify } from "node:util";
import { ValidationError, measureText, toGsm7, checkBulk } from "bulk-sms";
import calculator from "sms-segments-calculator";
import splitSms from "split-sms";

const TEXTS = 20_000;

/** Mulberry32, so that every run uses the same texts. */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = generator(2026);
const below = (limit) => Math.floor(random() * limit);
const pick = (list) => list[below(list.length)];

const PLAIN = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,!?@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤ÄÖÑÜ§¿äöñüà¡\n\r"];
const EXTENSION = [..."^{}\\[~]|€\f"];
const TYPOGRAPHIC = [..."“”‘’«»–—−… \u00a0\u202f\u200b•′″\t`´"];
const WIDE = [..."ЖячçÁşğ中文字€αあ😀🎉👍🚀"];
const GRAPHEMES = ["e\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "1️⃣", "\r\n", "नि"];
const HALVES = ["\ud83d", "\ude00", "\u001b", "\u0000"];
const MIXES = [
  [PLAIN],
  [PLAIN, EXTENSION],
  [EXTENSION],
  [PLAIN, PLAIN, PLAIN, EXTENSION],
  [PLAIN, TYPOGRAPHIC],
  [WIDE],
  [PLAIN, EXTENSION, WIDE],
  // These go into separate texts: where both references are wrong, they may agree by chance.
  [PLAIN, PLAIN, EXTENSION, TYPOGRAPHIC, WIDE, GRAPHEMES],
  [PLAIN, PLAIN, EXTENSION, TYPOGRAPHIC, WIDE, HALVES],
];
/** Where segments end. */
const EDGES = [0, 1, 35, 67, 70, 80, 134, 153, 160, 201, 306, 459, 612];

function text() {
  const mix = pick(MIXES);
  const length = random() < 0.7 ? Math.max(0, pick(EDGES) + below(9) - 4) : below(400);
  return Array.from({ length }, () => pick(pick(mix))).join("");
}

const texts = Array.from({ length: TEXTS }, text);

function bySplitSms(text) {
  const { characterSet, parts, bytes } = splitSms.split(text, { summary: true });
  return { segments: parts.length, units: characterSet === "GSM" ? bytes : bytes / 2 };
}

function byCalculator(text) {
  // Its third argument, smart encoding, is off by default, so the text is measured as it is.
  const message = new calculator.SegmentedMessage(text);
  return { segments: message.segmentsCount, units: message.messageSize / (message.encodingName === "GSM-7" ? 7 : 16) };
}

test("counts segments and units like split-sms and sms-segments-calculator", (context) => {
  const counts = { agreed: 0, several: 0, ucs2: 0, split: 0, calculator: 0 };
  for (const text of texts) {
    const { segments, units, encoding } = measureText(text);
    const ours = JSON.stringify({ segments, units });
    const [split, calculated] = [bySplitSms(text), byCalculator(text)].map((it) => JSON.stringify(it));
    counts.split += split === ours;
    counts.calculator += calculated === ours;
    if (split !== calculated) continue;
    assert.equal(ours, split, JSON.stringify(text));
    counts.agreed += 1;
    counts.several += segments > 1;
    counts.ucs2 += encoding === "UCS-2";
  }
  context.diagnostic(
    `of ${TEXTS} texts the two agree on ${counts.agreed} (${counts.several} of several segments, ${counts.ucs2} in UCS-2), ` +
      `and bulk-sms with them on all of these; overall it agrees with split-sms on ${counts.split}, with ` +
      `sms-segments-calculator on ${counts.calculator}`,
  );
  assert.ok(counts.agreed > 0.9 * TEXTS);
});

test("the figures are consistent with each other", () => {
  for (const text of texts) {
    const it = measureText(text);
    const shown = JSON.stringify(text);
    assert.equal(it.characters, [...text].length, shown);
    assert.equal(it.encoding === "GSM-7", it.nonGsm.length === 0, shown);
    assert.equal(it.unitsPerSegment, { "GSM-7": [160, 153], "UCS-2": [70, 67] }[it.encoding][Number(it.segments > 1)], shown);
    const unused = it.segments * it.unitsPerSegment - it.units - it.unitsLeft;
    // At most one unit is wasted at the end of each segment except the last.
    assert.ok(unused >= 0 && unused < it.segments, shown);
    if (it.encoding === "UCS-2") assert.equal(it.units, text.length, shown);
    for (const { index, character } of it.nonGsm) assert.ok(text.startsWith(character, index), shown);

    const plain = toGsm7(text);
    const replaceable = it.nonGsm.filter(({ replacement }) => replacement !== undefined);
    assert.equal(plain.replaced, replaceable.length, shown);
    assert.equal(plain.remaining, it.nonGsm.length - replaceable.length, shown);
    // The two halves of a pair may meet once something invisible between them is removed.
    if (text.isWellFormed()) assert.equal(measureText(plain.text).nonGsm.length, plain.remaining, shown);
    let expected = text;
    for (const { index, character, replacement } of replaceable.reverse()) {
      expected = expected.slice(0, index) + replacement + expected.slice(index + character.length);
    }
    assert.equal(plain.text, expected, shown);
    for (const options of [undefined, { letters: true }]) checkPlain(text, options);
  }
});

/** For any text, the result takes no more segments, and the reported figures are correct. */
function checkPlain(text, options) {
  const shown = JSON.stringify(text);
  const plain = toGsm7(text, options);
  assert.ok(measureText(plain.text).segments <= measureText(text).segments, shown);
  const { replacements } = plain;
  assert.equal(replacements.reduce((sum, { count }) => sum + count, 0), plain.replaced, shown);
  assert.equal(new Set(replacements.map(({ character }) => character)).size, replacements.length, shown);
  for (const { character, replacement } of replacements) {
    assert.ok(text.includes(character) && plain.text.includes(replacement), shown);
    assert.equal(measureText(replacement).encoding, "GSM-7", shown);
  }
  if (plain.remaining === 0) assert.equal(measureText(plain.text).encoding, "GSM-7", shown);
}

test("the shape of the results", () => {
  assert.deepEqual(measureText("It’s ça"), {
    encoding: "UCS-2",
    characters: 7,
    units: 7,
    segments: 1,
    unitsPerSegment: 70,
    unitsLeft: 63,
    nonGsm: [
      { index: 2, character: "’", replacement: "'" },
      { index: 5, character: "ç" },
    ],
  });
  assert.deepEqual(measureText(""), {
    encoding: "GSM-7",
    characters: 0,
    units: 0,
    segments: 1,
    unitsPerSegment: 160,
    unitsLeft: 160,
    nonGsm: [],
  });
  assert.deepEqual(toGsm7("It’s ça"), {
    text: "It's ça",
    replaced: 1,
    remaining: 1,
    replacements: [{ character: "’", replacement: "'", count: 1 }],
  });
  assert.deepEqual(toGsm7(""), { text: "", replaced: 0, remaining: 0, replacements: [] });
  assert.deepEqual(toGsm7("Plain €", { letters: true }), { text: "Plain €", replaced: 0, remaining: 0, replacements: [] });
});

test("each replaced character is listed once, in the order of the text", () => {
  assert.deepEqual(toGsm7("Cafe\u0301 – “Ł”…\u200b łódź cafe\u0301", { letters: true }), {
    text: 'Café - "L"... lodz café',
    replaced: 11,
    remaining: 0,
    replacements: [
      { character: "e\u0301", replacement: "é", count: 2 },
      { character: "–", replacement: "-", count: 1 },
      { character: "“", replacement: '"', count: 1 },
      { character: "Ł", replacement: "L", count: 1 },
      { character: "”", replacement: '"', count: 1 },
      { character: "…", replacement: "...", count: 1 },
      { character: "\u200b", replacement: "", count: 1 },
      { character: "ł", replacement: "l", count: 1 },
      { character: "ó", replacement: "o", count: 1 },
      { character: "ź", replacement: "z", count: 1 },
    ],
  });
});

// Listing these characters takes longer than measuring, so it waits until the list is read. Nothing else reveals that.
const SHOWN = {
  encoding: "UCS-2",
  characters: 1,
  units: 2,
  segments: 1,
  unitsPerSegment: 70,
  unitsLeft: 68,
  nonGsm: [{ index: 0, character: "😀" }],
};

test("a measure copies, compares and prints like an object of plain data", () => {
  for (const read of [() => {}, (measure) => measure.nonGsm]) {
    const fresh = () => {
      const measure = measureText("😀");
      read(measure);
      return measure;
    };
    assert.deepEqual(fresh(), SHOWN);
    assert.deepEqual(SHOWN, fresh());
    assert.notDeepEqual(fresh(), { ...SHOWN, nonGsm: [] });
    assert.deepEqual({ ...fresh() }, SHOWN);
    assert.deepEqual(Object.assign({}, fresh()), SHOWN);
    assert.deepEqual(structuredClone(fresh()), SHOWN);
    assert.deepEqual(Object.entries(fresh()), Object.entries(SHOWN));
    assert.equal(JSON.stringify(fresh()), JSON.stringify(SHOWN));
    assert.equal(inspect(fresh()), inspect(SHOWN));
    assert.equal(inspect({ deep: [fresh()] }, { depth: 5 }), inspect({ deep: [SHOWN] }, { depth: 5 }));
    assert.equal(Object.getPrototypeOf(fresh()), Object.prototype);
    const { nonGsm, ...rest } = fresh();
    assert.deepEqual({ ...rest, nonGsm }, SHOWN);
  }
});

test("the list of a measure belongs to the caller, like any array", () => {
  const measure = measureText("😀");
  assert.equal(measure.nonGsm, measure.nonGsm);
  measure.nonGsm.push("more");
  assert.equal(measure.nonGsm.length, 2);
  measure.nonGsm = [];
  assert.deepEqual(measure, { ...SHOWN, nonGsm: [] });
  const frozen = Object.freeze(measureText("😀"));
  assert.equal(frozen.nonGsm, frozen.nonGsm);
  assert.deepEqual(frozen, SHOWN);
  // The way frameworks watch data: every object that is read comes in its own proxy.
  const watched = (object) => new Proxy(object, { get: (...given) => {
    const value = Reflect.get(...given);
    return Object(value) === value && typeof value !== "function" ? watched(value) : value;
  } });
  assert.equal(JSON.stringify(watched(measureText("😀"))), JSON.stringify(SHOWN));
  // Each measure has its own list.
  const [first, second] = [measureText("ça"), measureText("aç")];
  assert.deepEqual([second, first].map(({ nonGsm }) => nonGsm[0].index), [1, 0]);
});

test("half a surrogate pair is measured and kept", () => {
  const text = "“\ude00\ud83d”";
  assert.deepEqual(measureText(text).nonGsm, [
    { index: 0, character: "“", replacement: '"' },
    { index: 1, character: "\ude00" },
    { index: 2, character: "\ud83d" },
    { index: 3, character: "”", replacement: '"' },
  ]);
  const { replacements, ...plain } = toGsm7(text);
  assert.deepEqual(plain, { text: '"\ude00\ud83d"', replaced: 2, remaining: 2 });
  assert.equal(replacements.length, 2);
});

test("measures a text of a million characters", () => {
  const long = "–😀".repeat(500_000);
  assert.equal(measureText("a".repeat(1_000_000)).segments, Math.ceil(1_000_000 / 153));
  assert.equal(toGsm7(long).text, "-😀".repeat(500_000));
});

// A text crosses in pieces; their ends must not show, wherever a pair or a replacement falls.
test("texts around the length of a piece", () => {
  for (let length = 2040; length <= 2056; length += 1) {
    for (const [end, found] of [["😀", 1], ["–é", 1], ["\ud83d", 1], ["\ude00😀", 2], ["a", 0]]) {
      const text = "a".repeat(length) + end + "b".repeat(length);
      const { characters, encoding, units, segments, nonGsm } = measureText(text);
      assert.deepEqual([characters, units], [[...text].length, text.length]);
      assert.deepEqual(nonGsm.map(({ character }) => character).join(""), found > 0 ? end.replace("é", "") : "");
      assert.ok(nonGsm.length === found && nonGsm.every(({ character, index }) => text.startsWith(character, index)));
      if (encoding === "GSM-7") assert.equal(segments, Math.ceil(units / 153));
      assert.equal(toGsm7(text).text, text.replace("–", "-"));
    }
  }
});

test("a text of ten million characters does not enlarge the wasm's memory", async () => {
  const script = `
    const { Instance } = WebAssembly;
    let memory;
    WebAssembly.Instance = function (...given) {
      const instance = new Instance(...given);
      memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
      return instance;
    };
    const { measureText, toGsm7 } = await import("bulk-sms");
    measureText("x");
    const before = memory.buffer.byteLength;
    const gsm = measureText("[x".repeat(5_000_000));
    const emoji = measureText("😀".repeat(5_000_000));
    const last = measureText("x".repeat(9_999_999) + "ç").nonGsm;
    const plain = toGsm7("x".repeat(9_999_999) + "–");
    console.log(JSON.stringify([gsm.units, emoji.characters, last, plain.text.length, plain.replaced, memory.buffer.byteLength - before]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd: import.meta.dirname });
  assert.deepEqual(JSON.parse(stdout), [15_000_000, 5_000_000, [{ index: 9_999_999, character: "ç" }], 10_000_000, 1, 0]);
});

test("without `letters` no letter is replaced, except by the same one", () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code);
    if (!/[\p{L}\p{N}]/u.test(character)) continue;
    const { text } = toGsm7(character);
    assert.equal(text.normalize(), character.normalize(), character);
    for (const mark of ["\u0300", "\u0301", "\u0308", "\u0327"]) {
      assert.equal(toGsm7(character + mark).text.normalize(), (character + mark).normalize(), character);
    }
  }
});

/** Letters whose nearest letter is not the base of their Unicode decomposition. */
const NO_DECOMPOSITION = new Set([..."ŐőŰű"]);

test("with `letters` a Latin or Greek letter becomes the base of its Unicode decomposition", () => {
  let compared = 0;
  for (const [first, last] of [[0xc0, 0x24f], [0x386, 0x3ce], [0x1e00, 0x1eff], [0x1f00, 0x1fff]]) {
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCharCode(code);
      if (!/\p{L}/u.test(character) || measureText(character).encoding === "GSM-7") continue;
      const { text, remaining } = toGsm7(character, { letters: true });
      const decomposed = character.normalize("NFD");
      if (decomposed === character || NO_DECOMPOSITION.has(character)) continue;
      // The letter with as many of its marks as GSM-7 has, or the nearest to the letter alone.
      const base = [...decomposed].map((_, index, all) => all.slice(0, index + 1).join("").normalize());
      const expected = base.filter((it) => measureText(it).encoding === "GSM-7").at(-1);
      if (expected !== undefined) assert.equal(text, expected, character);
      else assert.equal(text, toGsm7(base[0], { letters: true }).text, character);
      assert.equal(remaining, 0, character);
      // And so does the decomposed form.
      assert.equal(toGsm7(decomposed, { letters: true }).text, text, character);
      compared += 1;
    }
  }
  assert.ok(compared > 700, String(compared));
});

test("other alphabets, emoji and symbols are left alone", () => {
  for (const text of ["Привет, Київ", "Здравей", "שלום", "مرحبا", "नमस्ते", "你好，世界！", "こんにちは", "안녕", "👍🏽 👩‍💻", "½ × © ™ µ ¹ ∑ ∂"]) {
    const plain = toGsm7(text, { letters: true });
    assert.deepEqual([plain.text, plain.replacements], [text, []]);
  }
});

test("the options of toGsm7 are checked like all others", () => {
  for (const fine of [undefined, {}, { letters: undefined }, { letters: false }]) assert.equal(toGsm7("ł", fine).text, "ł");
  assert.equal(toGsm7("ł", { letters: true }).text, "l");
  for (const [options, told] of [
    [{ letter: true }, "options.letter unknown_key: Unknown key. Did you mean `letters`?"],
    [{ letters: 1 }, "options.letters wrong_type: Expected a boolean, not a number."],
    [{ letters: null }, "options.letters wrong_type: Expected a boolean, not null."],
    [null, "options wrong_type: `options` must be an object, not null."],
    [true, "options wrong_type: `options` must be an object, not a boolean."],
  ]) {
    assert.throws(() => toGsm7("ł", options), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.issues.map(({ path, code, message }) => `${path} ${code}: ${message}`), [told]);
      return true;
    });
  }
  assert.throws(() => toGsm7(5, { letters: 1 }), ({ issues }) => issues.length === 2);
});

test("anything but a string is refused", () => {
  for (const call of [measureText, toGsm7]) {
    for (const value of [undefined, null, 5, NaN, true, 1n, Symbol("x"), {}, [], ["x"], new String("x"), () => "x", new Proxy({}, { ownKeys() { throw new Error("no"); } })]) {
      assert.throws(
        () => call(value),
        (error) => {
          assert.ok(error instanceof ValidationError);
          assert.equal(error.outcome, "not-sent");
          assert.deepEqual(error.issues.map(({ path, code }) => `${path} ${code}`), ["text wrong_type"]);
          return true;
        },
      );
    }
  }
});

test("checkBulk shows what a bulk would do, and sends nothing", () => {
  const phones = ["+447700900000", "00447700900000"];
  const check = checkBulk({ text: `${"a".repeat(100)}\u2019`, phones, delivery_at: new Date(0), senderId: "x" });
  assert.deepEqual(check.issues.map(({ path, code }) => `${path} ${code}`), ["senderId unknown_key"]);
  assert.deepEqual(check.warnings.map(({ path, code }) => `${path} ${code}`), [
    "text unicode_costs_more",
    "is_unicode needs_unicode",
    "phones duplicates",
  ]);
  assert.deepEqual([check.segments, check.recipients, check.messages], [2, 2, 4]);
  assert.equal(checkBulk({ text: "x", phones, delivery_at: new Date(1000) }).warnings[0]?.code, "in_the_past");
  assert.ok(!("cost" in check));
  assert.equal(checkBulk({ text: "x", phones: Array(3).fill("+447700900000") }, { prices: { "+44": 0.1 } }).cost, 0.3);
  assert.deepEqual(
    checkBulk({ text: "x", phones: ["+447700900000", "07700900000"] }, { prices: { DE: 1 } }),
    {
      issues: [],
      warnings: [
        {
          path: "options.prices",
          code: "no_price",
          message: "`prices` has no `default` and no price for GB, numbers of unknown country (1; write them with `+` and their calling code).",
        },
      ],
      segments: 1,
      recipients: 2,
      messages: 2,
    },
  );
  for (const bad of [undefined, null, 7, "x", [], () => {}]) assert.equal(checkBulk(bad).issues[0].code, "wrong_type");
});

test("checkBulk warns about what would be sent but is probably a mistake", () => {
  const one = ["+447700900000"];
  const told = (bulk) => checkBulk({ phones: one, ...bulk }).warnings.map(({ path, code }) => `${path} ${code}`);
  for (const [bulk, expected] of [
    [{ text: "Doors open at 19:00" }, []],
    [{ text: "Привет" }, ["is_unicode needs_unicode"]],
    [{ text: "Привет", is_unicode: true }, []],
    [{ text: `${"a".repeat(80)}😀`, is_unicode: true }, ["text unicode_costs_more"]],
    [{ text: `${"a".repeat(400)}ç`, is_unicode: true }, ["text unicode_costs_more"]],
    [{ text: "Dear {{name}}" }, ["text placeholder"]],
    [{ text: "Dear {{name}}", msg_groups: [1] }, ["msg_groups not_counted"]],
    [{ text: "50% off, 20% more" }, []],
    [{ text: "\u00a0\n", is_unicode: true }, ["text blank_text"]],
    [{ text: "x", service_code: "text2speech", sender_id: "Venue" }, ["sender_id sender_not_callable"]],
    [{ text: "x", phones: ["+447700900000", "+44770090", "07700900000"] }, ["phones impossible_number"]],
    [{ text: "x", phones: ["+447700900000", "447700900000", "+44770090"] }, ["phones duplicates", "phones impossible_number"]],
    [{ text: "x", phones: Array.from({ length: 40 }, (_, index) => `+4477009${index < 39 ? index + 10000 : ""}`) }, ["phones impossible_number"]],
  ]) {
    assert.deepEqual(told(bulk), expected, JSON.stringify(bulk));
  }
  const [{ message }] = checkBulk({ text: "x", phones: ["+447700900000", "+44770090"] }).warnings;
  assert.ok(message.includes("phones[1]") && !message.includes("770090"), message);
});

test("the 0 after a calling code is refused, in short arrays and in long ones", () => {
  const fine = Array.from({ length: 100 }, (_, index) => `+4915${String(index).padStart(9, "0")}`);
  for (const wrong of ["+4901701234567", "004901701234567"]) {
    for (const phones of [[wrong], [...fine, wrong]]) {
      const { issues, warnings } = checkBulk({ text: "x", phones });
      assert.deepEqual(issues, [{
        path: `phones[${phones.length - 1}]`,
        code: "national_prefix",
        message: "Remove the 0 after the calling code: +49170 …, not +490170 ….",
      }]);
      assert.deepEqual(warnings, []);
    }
  }
  for (const right of ["+390612345678", "4901701234567", "01701234567"]) assert.deepEqual(checkBulk({ text: "x", phones: [right] }).issues, []);
});
