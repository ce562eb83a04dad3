// What the Rust side needs of the runtime. Nothing here is thrown into wasm: wasm-bindgen keeps a slot of its reference
// table for good with every exception that crosses over. And no promise that may never settle is awaited there: what awaits
// it in wasm would stay in memory for good. It acts; what to make of it is decided in Rust.

/** How a wait ends: `[how, value]` with the value, the error, the signal's reason, or nothing. */
const DONE = 0;
const FAILED = 1;
const ABORTED = 2;
const TIMED_OUT = 3;
/** And why an exchange does not begin. */
const NO_FETCH = 4;
const NO_REQUEST = 5;

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
export async function exchange(fetch, method, url, headers, body, controller, signal, milliseconds) {
  const send = fetch ?? globalThis.fetch;
  if (typeof send !== "function") return [NO_FETCH];
  // The one redirect mode that every runtime knows and that follows nothing.
  const init = { method, headers, body, redirect: "manual" };
  const own = controller?.signal;
  // Without the signal where the runtime refuses it (a test's imitation of a browser has an AbortSignal that is not its
  // fetch's): the wait ends all the same.
  const request = safely(() => new Request(url, { ...init, signal: own })) ?? safely(() => new Request(url, init));
  if (!request) return [NO_REQUEST];
  let head = [];
  const work = async () => {
    // Called bare, so that `this` is undefined.
    const response = await send(request);
    const status = response?.status;
    if (typeof status !== "number") throw new Error("`fetch` did not answer with a Response");
    const header = (name) => response.headers?.get?.(name) || undefined;
    const retryAfter = seconds(header("retry-after"));
    head = [status, header("x-lox24-request-id"), retryAfter, Boolean(response.redirected)];
    const text = response.text ? await response.text() : await response.json?.();
    return typeof text === "string" ? text : (JSON.stringify(text) ?? "");
  };
  return [...(await within(work(), controller, signal, milliseconds)), ...head];
}

/** A `Retry-After`: seconds, or a date. */
function seconds(text) {
  if (text === undefined) return undefined;
  const found = /^\s*\d+\s*$/.test(text) ? Number(text) : Math.max(0, Math.ceil((Date.parse(text) - Date.now()) / 1000));
  return Number.isFinite(found) ? found : undefined;
}

/** The parts of a URL; `undefined` where it is none. */
export function urlParts(text) {
  // Where there is no page, some runtimes throw already when asked for its place.
  const page = safely(() => globalThis.location.href);
  return safely(() => {
    const url = new URL(text, page);
    const extras = url.username + url.password + url.search + url.hash;
    return [url.protocol, url.hostname, url.origin, url.pathname, extras];
  });
}

/**
 * Whether this is a browser's page or one of its workers. Servers and edge runtimes have no document, and those with a
 * `WorkerGlobalScope` of their own do not call themselves Mozilla.
 */
export function isBrowser() {
  const { document, WorkerGlobalScope, navigator } = globalThis;
  const worker = typeof WorkerGlobalScope === "function" && String(navigator?.userAgent).includes("Mozilla/");
  return (typeof document === "object" && document !== null) || worker;
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
 * The object behind `for await`: Rust has no `Symbol.asyncIterator`. `next` answers a promise of the next value, `undefined`
 * at the end; `stop` ends the watch, also a `next` under way. Calls of `next` at the same time are answered one after the
 * other.
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
