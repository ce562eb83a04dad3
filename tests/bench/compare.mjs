// Measures the sides of a comparison in turn, because a busy machine slows down whatever runs at that moment.
import { OTHER } from "./packages.mjs";

/** Background threads need this long to compile wasm for speed, even on a busy machine. */
const WARM_UP = 1000; // ms

/**
 * `sides` is `{ name: async () => ({ milliseconds, value }) }`, the package's own first. Every side runs once before it is
 * measured, and `digest` must return the same for all these values; `undefined` means that a side has nothing to compare. Only
 * the other package may differ: the table then says so. `discard` releases what later values hold.
 *
 * If the engine allows it, garbage is collected before each run, so that no side pays for what another left behind.
 * `collect: "major"` collects all of it. That is for large jobs: it may throw optimised code away, which only small jobs
 * notice.
 *
 * Every other round runs in reverse, so that no side always follows the same one. `quick` runs one round, to check the
 * results.
 *
 * Returns the medians: `times[name]` in milliseconds, and `ratio(a, b)` and `difference(a, b)` over the rounds. `differing`
 * says whether the other package's result differs.
 */
export async function compare(sides, { quick, rounds, warmups = 1, digest, discard, collect = "minor" }) {
  const names = Object.keys(sides);
  const run = async (name) => {
    globalThis.gc?.({ type: collect });
    return sides[name]();
  };
  const measure = async (name) => {
    const { milliseconds, value } = await run(name);
    discard?.(value);
    return milliseconds;
  };

  const differing = await check(names, run, digest);
  if (!quick) {
    const until = performance.now() + WARM_UP;
    for (let warmup = 1; warmup < warmups || performance.now() < until; warmup += 1) for (const name of names) await measure(name);
  }
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < (quick ? 1 : rounds); round += 1) {
    for (const name of inTurn(names, round)) measured[name].push(await measure(name));
  }
  return { ...medians(measured), differing };
}

/** The order of a round: forwards and backwards in turn. */
export const inTurn = (names, round) => (round % 2 === 0 ? names : [...names].reverse());

/** `measured` is `{ name: [one value for each round] }`. */
export function medians(measured) {
  const over = (a, b, combine) => median(measured[a].map((value, round) => combine(value, measured[b][round])));
  return {
    times: Object.fromEntries(Object.entries(measured).map(([name, values]) => [name, median(values)])),
    ratio: (a, b) => over(a, b, (ours, theirs) => ours / theirs),
    difference: (a, b) => over(a, b, (ours, theirs) => ours - theirs),
  };
}

async function check(names, run, digest) {
  let expected;
  let differing = false;
  for (const name of names) {
    const { value } = await run(name);
    const found = await digest(value, name);
    if (found === undefined) continue;
    expected ??= { name, found };
    if (found === expected.found) continue;
    if (name === OTHER) differing = true;
    else throw new Error(`The results of "${expected.name}" and "${name}" differ: ${apart(expected.found, found)}`);
  }
  return differing;
}

/**
 * The rows of the table for a comparison: the first side with each of the others. `goals[peer]` is the largest ratio that we
 * accept. With `base`, each peer also shows how it compares with that one, which everybody knows.
 */
export function rows(about, { times, ratio, differing }, goals, { base, unit = "ms" } = {}) {
  const [own, ...peers] = Object.keys(times);
  return peers.map((peer) => ({
    about,
    peer: named(peer, { differing, known: base && peer !== base && peer !== OTHER ? `${ratio(peer, base).toFixed(2)} x ${base}` : undefined }),
    ours: times[own],
    theirs: times[peer],
    unit,
    ratio: ratio(own, peer),
    goal: goals[peer],
  }));
}

function named(peer, { differing, known }) {
  if (peer === OTHER && differing) return `${peer} (other results)`;
  return known ? `${peer} (${known})` : peer;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs something and measures how long it takes. */
export async function timed(run) {
  const start = performance.now();
  const value = await run();
  return { milliseconds: performance.now() - start, value };
}

function apart(a, b) {
  if (typeof a !== "string" || typeof b !== "string") return `${a}, ${b}`;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const part = (text) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
  return `${a.length} and ${b.length} characters, at ${at}: ${part(a)}, ${part(b)}`;
}
