// Acts for the Rust side: sends, waits, and reports what happened. It makes no decisions.
//
// Nothing here throws into wasm, because wasm-bindgen permanently uses up a slot of its reference table for every exception that
// crosses over. The loop that waits is JavaScript's own async function, so that an error's stack names the caller.

import { BulkSmsError } from "./errors.js";
import { jsonKind } from "./values.js";

// How an attempt ended. Rust reads these numbers from this file (border.rs).
const WHOLE = 0;
const LOST = 1;
const NO_FETCH = 2;
const NO_REQUEST = 3;
// From here on, the request may still be in progress.
const ABORTED = 4;
const TIMED_OUT = 5;
const TOO_LARGE = 6;

// What to do next; a number from 0 is a pause in milliseconds. If there is a value, the engine returns it from `taken`.
const SEND = -1;
const ASK_AGAIN = -2;
const DONE = -3;
const ANSWER = -4;
const ABORT = -5;
const FAIL = -6;
const FAIL_PASSING = -7;

// What a plan reacts to; anything else means that its deadline has passed.
const ASKED = 0;
const SAW = 1;
const FAILED = 2;
const LATE = 3;

// What a watch does next; a number from 0 is a pause before the next check.
const YIELD = -1;
const YIELD_LAST = -2;
const GIVE_UP = -3;

// The forms of a response that need more than a look at its fields.
const PAGE = 1;
const RECEIPT = 2;

/** Returns what all calls of a client share. Only this file and the wasm have it. */
export function connect(engine, fetch, base, requestId, maxResponseBytes, waiting, isProxied, isKeyed) {
  return { engine, fetch, base, requestId, maxResponseBytes, waiting, isProxied, isKeyed, paces: {} };
}

// How a response compares with the declared fields; a number from 0 is the index of one that is not as declared.
const FITS = -1;
const NO_OBJECT = -2;

/** The method, the form of the response, and its declared fields with their masks of each operation, by its number. */
const operations = [];
function operationOf(engine, number) {
  const [method, form, isOnce, ...fields] = engine.operation(number).split(" ");
  return { method, form: Number(form), isOnce: isOnce === "1", fields };
}

/** Errors of calls that may succeed next time. */
const passing = new WeakSet();

/** Carries out a call that the engine has prepared. */
export async function run(connection, call, operation, target, headers, body, signal, timeout, pace) {
  const { engine, waiting } = connection;
  const { method, form, isOnce, fields } = (operations[operation] ??= operationOf(engine, operation));
  const url = connection.base + target;
  const init = { method, headers, body, redirect: "manual" };
  const key = isOnce && connection.isKeyed ? keyed(connection, init) : undefined;
  // An HTTP cache could return an old state.
  if (method === "GET" && can("cache")) init.cache = "no-store";
  let turnEnds;
  let isPaced = pace > 0;
  // A call that is aborted at once is never sent.
  await undefined;
  for (;;) {
    if (signal?.aborted) {
      engine.drop(call);
      throw signal.reason;
    }
    if (isPaced) {
      isPaced = false;
      await slot(connection.paces, pace, signal);
      continue;
    }
    let next = engine.ask(call, false);
    let parsed;
    let answer;
    if (next === ASK_AGAIN) {
      turnEnds ??= now() + timeout;
      await pause(Math.min(engine.taken(), turnEnds - now()), signal, waiting);
      if (signal?.aborted || now() < turnEnds) continue;
      next = engine.ask(call, true);
    } else if (next === SEND) {
      turnEnds = undefined;
      isPaced = pace > 0;
      const began = now();
      answer = await attempt(connection, url, init, signal, timeout);
      if (key && isLost(answer)) answer = await recalled(connection, key, answer, headers, signal, timeout);
      const { end, value, status, requestId, outcome, retryAfter, redirected } = answer;
      const isAnswer = end === WHOLE && status >= 200 && status < 300 && !redirected;
      if (isAnswer) parsed = parse(value)?.[0];
      const fit = form === PAGE ? fitOfPage(parsed, fields) : fitOf(parsed, fields);
      const took = now() - began;
      next = engine.settle(call, end, value, parsed, status, requestId, outcome, retryAfter, redirected, took, fit);
      if (waiting?.length > 0) for (const wake of waiting.splice(0)) wake();
    }
    if (next >= 0) {
      await pause(next, signal);
    } else if (next === DONE || next === ANSWER) {
      const body = next === DONE ? parsed : engine.taken();
      // A proxy passes on what it can vouch for.
      if (connection.isRaw) return { status: answer.status, requestId: answer.requestId, body };
      return form === RECEIPT ? withRejected(body) : body;
    } else if (next === ABORT) {
      throw signal.reason;
    } else {
      const error = engine.taken();
      if (next === FAIL_PASSING) passing.add(error);
      throw error;
    }
  }
}

