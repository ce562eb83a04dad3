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

/** Copies units of a text into the wasm's memory, and returns how many there were. */
export function copyUnits(text, start, units) {
  const count = Math.min(text.length - start, units.length);
  for (let index = 0; index < count; index += 1) units[index] = text.charCodeAt(start + index);
  return count;
}

/**
 * What `measureText` returns. For UCS-2, `find` lists the characters that are not in GSM-7 when `nonGsm` is first read:
 * most callers never read it, and making the list takes longer than measuring.
 */
export function measured(find, text, isUcs2, characters, units, segments, unitsPerSegment, unitsLeft) {
  if (!isUcs2) return { encoding: "GSM-7", characters, units, segments, unitsPerSegment, unitsLeft, nonGsm: [] };
  const measure = { encoding: "UCS-2", characters, units, segments, unitsPerSegment, unitsLeft };
  Object.defineProperty(measure, "nonGsm", listedWhenRead);
  // Not read-only: a proxy may wrap what it returns, which for a read-only property is an error.
  Object.defineProperty(measure, listing, { value: { find, text, list: undefined }, writable: true });
  return Object.defineProperty(measure, Symbol.for("nodejs.util.inspect.custom"), printed);
}

/** The hidden property of a measure that holds its list, and before that what the list is made from. */
const listing = Symbol("listing");

/** One pair of functions for all measures: an engine needs far longer for objects that each have their own. */
const listedWhenRead = {
  get() {
    const from = this[listing];
    return (from.list ??= nonGsm(from.find, from.text));
  },
  set(list) {
    this[listing].list = list;
  },
  enumerable: true,
  configurable: true,
};

/** Without it, Node, Deno and Bun print `[Getter]` instead of the list. */
const printed = {
  value() {
    return { ...this };
  },
};

function nonGsm(find, text) {
  const found = [];
  find(text, found);
  return found;
}

/**
 * Adds a character to such a list. It is taken from the caller's string, which may hold halves of surrogate pairs. The bytes of
 * `packed` are the replacement, the first in the lowest; a negative number stands for none.
 */
export function addNonGsm(found, text, index, packed) {
  const character = text.codePointAt(index) > 0xffff ? text.slice(index, index + 2) : text[index];
  if (packed < 0) {
    found.push({ index, character });
    return;
  }
  let replacement = "";
  for (let rest = packed; rest > 0; rest >>= 8) replacement += String.fromCharCode(rest & 0xff);
  found.push({ index, character, replacement });
}

/** What `toGsm7` returns. */
export function plain(find, text) {
  const found = nonGsm(find, text);
  let out = "";
  let copied = 0;
  let replaced = 0;
  for (const { index, character, replacement } of found) {
    if (replacement === undefined) continue;
    out += text.slice(copied, index) + replacement;
    copied = index + character.length;
    replaced += 1;
  }
  return { text: out + text.slice(copied), replaced, remaining: found.length - replaced };
}
