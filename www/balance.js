// The account's balance and services, read when the user asks, so that the form can warn of what they do not cover.
import { lox24 } from "./clients.js";
import { byId } from "./dom.js";
import { logged } from "./exchange-log.js";
import { summaryOf } from "./explain.js";
import * as settings from "./settings.js";

let account;

/** Calls `changed` when the account has been read or forgotten. */
export function startBalance(changed) {
  const show = (read, text = "") => {
    account = read;
    byId("balance").textContent = text;
    changed();
  };
  byId("check-balance").addEventListener("click", async () => {
    byId("balance").textContent = "Reading…";
    try {
      const read = await logged("Read account", (fetch) => lox24(fetch).account());
      show(read, `${inCurrency(read)} left, without VAT. A warning appears if that does not cover the cost.`);
    } catch (error) {
      show(undefined, summaryOf(error));
    }
  });
  // The balance belongs to the account that was asked.
  settings.onChange(() => {
    if (account) show(undefined);
  });
}

/** The options of `checkBulk` with the account, if it has been read. */
export const withAccount = (limits) => (account ? { ...limits, account } : limits);

function inCurrency({ balance_amount: amount, currency }) {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${currency ? `${currency} ` : ""}${amount.toLocaleString("en", digits)}`;
}