/** Gives a call that must not be repeated a key, by which a proxy knows it again. */
function keyed({ base }, init) {
  const key = globalThis.crypto?.randomUUID?.();
  // A proxy of another origin has to allow the header, and not every proxy is of this package.
  if (!key || (isBrowser() && urlParts(base)?.[2] !== safely(() => globalThis.location.origin))) return undefined;
  init.headers = new Headers(init.headers);
  init.headers.set("Idempotency-Key", key);
  return key;
}

/** Whether a call may have been carried out without a word about it, or is still being carried out for an earlier copy of itself. */
const isLost = ({ end, status, outcome }) => end === LOST || end === TIMED_OUT || (status === 409 && outcome === "unknown");

/** How long to wait before a proxy is asked, each time. */
const RECALLS = [0, 500, 1500];

/**
 * Asks a proxy for the answer that was lost. The question sends nothing, whoever receives it, and only a response that names the key
 * is believed.
 */
async function recalled(connection, key, lost, headers, signal, timeout) {
  const init = { method: "GET", headers, redirect: "manual" };
  for (const wait of RECALLS) {
    if (wait > 0) await pause(wait, signal);
    if (signal?.aborted) break;
    const answer = await attempt(connection, `${connection.base}/calls/${key}`, init, signal, timeout);
    if (answer.end === WHOLE && answer.call === key) return answer;
  }
  return lost;
}

/**
 * Waits for a time of its own at which to send. The times are `interval` milliseconds apart, and those that an aborted call has not
 * used are free again. No call waits for another: the request to a Worker that made it may be gone.
 */
async function slot(paces, interval, signal) {
  const pace = (paces[interval] ??= { next: 0, free: [] });
  const time = now();
  pace.free = pace.free.filter((at) => at >= time);
  const at = pace.free.shift() ?? Math.max(time, pace.next);
  pace.next = Math.max(pace.next, at + interval);
  if (at > time) await pause(at - time, signal);
  if (signal?.aborted) pace.free.push(at);
}

/** Makes an attempt. Returns how it ended, its text or error, and the head of the response if one arrived. */
function attempt(connection, url, init, signal, timeout) {
  return new Promise((resolve) => {
    const answer = { open: true, end: LOST, value: undefined, status: NaN, requestId: undefined, outcome: undefined, call: undefined, retryAfter: NaN, redirected: false };
    let timer;
    let forget;
    const controller = newController();
    const finish = (end, value) => {
      if (!answer.open) return;
      answer.open = false;
      answer.end = end;
      answer.value = value;
      clearTimeout(timer);
      forget?.();
      // Nothing should continue for a response that nobody awaits.
      if (end >= ABORTED) controller?.abort();
      resolve(answer);
    };
    init.signal = controller?.signal;
    send(connection, url, init, answer, finish);
    if (signal?.aborted) finish(ABORTED);
    if (!answer.open) return;
    forget = onAbort(signal, () => finish(ABORTED));
    timer = setTimeout(finish, timeout, TIMED_OUT);
  });
}

/** Calls `fetch` and reads the response, by property names: it may come from another realm, or be a test double. */
async function send({ fetch: own, requestId, maxResponseBytes, isProxied }, url, init, answer, finish) {
  const fetch = own ?? globalThis.fetch;
  if (typeof fetch !== "function") return finish(NO_FETCH);
  const build = () => new Request(url, init);
  try {
    // Retried without the cache mode: this may not be the Request class that was tried before.
    const request = own && (safely(build) ?? safely(() => new Request(url, { ...init, cache: undefined })));
    if (own && !request) return finish(NO_REQUEST);
    // Called without an object, so that `this` is undefined. The caller's own `fetch` gets a Request; the runtime's would build another.
    const response = await (own ? fetch(request) : fetch(url, init));
    if (typeof response?.status !== "number") throw new Error("`fetch` did not return a Response");
    answer.status = response.status;
    const header = (name) => response.headers?.get?.(name) || undefined;
    if (requestId) answer.requestId = header(requestId);
    if (isProxied) [answer.outcome, answer.call] = [header("bulk-sms-outcome"), header("bulk-sms-call")];
    const retryAfter = header("retry-after");
    if (retryAfter) answer.retryAfter = seconds(retryAfter);
    answer.redirected = Boolean(response.redirected);
    const text = await textOf(response, maxResponseBytes, answer);
    finish(text === undefined ? TOO_LARGE : WHOLE, text);
  } catch (error) {
    if (!answer.open) return;
    // The runtime cannot have sent a request that it cannot build.
    const isUnsent = !own && Number.isNaN(answer.status) && !safely(build);
    finish(isUnsent ? NO_REQUEST : LOST, error);
  }
}

