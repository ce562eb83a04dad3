import { DurableObject } from "cloudflare:workers";
import type { Amount, BegunCall, Budget, BudgetLimits, CallAnswer, CallStore, StoredCall } from "./proxy.js";

/**
 * What one user may still send: a Durable Object with SQLite. Each user has one, so its figures hold for all isolates. It forgets an
 * amount when the window has passed since it was reserved, and deletes everything that it has stored when it has forgotten the last one.
 *
 * The Worker's main module exports it, and wrangler.jsonc names it under `durable_objects` and `new_sqlite_classes`. Only
 * {@link durableBudget} needs to call it.
 */
export class SmsBudget extends DurableObject {
  /** The time in milliseconds by which windows begin and end. A test may replace it. */
  now(): number;
  /**
   * Sets an amount aside.
   *
   * @param amount What is about to be sent.
   * @param limits What the user may send. The amount counts for as long as this window.
   * @returns An id, or false if the amount would exceed the limits.
   * @throws {ValidationError} If a limit is missing or invalid.
   */
  reserve(amount: Amount, limits: BudgetLimits): Promise<string | false>;
  /**
   * Keeps an amount until its window has passed, even if it is released later.
   *
   * @param id What `reserve` has returned.
   */
  commit(id: string): Promise<void>;
  /**
   * Gives an amount back.
   *
   * @param id What `reserve` has returned.
   */
  release(id: string): Promise<void>;
  /** Deletes what has expired. */
  alarm(): Promise<void>;
}

/**
 * A budget that holds for all isolates of a Worker. It is exact however many calls are made at once, and survives restarts and deploys.
 * If the object cannot be reached, nothing is sent.
 *
 * @param namespace The binding of {@link SmsBudget}. Each budget needs its own: two budgets with the same one would share what was spent.
 * @param limits What each user may send within a window of time.
 * @throws {ValidationError} If the binding or a limit is missing or invalid.
 * @example
 * const budget = durableBudget(env.SMS_BUDGET, { messages: 1000, seconds: 86_400 });
 */
export function durableBudget(namespace: DurableObjectNamespace<SmsBudget>, limits: BudgetLimits): Budget;

/**
 * What became of one call: a Durable Object. Each key has one. It deletes everything that it has stored 24 hours after the call began,
 * or after it was asked for in vain.
 */
export class SmsCalls extends DurableObject {
  /**
   * Begins the call. Of several at once, only one may begin.
   *
   * @param call Who makes it, and what distinguishes it from others.
   * @returns `undefined` if the key is new, else what is known of it.
   */
  begin(call: BegunCall): Promise<StoredCall | undefined>;
  /**
   * Keeps the answer.
   *
   * @param answer The answer, of any size.
   */
  finish(answer: CallAnswer): Promise<void>;
  /**
   * Finds the call. A new key becomes void: a request with it that arrives later is refused.
   *
   * @returns What is known of it.
   */
  find(): Promise<StoredCall>;
  /** Deletes everything. */
  alarm(): Promise<void>;
}

/**
 * A store of calls for all isolates of a Worker: a page that has lost an answer gets it from whichever isolate it reaches, within 24
 * hours. A page that asks for a call which has not arrived learns that nothing was sent, because its request would now be refused.
 *
 * @param namespace The binding of {@link SmsCalls}.
 * @throws {ValidationError} If the binding is missing.
 * @example
 * const calls = durableCalls(env.SMS_CALLS);
 */
export function durableCalls(namespace: DurableObjectNamespace<SmsCalls>): CallStore;
