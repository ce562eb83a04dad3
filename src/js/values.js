// Values on their way in, each identified in one call, and results on their way out, each put together in one: a call across the
// border costs more than the work that it asks for. What a proxy or a getter throws does not reach wasm (see run.js).

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

/** Returns the kind of a value. */
export function kindOf(value) {
  try {
    const type = typeof value;
    if (type === "string" && !isWellFormed(value)) return BROKEN;
    if (type !== "object") return byType[type];
    if (value === null) return NULL;
    if (value === unreadable) return UNREADABLE;
    if (Array.isArray(value)) return ARRAY;
    const has = (name) => typeof value[name] === "function";
    // By their methods: `instanceof` does not recognise objects from a frame or from a test's sandbox.
    if (has("getTime") && has("toISOString")) return DATE;
    return has("__lend") ? RECIPIENTS : OBJECT;
  } catch {
    return OBJECT;
  }
}

/** Returns the kind of a JSON value, which takes less time. */
export function jsonKind(value) {
  if (typeof value !== "object") return byType[typeof value];
  if (value === null) return NULL;
  return Array.isArray(value) ? ARRAY : OBJECT;
}

/** UTF-8 cannot express half of a surrogate pair; the string would become another text on its way. */
const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

/** Returns the time of a date. */
export function timeOf(date) {
  try {
    return Number(date.getTime());
  } catch {
    return Number.NaN;
  }
}

/** Returns an object's own keys, each followed by its value; `undefined` if they cannot be read. */
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

/** Returns the length of an array's items in JSON, between the first quote and the last; 0 unless all are strings. */
export function lengthOf(items) {
  let length = -3;
  for (let index = 0; index < items.length; index += 1) {
    if (typeof items[index] !== "string") return 0;
    length += items[index].length + 3;
  }
  return length;
}

/** Writes the items with `","` between them. Returns false if one is not ASCII. */
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

/** Copies units of a text into the wasm's memory and returns how many. */
export function copyUnits(text, start, units) {
  const count = Math.min(text.length - start, units.length);
  for (let index = 0; index < count; index += 1) units[index] = text.charCodeAt(start + index);
  return count;
}

/**
 * Returns the result of `measureText`. For UCS-2, `find` lists the characters that are not in GSM-7 when `nonGsm` is first read:
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

/** The hidden property of a measure that holds its list, or what the list is made from. */
const listing = Symbol("listing");

/** One pair of functions for all measures: objects that each have their own take an engine far longer. */
const listedWhenRead = {
  get() {
    const from = this[listing];
    return (from.list ??= nonGsm(from.find, from.text, false));
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

function nonGsm(find, text, letters) {
  const found = [];
  find(text, found, letters);
  return found;
}

/**
 * Adds a character to such a list. It comes from the caller's string, which may contain half a surrogate pair. `packed` is the
 * replacement, 10 bits a unit, the first in the lowest; a negative number means none.
 */
export function addNonGsm(found, text, index, length, packed) {
  const character = text.slice(index, index + length);
  if (packed < 0) {
    found.push({ index, character });
    return;
  }
  let replacement = "";
  for (let rest = packed; rest > 0; rest >>= 10) replacement += String.fromCharCode(rest & 0x3ff);
  found.push({ index, character, replacement });
}

/** Returns the result of `toGsm7`. */
export function plain(find, text, letters) {
  const found = nonGsm(find, text, letters);
  const kinds = new Map();
  let out = "";
  let copied = 0;
  let replaced = 0;
  for (const { index, character, replacement } of found) {
    if (replacement === undefined) continue;
    out += text.slice(copied, index) + replacement;
    copied = index + character.length;
    replaced += 1;
    const kind = kinds.get(character);
    if (kind) kind.count += 1;
    else kinds.set(character, { character, replacement, count: 1 });
  }
  return { text: out + text.slice(copied), replaced, remaining: found.length - replaced, replacements: [...kinds.values()] };
}
