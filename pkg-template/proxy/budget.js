// What users may still send, in the memory of one process.
import { ValidationError } from "./errors.js";

/** A budget for each user over a window of time. The types document it. */
export function memoryBudget(limits) {
  const { messages = Infinity, cost = Infinity, seconds } = check(limits);
  /** For each user, what was reserved or spent, and when. */
  const users = new Map();
  /** For each id that is neither committed nor released, what it stands for. */
  const open = new Map();
  let last = 0;

  const spentBy = (user, now) => {
    const entries = (users.get(user) ?? []).filter(({ at }) => at > now - seconds * 1000);
    if (entries.length > 0) users.set(user, entries);
    else users.delete(user);
    return entries;
  };

  return {
    async reserve(user, amount) {
      const now = Date.now();
      const entries = spentBy(user, now);
      const sum = (name) => entries.reduce((total, entry) => total + (entry[name] ?? 0), 0);
      // What cannot be counted is infinite, and a cost that is not known exceeds a limit of it.
      const price = amount.cost ?? (cost === Infinity ? 0 : Infinity);
      if (!(sum("messages") + amount.messages <= messages) || !(sum("cost") + price <= cost)) return false;
      last += 1;
      const id = String(last);
      const entry = { at: now, messages: amount.messages, cost: price };
      users.set(user, [...entries, entry]);
      open.set(id, { user, entry });
      return id;
    },
    async commit(id) {
      open.delete(id);
    },
    async release(id) {
      const { user, entry } = open.get(id) ?? {};
      open.delete(id);
      const left = (users.get(user) ?? []).filter((known) => known !== entry);
      if (left.length > 0) users.set(user, left);
      else users.delete(user);
    },
  };
}

/** An unknown or misspelled limit must not let everything pass. */
function check(limits) {
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
