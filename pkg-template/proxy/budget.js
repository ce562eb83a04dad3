// What users may still send, in the memory of one process.
import { checkLimits, fitting } from "./limits.js";

/** A budget for each user over a window of time. The types document it. */
export function memoryBudget(given) {
  const limits = checkLimits(given);
  /** For each user, what was reserved or spent, and when. */
  const users = new Map();
  /** For each id that is neither committed nor released, what it stands for. */
  const open = new Map();
  let last = 0;

  const spentBy = (user, now) => {
    const entries = (users.get(user) ?? []).filter(({ at }) => at > now - limits.seconds * 1000);
    if (entries.length > 0) users.set(user, entries);
    else users.delete(user);
    return entries;
  };

  return {
    async reserve(user, amount) {
      const now = Date.now();
      const entries = spentBy(user, now);
      const sum = (name) => entries.reduce((total, entry) => total + entry[name], 0);
      const counted = fitting(limits, { messages: sum("messages"), cost: sum("cost") }, amount);
      if (!counted) return false;
      last += 1;
      const id = String(last);
      const entry = { at: now, ...counted };
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