/** Returns the body as text, or `undefined` if it is too large. */
async function textOf(response, most, answer) {
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = response.text ? await response.text() : await response.json?.();
    return typeof text === "string" ? text : (JSON.stringify(text) ?? "");
  }
  let text = "";
  let size = 0;
  let decoder;
  // The last chunk waits: most responses have only one, and decoding it alone is faster.
  let last;
  for (let pieces = 0; ; pieces += 1) {
    const { done, value } = await reader.read();
    if (done) return last === undefined ? "" : text + (decoder ?? utf8()).decode(last);
    size += value.byteLength;
    if (size > most || !answer.open) {
      // Not awaited: a stream that does not end must not delay the result.
      Promise.resolve(reader.cancel()).catch(() => {});
      return undefined;
    }
    if (last !== undefined) text += (decoder ??= new TextDecoder()).decode(last, { stream: true });
    last = value;
    // A stream that never pauses would prevent timers from firing.
    if (pieces % 64 === 63) await new Promise((resolve) => setTimeout(resolve));
  }
}

let decoderOfWholes;
const utf8 = () => (decoderOfWholes ??= new TextDecoder());

/** What the runtime accepts in a request, each tried once. */
const abilities = {
  // Older Workers reject the option.
  cache: () => new Request("https://localhost/", { cache: "no-store" }),
  // In Node, see below.
  stop: () => isFollowed(Stop),
  // In simulated browsers, `fetch` does not know their AbortController.
  controller: () => isFollowed(AbortController),
  // Nor does it know their Blob: it would be sent as "[object Blob]".
  blob: () => {
    const body = new Blob(["x"], { type: "a/b" });
    return new Request("https://localhost/", { method: "POST", body }).headers.get("content-type") === "a/b";
  },
};
const found = {};
const can = (name) => (found[name] ??= Boolean(safely(abilities[name])));

/** Whether a request follows the signal of a controller. */
function isFollowed(Controller) {
  const controller = new Controller();
  const request = new Request("https://localhost/", { signal: controller.signal });
  controller.abort();
  return request.signal.aborted;
}

/** Returns the lightest controller whose signal this runtime's `fetch` follows, if any. */
const newController = () => (can("stop") ? new Stop() : can("controller") ? new AbortController() : undefined);

/**
 * A controller and its signal in one, with only what Node's Request needs. A real AbortSignal takes longer there than all the rest
 * of a call (docs/decisions.md); the Request has its own real one, which follows this one.
 */
class Stop {
  constructor() {
    this.aborted = false;
    this.reason = undefined;
    this.listener = undefined;
    // Node reads how many listeners are allowed and which there are.
    this._maxListeners = Infinity;
  }
  getMaxListeners() {
    return Infinity;
  }
  listeners() {
    return [];
  }
  get signal() {
    return this;
  }
  addEventListener(_type, listener) {
    this.listener = listener;
  }
  removeEventListener() {
    this.listener = undefined;
  }
  abort() {
    this.aborted = true;
    this.reason = new DOMException("This operation was aborted", "AbortError");
    this.listener?.({ type: "abort", target: this });
  }
}

/** Compares a value with declared fields, each a name and a mask with a bit for each kind that it may have. */
function fitOf(value, fields) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NO_OBJECT;
  for (let index = 0; index < fields.length; index += 2) {
    if (((fields[index + 1] >> jsonKind(value[fields[index]])) & 1) === 0) return index / 2;
  }
  return FITS;
}

/** Returns the items of a page, which is an array or a Hydra collection; `undefined` if there are none. */
function itemsOf(page) {
  const items = Array.isArray(page) ? page : page?.["hydra:member"];
  return Array.isArray(items) ? items : undefined;
}

/** Compares each item of a page. Returns the result of the first that does not fit. */
function fitOfPage(page, fields) {
  const items = itemsOf(page);
  if (!items) return NO_OBJECT;
  for (const item of items) {
    const fit = fitOf(item, fields);
    if (fit !== FITS) return fit;
  }
  return FITS;
}

