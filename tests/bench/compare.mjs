// Sides of a comparison, measured in turn: A B A B …, because a busy machine slows whatever runs at the moment.
// It imports nothing, so that a page can load it.

/**
 * `sides` is `{ name: async () => ({ milliseconds, value }) }`, the package's own first. Every side runs once before it is
 * measured, and what `digest` makes of the values of that run must be equal; a `digest` of `undefined` says that the side
 * has nothing to compare. `discard` gives back what a later value holds.
 *
 * Garbage is collected before each run, where the engine lets us, so that no side pays for what another has left. With
 * `collect: "major"` all of it is, for large jobs: it may take optimised code with it, which a large job does not notice.
 *
 * Answers the medians: `times[name]` in milliseconds, `ratio(a, b)` and `difference(a, b)` of
 * what each round gives.
 */
export async function compare(sides, { rounds, warmups = 1, digest, discard, collect = "minor" }) {
  const names = Object.keys(sides);
  const run = async (name) => {
    globalThis.gc?.({ type: collect });
    return sides[name]();
  };
  let expected;
  for (const name of names) {
    const { value } = await run(name);
    const found = await digest(value, name);
    if (found === undefined) continue;
    expected ??= { name, found };
    if (found !== expected.found) throw new Error(`The results of "${expected.name}" and "${name}" differ: ${apart(expected.found, found)}`);
  }
  const measure = async (name) => {
    const { milliseconds, value } = await run(name);
    discard?.(value);
    return milliseconds;
  };
  for (let warmup = 1; warmup < warmups; warmup += 1) for (const name of names) await measure(name);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) measured[name].push(await measure(name));
  }
  const times = Object.fromEntries(names.map((name) => [name, median(measured[name])]));
  const ratio = (a, b) => median(measured[a].map((time, round) => time / measured[b][round]));
  const difference = (a, b) => median(measured[a].map((time, round) => time - measured[b][round]));
  return { times, ratio, difference };
}

/** The rows of the table for a comparison: the first side with each other, `goals[peer]` the largest ratio that is meant. */
export function rows(about, { times, ratio }, goals, { base } = {}) {
  const [own, ...peers] = Object.keys(times);
  return peers.map((peer) => ({
    about,
    // How the others do against the peer that everyone knows.
    peer: base && peer !== base ? `${peer} (${ratio(peer, base).toFixed(1)} x ${base})` : peer,
    ours: times[own],
    theirs: times[peer],
    unit: "ms",
    ratio: ratio(own, peer),
    goal: goals[peer],
  }));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs something and says how long it took. */
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
