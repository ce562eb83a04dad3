// Durable Objects for bulk-sms/proxy: what users may still send, and what became of calls, the same for every isolate.
// Only Workers have "cloudflare:workers". The types document what is exported.
import { DurableObject } from "cloudflare:workers";
import { ValidationError } from "./errors.js";
import { checkLimits, fitting } from "./limits.js";

/** @import { Amount, BegunCall, Budget, BudgetLimits, CallAnswer, CallStore, StoredCall } from "./proxy.js" */

/** A day, in milliseconds. */
const DAY = 86_400_000;

/** What one user may still send. */
export class SmsBudget extends DurableObject {
  now() {
    return Date.now();
  }

  /**
   * @param {Amount} amount
   * @param {BudgetLimits} limits
   * @returns {Promise<string | false>}
   */
  async reserve(amount, limits) {
    // Nothing is awaited until the row is written, so no other call comes between.
    const { seconds } = checkLimits(limits);
    const now = this.now();
    const sql = tableOf(this.ctx.storage);
    sql.exec("DELETE FROM reserved WHERE until <= ?", now);
    const used = sql.exec("SELECT total(messages) AS messages, total(cost) AS cost FROM reserved").one();
    const counted = fitting(limits, { messages: Number(used.messages), cost: Number(used.cost) }, amount);
    if (!counted) return false;
    const id = crypto.randomUUID();
    const ms = seconds * 1000;
    sql.exec("INSERT INTO reserved VALUES (?, ?, ?, ?, 0)", id, now + ms, counted.messages, counted.cost);
    if ((await this.ctx.storage.getAlarm()) === null) await wakeIn(this.ctx.storage, ms);
    return id;
  }

  /** @param {string} id */
  async commit(id) {
    tableOf(this.ctx.storage).exec("UPDATE reserved SET committed = 1 WHERE id = ?", id);
  }

  /** @param {string} id */
  async release(id) {
    tableOf(this.ctx.storage).exec("DELETE FROM reserved WHERE id = ? AND NOT committed", id);
  }

  /** A user who never comes back leaves nothing behind. */
  async alarm() {
    const { storage } = this.ctx;
    const now = this.now();
    const sql = tableOf(storage);
    sql.exec("DELETE FROM reserved WHERE until <= ?", now);
    const { last } = sql.exec("SELECT max(until) AS last FROM reserved").one();
    if (last === null) await storage.deleteAll();
    else await wakeIn(storage, Number(last) - now);
  }
}

/** @param {DurableObjectStorage} storage */
function tableOf({ sql }) {
  // Whenever it is used: when the last row has expired, the alarm deletes the table too.
  sql.exec(`CREATE TABLE IF NOT EXISTS reserved (
    id TEXT PRIMARY KEY, until REAL NOT NULL, messages REAL NOT NULL, cost REAL NOT NULL, committed INTEGER NOT NULL
  ) WITHOUT ROWID`);
  return sql;
}

/**
 * Sets the alarm. It does not need to be late enough, because it sets itself again; and a window may have no end.
 *
 * @param {DurableObjectStorage} storage
 * @param {number} ms
 */
async function wakeIn(storage, ms) {
  await storage.setAlarm(Date.now() + Math.min(ms, 30 * DAY));
}

/**
 * The option `budget` of a proxy. An id begins with that of the object that has given it.
 *
 * @param {DurableObjectNamespace<SmsBudget>} namespace
 * @param {BudgetLimits} limits
 * @returns {Budget}
 */
export function durableBudget(namespace, limits) {
  checkBinding(namespace, "SmsBudget");
  const checked = { ...checkLimits(limits) };
  /** @param {string} id */
  const owner = (id) => {
    const [object = "", own = ""] = id.split("/");
    return { object: namespace.get(namespace.idFromString(object)), own };
  };
  return {
    async reserve(user, amount) {
      const id = namespace.idFromName(user);
      const own = await namespace.get(id).reserve(amount, checked);
      return own === false ? false : `${id}/${own}`;
    },
    async commit(id) {
      const { object, own } = owner(id);
      await object.commit(own);
    },
    async release(id) {
      const { object, own } = owner(id);
      await object.release(own);
    },
  };
}

