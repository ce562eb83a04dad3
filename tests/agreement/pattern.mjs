// Random texts that a pattern matches. libphonenumber's patterns have digits, `\d`, sets, groups, alternatives and counts.

/** Returns a function that generates texts that match the pattern from a source of random numbers from 0 to 1. */
export function maker(pattern) {
  const reader = { pattern, at: 0 };
  const make = alternatives(reader);
  if (reader.at < pattern.length) throw new Error(`${pattern} has an unexpected ${pattern[reader.at]} at ${reader.at}.`);
  return make;
}

/** A random whole number, from `least` to `most`. */
export const between = (random, least, most) => least + Math.floor(random() * (most - least + 1));

/** A random item. */
export const oneOf = (random, list) => list[between(random, 0, list.length - 1)];

function alternatives(reader) {
  const all = [sequence(reader)];
  while (takes(reader, "|")) all.push(sequence(reader));
  return (random) => oneOf(random, all)(random);
}

function sequence(reader) {
  const items = [];
  while (reader.at < reader.pattern.length && !"|)".includes(reader.pattern[reader.at])) items.push(item(reader));
  return (random) => items.map((make) => make(random)).join("");
}

function item(reader) {
  const make = single(reader);
  const [least, most] = count(reader);
  return (random) => Array.from({ length: between(random, least, most) }, () => make(random)).join("");
}

function single(reader) {
  if (takes(reader, "(?:") || takes(reader, "(")) {
    const inner = alternatives(reader);
    if (!takes(reader, ")")) throw new Error(`${reader.pattern} has a group without an end.`);
    return inner;
  }
  const [text, set] = /^(?:\d|\\d|\[([^\]]+)\])/.exec(reader.pattern.slice(reader.at)) ?? unknown(reader);
  reader.at += text.length;
  const digits = text === "\\d" ? digitsOf("0-9") : digitsOf(set ?? text);
  return (random) => oneOf(random, digits);
}

/** The digits of a set such as `02-5`. */
function digitsOf(set) {
  const all = [];
  for (const [, first, last = first] of set.replaceAll("\\d", "0-9").matchAll(/(\d)(?:-(\d))?/g)) {
    for (let digit = Number(first); digit <= Number(last); digit += 1) all.push(String(digit));
  }
  return all;
}

/** How often the preceding item may occur. */
function count(reader) {
  if (takes(reader, "?")) return [0, 1];
  const found = /^\{(\d+)(?:,(\d+))?\}/.exec(reader.pattern.slice(reader.at));
  if (!found) return [1, 1];
  reader.at += found[0].length;
  return [Number(found[1]), Number(found[2] ?? found[1])];
}

function takes(reader, text) {
  if (!reader.pattern.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function unknown({ pattern, at }) {
  throw new Error(`${pattern} goes on with ${pattern.slice(at, at + 10)}, which is not understood.`);
}
