// The limits of a budget: how they are checked, and what fits into them. All budgets of the package share it.
import { ValidationError } from "./errors.js";

/** @import { Amount, BudgetLimits } from "./proxy.js" */

/**
 * Returns limits, checked: an unknown or misspelled one must not let everything pass.
 *
 * @param {unknown} limits
 * @returns {BudgetLimits}
 */
export function checkLimits(limits) {
  const issues = [];
  const given = Object(limits);
  for (const name of Object.keys(given)) {
    if (!["messages", "cost", "seconds"].includes(name)) {
      issues.push({ path: name, code: "unknown_key", message: "Expected `messages`, `cost` or `seconds`." });
    } else if (!(typeof given[name] === "number" && given[name] >= 0)) {
      issues.push({ path: name, code: "wrong_type", message: "Expected a number from 0." });
    }
  }
  if (!("seconds" in given)) issues.push({ path: "seconds", code: "required", message: "Expected the length of the window." });
  if (!("messages" in given) && !("cost" in given)) {
    issues.push({ path: "messages", code: "required", message: "Expected a limit: `messages` or `cost`." });
  }
  if (issues.length > 0) {
    const lines = issues.map(({ path, message }) => `\n  ${path}: ${message}`);
    throw new ValidationError(`The budget's limits have problems.${lines.join("")}`, { issues });
  }
  return given;
}

/**
 * Returns what counts of an amount; `undefined` if it would exceed the limits, of which `used` is spent or reserved.
 *
 * @param {BudgetLimits} limits
 * @param {{ messages: number, cost: number }} used
 * @param {Amount} amount
 * @returns {{ messages: number, cost: number } | undefined}
 */
export function fitting({ messages = Infinity, cost = Infinity }, used, amount) {
  // What cannot be counted is infinite, and a cost that is not known exceeds a limit of it.
  const price = amount.cost ?? (cost === Infinity ? 0 : Infinity);
  const fits = used.messages + amount.messages <= messages && used.cost + price <= cost;
  return fits ? { messages: amount.messages, cost: price } : undefined;
}