/** Adds to a receipt what the provider rejected although it responded with success. */
function withRejected(receipt) {
  const messages = receipt.messages ?? [];
  const rejected = messages.filter((message) => message?.status?.code === "REJECTED");
  return { ...receipt, rejected: rejected.map(({ destination, status }) => ({ destination, reason: status.description })) };
}

/** Reads a clock that changes of the system time do not affect, if there is one. */
export const now = () => globalThis.performance?.now?.() ?? Date.now();

/** Waits for a time, until the signal fires, or until the function that it adds to `wakers` is called. */
function pause(milliseconds, signal, wakers) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(end, Math.ceil(milliseconds));
    const forget = onAbort(signal, end);
    wakers?.push(end);
  });
}

/** The callbacks of each signal. They share one listener, because runtimes warn about many. */
const aborts = new WeakMap();

/** Calls back when a signal fires, until the function that it returns is called. The signal may come from another realm, or be a double. */
function onAbort(signal, callback) {
  if (!signal) return () => {};
  let all = aborts.get(signal);
  if (!all) {
    const callbacks = new Set();
    all = { callbacks, listener: () => [...callbacks].forEach((call) => call()) };
    aborts.set(signal, all);
    safely(() => signal.addEventListener("abort", all.listener));
  }
  all.callbacks.add(callback);
  return () => {
    all.callbacks.delete(callback);
    if (all.callbacks.size > 0 || aborts.get(signal) !== all) return;
    aborts.delete(signal);
    safely(() => signal.removeEventListener("abort", all.listener));
  };
}

/** Reads a `Retry-After` in seconds: a whole number or an HTTP date. Anything else counts as none. */
function seconds(text) {
  if (/^\d+$/.test(text)) return Number(text);
  // Its three forms (RFC 9110, section 5.6.7) begin with a day of the week; `Date.parse` alone would accept "-1".
  return /^[A-Z][a-z]{2,8},? /.test(text) ? Math.max(0, Math.ceil((Date.parse(text) - Date.now()) / 1000)) : NaN;
}

/** Follows the steps to the last one. */
export async function finish({ step }) {
  let last;
  for (let state = await step(); state !== undefined; state = await step()) last = state;
  return last;
}

/** Returns the object for `for await`. `break` stops the steps. */
export const iterating = ({ step, stop }) => iterable(step, stop);

/** Runs a watch that the engine has planned. */
export function watched(plan, signal, deadline) {
  const look = async (own, end) => {
    for (let next = plan.on(ASKED); ; ) {
      if (next > 0) await pause(next, own);
      let state;
      try {
        state = await plan.make(own);
      } catch (error) {
        next = plan.on(FAILED, passing.has(error));
        if (own.aborted || next === GIVE_UP) throw error;
        continue;
      }
      next = plan.on(SAW, state);
      if (next === YIELD_LAST) end();
      if (next === YIELD || next === YIELD_LAST) return state;
    }
  };
  const late = () => {
    plan.on(LATE);
    return plan.taken();
  };
  return stepping(look, signal, deadline, late);
}

/** How many ids of items are remembered at least: while a list grows, items move to later pages. */
const REMEMBERED = 5000;

/** Reads a list that the engine has planned, page by page as its items are consumed. */
export function paged(plan, signal, id) {
  let items = [];
  let recent = new Set();
  let older = recent;
  const isNew = (item) => {
    const key = item[id] ?? JSON.stringify(item);
    if (recent.has(key) || older.has(key)) return false;
    if (recent.size >= REMEMBERED) [older, recent] = [recent, new Set()];
    return recent.add(key);
  };
  const look = async (own, end) => {
    while (items.length === 0) {
      const page = await plan.make(own);
      if (!page) break;
      const all = itemsOf(page);
      const fresh = all.filter(isNew);
      const { "hydra:view": view, "hydra:totalItems": total } = page;
      const hasNext = view ? Number(view["hydra:next"] !== undefined) : NaN;
      items = fresh.slice(0, plan.page(all.length, fresh.length, typeof total === "number" ? total : NaN, hasNext));
    }
    if (items.length === 0) end();
    return items.shift();
  };
  return stepping(look, signal, NaN);
}

/** Looks for the bulk with this mark. It is certain if no other can have it; without steps, that there is none. */
export async function findIn(steps, source, isUnique) {
  for (let bulk = await steps?.step(); bulk !== undefined; bulk = await steps.step()) {
    if (bulk.source !== source) continue;
    steps.stop();
    return { bulk, certain: isUnique };
  }
  // The provider may still be working on it.
  return { bulk: undefined, certain: !steps };
}

