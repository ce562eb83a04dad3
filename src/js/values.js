// Values on their way in, told apart in one call each, and answers on their way out, put together in one: a call across the
// border costs more than what it asks. What a proxy or a getter throws does not get into wasm (see runtime.js).

/** The kinds, as input.rs knows them. */
const kinds = {
  undefined: 0, null: 1, boolean: 2, number: 3, string: 4, broken: 5, date: 6, array: 7, recipients: 8, object: 9,
  function: 10, bigint: 11, symbol: 12, unreadable: 13,
};

/** Stands for a property that throws. */
const unreadable = {};

/** What a value is, by the numbers above. */
export function kindOf(value) {
  try {
    const type = typeof value;
    if (type === "string" && !isWellFormed(value)) return kinds.broken;
    if (type !== "object") return kinds[type];
    if (value === null) return kinds.null;
    if (value === unreadable) return kinds.unreadable;
    if (Array.isArray(value)) return kinds.array;
    const has = (name) => typeof value[name] === "function";
    // By their methods: `instanceof` does not know what comes from a frame or from a test's sandbox.
    if (has("getTime") && has("toISOString")) return kinds.date;
    return has("__lend") ? kinds.recipients : kinds.object;
  } catch {
    return kinds.object;
  }
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

/** The items of an array as lines, if all are strings of ASCII: one value crosses, not thousands. */
export function lines(items) {
  let text = "";
  for (let index = 0; index < items.length; index += 1) {
    if (typeof items[index] !== "string") return undefined;
    text += `${items[index]}\n`;
  }
  return /^[\0-\x7f]*$/.test(text) ? new TextEncoder().encode(text) : undefined;
}

/**
 * The names of an answer's members with their kinds, and its numbers in their order: `["4uuid\0…", [5, …]]`. Texts stay
 * where they are. `undefined` where it is no object.
 */
export function outline(answer) {
  if (kindOf(answer) !== kinds.object) return undefined;
  let names = "";
  const numbers = [];
  for (const [name, value] of Object.entries(answer)) {
    const kind = kindOf(value);
    names += `${String.fromCharCode(48 + kind)}${name.replaceAll("\0", "")}\0`;
    if (kind === kinds.number) numbers.push(value);
  }
  return [names, numbers];
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
