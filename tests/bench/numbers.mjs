// Lists of phone numbers as people have them: in several forms, with some duplicates and about one bad line in a hundred.
// All the good ones have a possible length, and none can belong to anybody: +49 10 is a prefix for choosing a carrier, and no
// number begins with 6 after +44, with 0 after +1, or with 1 after +420.

/** Mulberry32: the same numbers in every run. */
export function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Calling code, first digits, how many digits follow, share of all. */
const RANGES = [
  ["49", "10", 9, 0.6],
  ["44", "6", 9, 0.2],
  ["1", "0", 9, 0.1],
  ["420", "1", 8, 0.1],
];

const FORMS = [
  [0.5, (code, rest) => `+${code}${rest}`],
  [0.12, (code, rest) => `00${code}${rest}`],
  [0.1, (code, rest) => `${code}${rest}`],
  [0.12, (code, rest) => `+${code} ${rest.slice(0, 3)} ${rest.slice(3)}`],
  [0.08, (code, rest) => `+${code}-${rest.slice(0, 3)}-${rest.slice(3, 6)}-${rest.slice(6)}`],
  [0.05, (code, rest) => `00${code} (${rest.slice(0, 3)}) ${rest.slice(3)}`],
  [0.02, (code, rest) => ` +${code}/${rest.slice(0, 4)}.${rest.slice(4)} `],
  [0.01, (code, rest) => `+${code}\u00a0${rest.slice(0, 3)}\u2011${rest.slice(3)}`],
];

const BAD = [
  () => "not known",
  (rest) => `01${rest.slice(1)}`,
  (rest) => `+49 0${rest.slice(0, 4)} ${rest.slice(4)}`,
  () => "+49 10",
  (rest) => `+999${rest}`,
  (rest) => `+4410${rest}00000`,
  (rest) => `0049${rest} home`,
  (rest) => `+49${rest}_`,
  (rest) => `4910${rest}.0`,
  () => "-",
  () => "+446123",
];

/** Passes one line after the other to `take`, `count` in total. */
function each(count, take) {
  const random = generator(2026);
  // One number in fifty repeats an earlier one, in some form.
  const earlier = [];
  let next = -1;
  for (let line = 0; line < count; line += 1) {
    if (random() < 0.01) {
      const rest = String(Math.floor(random() * 1e9)).padStart(9, "0");
      take(BAD[Math.floor(random() * BAD.length)](rest));
      continue;
    }
    let number;
    if (random() < 0.02 && earlier.length > 0) {
      number = earlier[Math.floor(random() * earlier.length)];
    } else {
      const [code, first, digits] = pick(RANGES, 3, random());
      number = [code, first + String(Math.floor(random() * 10 ** digits)).padStart(digits, "0")];
      if (line % 16 === 0) earlier[(next = (next + 1) % 4096)] = number;
    }
    take(pick(FORMS, 0, random())[1](...number));
  }
}

function pick(list, share, chance) {
  for (const item of list) {
    chance -= item[share];
    if (chance < 0) return item;
  }
  return list[0];
}

/** The lines as strings, each with its own memory, as a parser of JSON or CSV makes them. */
export function numberStrings(count) {
  const lines = [];
  each(count, (line) => lines.push(line));
  // V8 keeps a concatenated string as a tree until somebody reads it; JSON.parse makes flat ones.
  return JSON.parse(JSON.stringify(lines));
}

/** The lines as the bytes of a file. */
export function numberBytes(count) {
  const parts = [];
  let part = [];
  const encoder = new TextEncoder();
  const flush = () => {
    if (part.length > 0) parts.push(encoder.encode(`${part.join("\n")}\n`));
    part = [];
  };
  each(count, (line) => {
    if (part.push(line) === 100_000) flush();
  });
  flush();
  const bytes = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of parts) {
    bytes.set(it, at);
    at += it.length;
  }
  return bytes;
}

/** `count` E.164 numbers: the thousand that are reserved for films, over and over. */
export const fictional = (count) =>
  JSON.parse(JSON.stringify(Array.from({ length: count }, (_, index) => `+447700900${String(index % 1000).padStart(3, "0")}`)));
