// What became of calls, by the keys that pages give them, in the memory of one process.

/** How many characters of answers are kept: the oldest are forgotten. */
const MOST = 16 * 1024 * 1024;

/** A store that keeps each call for an hour at most. The types document it. */
export function memoryCalls() {
  const seconds = 3600;
  /** In the order in which they began. */
  const calls = new Map();
  let size = 0;
  const forget = () => {
    const began = Date.now() - seconds * 1000;
    for (const [key, { at, weight }] of calls) {
      if (at > began && size <= MOST) break;
      calls.delete(key);
      size -= weight;
    }
  };
  const add = (entry, weight) => {
    entry.weight += weight;
    size += weight;
    forget();
  };
  return {
    async begin(key, call) {
      const known = calls.get(key);
      if (known) return known.call;
      const entry = { at: Date.now(), weight: 0, call: { ...call } };
      calls.set(key, entry);
      add(entry, 500);
      return undefined;
    },
    async finish(key, answer) {
      const known = calls.get(key);
      if (!known) return;
      known.call.answer = answer;
      add(known, answer.body?.length ?? 0);
    },
    // Nothing is known of a new key: a process that was started anew has forgotten what the one before it did.
    find: async (key) => calls.get(key)?.call,
  };
}
