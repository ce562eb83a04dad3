// Who has got which text how often.
import { byId, counted, element } from "./dom.js";
import * as sandbox from "./sandbox.js";

const MOST_ROWS = 10;
/** More than these are only counted: reading them every second would stop the page. */
const MOST_MESSAGES = 10_000;

let shown;

/** Shows what was sent, if that has changed and somebody looks. */
export async function showSent(count) {
  if (!byId("sent").open || count === shown) return;
  shown = count;
  const messages = count > MOST_MESSAGES ? undefined : await sandbox.sent();
  const rows = (messages ?? []).sort((one, other) => other.count - one.count);
  byId("sent-note").textContent = messages ? inWords(rows) : `${counted(count, "message")}: too many to list here.`;
  byId("sent-table").hidden = rows.length === 0;
  byId("sent-rows").replaceChildren(
    ...rows.slice(0, MOST_ROWS).map(({ phone, text, count }) =>
      element("tr", {}, element("td", {}, String(count)), element("td", {}, phone), element("td", { className: "input", title: text }, text)),
    ),
  );
  byId("sent-more").textContent = rows.length > MOST_ROWS ? `… and ${(rows.length - MOST_ROWS).toLocaleString("en")} more` : "";
}

function inWords(rows) {
  if (rows.length === 0) return "Nobody has got a message yet.";
  const numbers = (some) => new Set(some.map(({ phone }) => phone)).size;
  const repeated = numbers(rows.filter(({ count }) => count > 1));
  const each = repeated === 0 ? "None of them got the same text twice." : `${counted(repeated, "number")} got the same text more than once.`;
  return `${counted(numbers(rows), "number")} got a message. ${each}`;
}
