// The object behind `for await`: Rust has no `Symbol.asyncIterator`. It decides nothing.

/**
 * For the wasm side only. `next` answers a promise of the next value, `undefined` at the end; `stop` ends the watch, also a
 * `next` under way. Calls of `next` at the same time are answered one after the other.
 */
export function iterable(next, stop) {
  let last = Promise.resolve();
  const done = { done: true, value: undefined };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const step = () => next().then((value) => (value === undefined ? done : { done: false, value }));
      last = last.then(step, step);
      return last;
    },
    async return(value) {
      stop();
      return { done: true, value };
    },
  };
}
