// The sandbox as its user sees it. The wasm decides; this reads requests, builds responses, and breaks connections where it says so.
import { Engine } from "./bulk_sms.js";
import { ValidationError } from "./errors.js";

/** Responses with these statuses have no body. */
const WITHOUT_BODY = [204, 205, 304];

const { parse } = JSON;

/** What JSON cannot express would be lost, or become null. Nothing expects an object in its place, so it is refused. */
const json = (value) =>
  JSON.stringify(value, (_key, value) => {
    const isLost = ["function", "symbol", "bigint"].includes(typeof value) || (typeof value === "number" && !Number.isFinite(value));
    return isLost ? {} : value;
  });

/** Makes a call of the wasm. What it refuses is a ValidationError. */
function checked(call) {
  try {
    return call();
  } catch (refusal) {
    if (typeof refusal !== "string") throw refusal;
    const { error, issues } = parse(refusal);
    throw new ValidationError(`The sandbox refuses its input.\n  ${error.replaceAll("\n", "\n  ")}`, { issues });
  }
}

let hasWarned = false;

/** Deno throws if its user has not allowed the environment to be read. */
function isProduction() {
  try {
    return globalThis.process?.env?.NODE_ENV === "production";
  } catch {
    return false;
  }
}

/** Both providers inside a test. The types document it. */
export class Sandbox {
  #engine;
  /** The replies that come later: for each request what settles it, and its timer. */
  #delayed = new Map();
  /** A signal reaches a request only as long as something holds the request. */
  #open = new Set();

  constructor(settings = {}) {
    if (!hasWarned && isProduction()) {
      hasWarned = true;
      console.warn("bulk-sms/testing runs in production: messages that its Sandbox accepts are never sent.");
    }
    const given = typeof settings === "object" && settings !== null && !Array.isArray(settings) ? { ...settings } : settings;
    if (given?.now !== undefined) given.now = typeof given.now?.getTime === "function" ? given.now.getTime() / 1000 : {};
    this.#engine = checked(() => new Engine(json(given) ?? "null", Date.now()));
    Object.assign(this, parse(this.#engine.credentials(Date.now())));
    // The clients share what they know of a block, but not with those of another sandbox.
    this.fetch = Object.assign((input, init) => this.#fetch(input, init), { lockout: ` ${Math.random()}` });
  }

  advance(seconds) {
    checked(() => this.#engine.advance(Number(seconds), Date.now()));
    for (let reply = this.#engine.due(Date.now()); reply; reply = this.#engine.due(Date.now())) this.#settle(reply);
  }

  configure(settings) {
    this.#control("POST", "settings", settings);
  }

  fail(...faults) {
    this.#control("POST", "faults", faults);
  }

  clearFaults() {
    this.#control("DELETE", "faults");
  }

  requests() {
    const { seen, applied, badCredentials, log } = this.#control("GET", "requests");
    return { seen, applied, badCredentials, log };
  }

  state() {
    return this.#control("GET", "state");
  }

  sent() {
    return this.#control("GET", "sent");
  }

  addSms(sms = {}) {
    return this.#control("POST", "sms", sms).uuids;
  }

  addBatch(batch) {
    return this.#control("POST", "batches", batch).batchId;
  }

  addBlocked(blocked) {
    this.#control("POST", "blocked", blocked);
  }

  expectSentOnce(recipients) {
    // The characters of a string are not a list of numbers.
    const list = typeof recipients?.[Symbol.iterator] === "function" && typeof recipients !== "string" ? [...recipients] : {};
    const complaint = checked(() => this.#engine.notSentOnce(json(list), Date.now()));
    if (complaint) throw new Error(complaint);
  }

  #control(method, endpoint, body) {
    return parse(checked(() => this.#engine.control(method, endpoint, json(body) ?? "", Date.now())));
  }

  async #fetch(input, init) {
    // A Request from another realm would become a string.
    const isRequest = init === undefined && typeof input?.arrayBuffer === "function";
    const request = isRequest ? input : new Request(input, init);
    const { signal } = request;
    if (signal?.aborted) throw signal.reason;
    const id = this.#begin(request);
    this.#open.add(request);
    try {
      return await untilAborted(signal, this.#respond(id, request));
    } finally {
      this.#open.delete(request);
      // Nobody waits for the reply any more, so it need not keep the program running.
      this.#delayed.get(id)?.timer?.unref?.();
    }
  }

  #begin({ method, url, headers }) {
    try {
      return this.#engine.begin(method, url, json([...headers]), Date.now());
    } catch (refusal) {
      throw typeof refusal === "string" ? new TypeError(refusal) : refusal;
    }
  }

  async #respond(id, request) {
    let body;
    try {
      body = new Uint8Array(await request.arrayBuffer());
    } catch (error) {
      this.#engine.forget(id);
      throw error;
    }
    // Its connection was closed before the body had arrived.
    if (request.signal?.aborted) return this.#engine.forget(id);
    const reply = this.#engine.receive(id, body, Date.now()) ?? (await this.#later(id));
    return responseTo(request, parse(reply));
  }

  /** The reply to a request that meets a delay. */
  #later(id) {
    const wait = this.#engine.wait(id, Date.now());
    return new Promise((resolve) => {
      const settle = () => this.#settle(this.#engine.resume(id, Date.now()));
      // A longer timer would fire at once.
      const timer = wait === undefined ? undefined : setTimeout(settle, Math.min(wait, 2_147_483_647));
      this.#delayed.set(id, { resolve, timer });
    });
  }

  #settle(reply) {
    const { id } = parse(reply);
    const { resolve, timer } = this.#delayed.get(id);
    clearTimeout(timer);
    this.#delayed.delete(id);
    resolve(reply);
  }
}

/** What `fetch` returns, or how it fails. */
function responseTo(request, { status, headers, body, bytes, head, silent }) {
  if (!head) {
    if (silent) return new Promise(() => {});
    throw new TypeError("The connection was closed: a fault of the sandbox.");
  }
  const location = headers.find(([name]) => name === "location")?.[1];
  if (location !== undefined && status >= 300 && status < 400 && request.redirect !== "manual") {
    throw new TypeError(`The sandbox does not follow redirects (${status} to ${location}). Use \`redirect: "manual"\`.`);
  }
  const has = request.method !== "HEAD" && !WITHOUT_BODY.includes(status);
  const whole = new TextEncoder().encode(body);
  const sent = bytes === null ? whole : broken(whole.subarray(0, bytes), silent, request);
  return new Response(has ? sent : null, { status, headers });
}

/** A body that breaks off after these bytes, or stays silent until the request is aborted. */
function broken(bytes, silent, request) {
  let isSent = bytes.length === 0;
  return new ReadableStream({
    pull(controller) {
      if (!isSent) {
        isSent = true;
        controller.enqueue(bytes);
        return undefined;
      }
      if (!silent) return controller.error(new TypeError("The connection was closed: a fault of the sandbox."));
      return untilAborted(request.signal, new Promise(() => {}));
    },
  });
}

/** The promise, which rejects when the signal fires. */
function untilAborted(signal, promise) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    if (signal.aborted) abort();
  });
}
