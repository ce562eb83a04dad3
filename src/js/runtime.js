// What the Rust side needs of the runtime. Nothing here is thrown into wasm: wasm-bindgen keeps a slot of its reference
// table for good with every exception that crosses over. And no promise that may never settle is awaited there: what awaits
// it in wasm would stay in memory for good. It acts; what to make of it is decided in Rust.

/** How a wait ends: `[how, value]` with the value, the error, the signal's reason, or nothing. */
const DONE = 0;
const FAILED = 1;
const ABORTED = 2;
const TIMED_OUT = 3;

/**
 * Waits for a promise (`undefined`: for nothing), but not beyond the caller's signal or a time. It never rejects and always
 * settles. Where it ends early, the controller is told, so that nothing goes on for an answer that nobody awaits.
 */
export function within(promise, controller, signal, milliseconds) {
  return new Promise((settle) => {
    let timer;
    const end = (how, value) => {
      clearTimeout(timer);
      // By name and safely: a signal may come from another realm or be a double.
      safely(() => signal?.removeEventListener("abort", abort));
      settle([how, value]);
      if (how >= ABORTED) safely(() => controller?.abort());
    };
    const abort = () => end(ABORTED, signal.reason);
    // First, so that its rejection is never an unhandled one.
    promise?.then(
      (value) => end(DONE, value),
      (error) => end(FAILED, error),
    );
    if (signal?.aborted) return abort();
    safely(() => signal?.addEventListener("abort", abort));
    if (milliseconds !== undefined) timer = setTimeout(end, milliseconds, TIMED_OUT);
  });
}

/**
 * Calls `fetch` and reads the body as text: `[how, value, status, requestId, retryAfter, redirected]`. What of the head is
 * known is there also where the body fails. The response is read by name: it may come from another realm or be a double.
 */
export async function exchange(fetch, request, controller, signal, milliseconds) {
  let head = [];
  const work = async () => {
    const response = await fetch(request);
    const status = response?.status;
    if (typeof status !== "number") throw new Error("`fetch` did not answer with a Response");
    const header = (name) => response.headers?.get?.(name) || undefined;
    head = [status, header("x-lox24-request-id"), header("retry-after"), Boolean(response.redirected)];
    const body = response.text ? await response.text() : await response.json?.();
    return typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  };
  return [...(await within(work(), controller, signal, milliseconds)), ...head];
}

/** Calls a function now and never minds what comes of it, neither a throw nor a rejection. */
export async function quietly(callback, value) {
  try {
    await callback(value);
  } catch {
    // The caller's hook is the caller's.
  }
}

/** The value in an array, or `undefined` where the text, or the UTF-8 in bytes, is no JSON. */
export function parse(text) {
  return safely(() => [JSON.parse(typeof text === "string" ? text : new TextDecoder().decode(text))]);
}

/**
 * The object behind `for await`: Rust has no `Symbol.asyncIterator`. `next` answers a promise of the next value, `undefined` at the end; `stop` ends the watch, also a
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

function safely(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
