// Values on their way in, told apart in one call each, and answers on their way out, put together in one: a call across the
// border costs more than what it asks. What a proxy or a getter throws does not get into wasm (see run.js).

// The kinds of values. Rust reads these numbers from this file (border.rs).
const UNDEFINED = 0;
const NULL = 1;
const BOOLEAN = 2;
const NUMBER = 3;
const STRING = 4;
const BROKEN = 5;
const DATE = 6;
const ARRAY = 7;
const RECIPIENTS = 8;
const OBJECT = 9;
const FUNCTION = 10;
const BIGINT = 11;
const SYMBOL = 12;
const UNREADABLE = 13;

const byType = {
  undefined: UNDEFINED, boolean: BOOLEAN, number: NUMBER, string: STRING, function: FUNCTION, bigint: BIGINT, symbol: SYMBOL,
};

/** Stands for a property that throws. */
const unreadable = {};

/** What a value is, by the numbers above. */
export function kindOf(value) {
  try {
    const type = typeof value;
    if (type === "string" && !isWellFormed(value)) return BROKEN;
    if (type !== "object") return byType[type];
    if (value === null) return NULL;
    if (value === unreadable) return UNREADABLE;
    if (Array.isArray(value)) return ARRAY;
    const has = (name) => typeof value[name] === "function";
    // By their methods: `instanceof` does not know what comes from a frame or from a test's sandbox.
    if (has("getTime") && has("toISOString")) return DATE;
    return has("__lend") ? RECIPIENTS : OBJECT;
  } catch {
    return OBJECT;
  }
}

/** The same for a value of JSON, which is quicker to tell. */
export function jsonKind(value) {
  if (typeof value !== "object") return byType[typeof value];
  if (value === null) return NULL;
  return Array.isArray(value) ? ARRAY : OBJECT;
}

/** UTF-8 has no form for half of a surrogate pair; what a string becomes on its way would be another text. */
const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

/** The time of a date. */
export function timeOf(date) {
  try {
    return Number(date.getTime());
  } catch {
    return Number.NaN;
  }
}

/** The own names of an object, each followed by its value; `undefined` where they cannot be read. */
export function entries(object) {
  try {
    const all = [];
    for (const name of Object.keys(object)) all.push(name, read(object, name));
    return all;
  } catch {
    return undefined;
  }
}

function read(object, name) {
  try {
    return object[name];
  } catch {
    return unreadable;
  }
}

/** How long the items of an array are in JSON, between the first quote and the last; 0 unless all are strings. */
export function lengthOf(items) {
  let length = -3;
  for (let index = 0; index < items.length; index += 1) {
    if (typeof items[index] !== "string") return 0;
    length += items[index].length + 3;
  }
  return length;
}

/** Writes them there, with `","` between two; false where one is not ASCII. */
export function writeItems(items, bytes) {
  let at = 0;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (index > 0) {
      bytes[at] = 34;
      bytes[at + 1] = 44;
      bytes[at + 2] = 34;
      at += 3;
    }
    for (let place = 0; place < item.length; place += 1) {
      const code = item.charCodeAt(place);
      if (code > 127) return false;
      bytes[at] = code;
      at += 1;
    }
  }
  return at === bytes.length;
}

/**
 * What `measureText` answers. `places` are the characters that are not in GSM-7, each twice its index, with 1 added where
 * there is a replacement; the replacements end in NUL. The characters are taken from the caller's string, because it may
 * hold halves of surrogate pairs.
 */
export function measured(text, [characters, units, segments, unitsPerSegment, unitsLeft], places, replacements) {
  const each = replacements.split("\0");
  let next = 0;
  const nonGsm = Array.from({ length: places.length });
  for (let number = 0; number < places.length; number += 1) {
    const place = places[number];
    const index = place >>> 1;
    const character = characterAt(text, index);
    nonGsm[number] = place & 1 ? { index, character, replacement: each[next++] } : { index, character };
  }
  const encoding = nonGsm.length > 0 ? "UCS-2" : "GSM-7";
  return { encoding, characters, units, segments, unitsPerSegment, unitsLeft, nonGsm };
}

/** What `toGsm7` answers. */
export function plain(text, places, replacements) {
  const each = replacements.split("\0");
  let out = "";
  let copied = 0;
  let replaced = 0;
  for (const place of places) {
    if ((place & 1) === 0) continue;
    const index = place >>> 1;
    out += text.slice(copied, index) + each[replaced];
    copied = index + characterAt(text, index).length;
    replaced += 1;
  }
  return { text: out + text.slice(copied), replaced, remaining: places.length - replaced };
}

/** A surrogate pair, or one unit. */
const characterAt = (text, index) => (text.codePointAt(index) > 0xffff ? text.slice(index, index + 2) : text[index]);