/**
 * Returns promises of one value after the other: `look` gets the next one, `undefined` after the last, and calls `end` when no
 * other follows. `stop` ends everything, including a look in progress. `deadline` is in milliseconds, or `NaN`.
 */
function stepping(look, signal, deadline, late) {
  let started;
  let ended = false;
  let underWay;
  const end = () => {
    ended = true;
  };
  const step = async () => {
    if (ended) return undefined;
    started ??= now();
    const controller = new AbortController();
    underWay = controller;
    const abort = () => controller.abort();
    const forget = onAbort(signal, abort);
    if (signal?.aborted) abort();
    const left = started + deadline - now();
    // NaN if there is no deadline.
    const timer = left === left ? setTimeout(abort, Math.max(0, Math.ceil(left))) : undefined;
    try {
      return await look(controller.signal, end);
    } catch (error) {
      // Ended by `stop`.
      if (ended) return undefined;
      ended = true;
      if (signal?.aborted) throw signal.reason;
      throw controller.signal.aborted ? late() : error;
    } finally {
      clearTimeout(timer);
      forget();
    }
  };
  const stop = () => {
    ended = true;
    underWay?.abort();
  };
  return { step, stop };
}

/** Makes a change after its count, if the engine still wants it then. */
export async function follow(plan, signal) {
  try {
    const count = await plan.make(signal);
    const next = plan.on(SAW, count, itemsOf(count)[0]?.created_at ?? Date.now() / 1000);
    if (next === ANSWER) return plan.taken();
    if (next === FAIL) throw plan.taken();
  } catch (error) {
    if (error instanceof BulkSmsError) error.outcome = "not-sent";
    throw error;
  }
  return plan.make(signal);
}

/** Adds to the error of a call that begins the mark by which its effect can be found. */
export function tagged(promise, source, isUnique) {
  const tag = { source, sentAt: Math.floor(Date.now() / 1000), isUnique };
  return promise.catch((error) => {
    if (error instanceof BulkSmsError) error.tag = tag;
    throw error;
  });
}

/** Returns an iterable that fails at its first step. */
export function refusing(error) {
  let refused = false;
  return iterable(
    async () => {
      if (refused) return undefined;
      refused = true;
      throw error;
    },
    () => {},
  );
}

/**
 * Returns the object for `for await`, which Rust cannot create. `step` returns a promise of the next value, `undefined` at the end;
 * `stop` ends everything, including a step in progress. Concurrent steps run one after the other.
 */
function iterable(step, stop) {
  let last = Promise.resolve();
  const done = { done: true, value: undefined };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const take = () => step().then((value) => (value === undefined ? done : { done: false, value }));
      last = last.then(take, take);
      return last;
    },
    async return(value) {
      stop();
      return { done: true, value };
    },
  };
}

/** Collects a large body in pieces, each copied once; `undefined` if this runtime's `fetch` does not accept a Blob. */
export const newParts = () => (can("blob") ? [] : undefined);
export const addPart = (parts, piece) => parts.push(new Blob([piece]));
export const joinParts = (parts) => new Blob(parts);

/** Returns the parts of a URL, or `undefined` if the text is not one. */
export function urlParts(text) {
  // Without a page, some runtimes throw when asked for its address.
  const page = safely(() => globalThis.location.href);
  return safely(() => {
    const url = new URL(text, page);
    const extras = url.username + url.password + url.search + url.hash;
    return [url.protocol, url.hostname, url.origin, url.pathname, extras];
  });
}

/**
 * Whether this is a browser's page or one of its workers. Servers and edge runtimes have no document, and those that have a
 * `WorkerGlobalScope` do not call themselves Mozilla.
 */
export function isBrowser() {
  const { document, WorkerGlobalScope, navigator } = globalThis;
  const worker = typeof WorkerGlobalScope === "function" && String(navigator?.userAgent).includes("Mozilla/");
  return (typeof document === "object" && document !== null) || worker;
}

/** Calls the caller's function now and ignores its result. */
export async function quietly(callback, value) {
  try {
    await callback(value);
  } catch {
    // The hook's errors are the caller's business.
  }
}

/** Parses a text or UTF-8 bytes. Returns the value in an array, or `undefined` if it is not JSON. */
export function parse(text) {
  return safely(() => [JSON.parse(typeof text === "string" ? text : utf8().decode(text))]);
}

function safely(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