/** What became of one call. */
export class SmsCalls extends DurableObject {
  /**
   * @param {BegunCall} call
   * @returns {Promise<StoredCall | undefined>}
   */
  async begin(call) {
    // While storage is read, no other call comes between.
    const known = await read(this.ctx.storage);
    if (!known) await keep(this.ctx.storage, call);
    return known;
  }

  /** @param {CallAnswer} answer */
  async finish({ body, ...answer }) {
    const { storage } = this.ctx;
    const stored = /** @type {Stored | undefined} */ (await storage.get("call"));
    // A day later, or if the call must not be carried out, there is nothing to add it to.
    if (!stored || stored.call.isVoid) return;
    const pieces = cut(body ?? "").map((piece, index) => [nameOf(index), piece]);
    const count = body === undefined ? undefined : pieces.length;
    await storage.put({ ...Object.fromEntries(pieces), call: { call: { ...stored.call, answer }, pieces: count } });
  }

  /** @returns {Promise<StoredCall>} */
  async find() {
    const known = await read(this.ctx.storage);
    if (known) return known;
    const call = { user: "", operation: "", fingerprint: "", isVoid: true };
    await keep(this.ctx.storage, call);
    return call;
  }

  async alarm() {
    await this.ctx.storage.deleteAll();
  }
}

/**
 * A call as it is stored: one value has room for 2 MB, so the body of its answer is in pieces.
 *
 * @typedef {{ call: StoredCall, pieces?: number }} Stored
 */

/** UTF-16 units, of which each takes 2 bytes at most. */
const PIECE = 500_000;

/** @param {string} text */
const cut = (text) => Array.from({ length: Math.ceil(text.length / PIECE) }, (_, index) => text.slice(index * PIECE, (index + 1) * PIECE));

/** @param {number} index */
const nameOf = (index) => `body ${index}`;

/**
 * @param {DurableObjectStorage} storage
 * @returns {Promise<StoredCall | undefined>}
 */
async function read(storage) {
  const stored = /** @type {Stored | undefined} */ (await storage.get("call"));
  if (stored?.pieces === undefined || !stored.call.answer) return stored?.call;
  const names = Array.from({ length: stored.pieces }, (_, index) => nameOf(index));
  const pieces = await storage.get(names);
  const body = names.map((name) => pieces.get(name)).join("");
  return { ...stored.call, answer: { ...stored.call.answer, body } };
}

/**
 * Stores a call for a day.
 *
 * @param {DurableObjectStorage} storage
 * @param {StoredCall} call
 */
async function keep(storage, call) {
  // One write, because nothing is awaited between the two.
  await Promise.all([storage.put("call", { call }), storage.setAlarm(Date.now() + DAY)]);
}

/**
 * The option `calls` of a proxy.
 *
 * @param {DurableObjectNamespace<SmsCalls>} namespace
 * @returns {CallStore}
 */
export function durableCalls(namespace) {
  checkBinding(namespace, "SmsCalls");
  /** @param {string} key */
  const object = (key) => namespace.get(namespace.idFromName(key));
  return {
    begin: async (key, call) => object(key).begin(call),
    finish: async (key, answer) => object(key).finish(answer),
    find: async (key) => object(key).find(),
  };
}

/**
 * A binding that is missing must be noticed at the start, not at the first call.
 *
 * @param {unknown} namespace
 * @param {string} name
 */
function checkBinding(namespace, name) {
  if (typeof Object(namespace).idFromName === "function") return;
  const message = `Expected the binding of the Durable Object ${name}; see \`durable_objects\` in wrangler.jsonc.`;
  throw new ValidationError(message, { issues: [{ path: "namespace", code: "wrong_type", message }] });
}
