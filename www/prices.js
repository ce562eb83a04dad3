// The cost of the messages: one price for all countries, or a price for each country in the list.
import { nameOf } from "./countries.js";
import { byId, counted, element } from "./dom.js";
import { numberOrText } from "./form.js";

const counts = new Intl.NumberFormat("en");
/** As exact as the package: it rounds prices to a billionth. */
const amounts = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 9 });
export const amount = (money) => amounts.format(money);

/** What the user typed for each country, kept when the list is read again. */
const typed = new Map();
/** The rows of the table: a `key` of `countries()`, its `count` of recipients, and the row's `input` and `sum`. */
let rows = [];

/** Calls `changed` after the table has been opened or closed. Its fields report changes like those of any form. */
export function startPrices(changed) {
  byId("by-country").addEventListener("click", () => {
    open(!isOpen());
    changed();
  });
}

const isOpen = () => !byId("price-table").hidden;

function open(isOpened) {
  byId("price-table").hidden = !isOpened;
  byId("by-country").setAttribute("aria-expanded", isOpened);
  byId("by-country").textContent = isOpened ? "One price for all countries" : "Price per country";
  document.querySelector("label[for=price]").textContent = isOpened ? "Default price per message" : "Price per message";
}

/** Shows a row for each country in the list, or no table if there is no list. */
export function showPriceRows(list) {
  const countries = Object.entries(list?.countries() ?? {}).sort(([, one], [, other]) => other - one);
  byId("by-country").hidden = countries.length === 0;
  if (countries.length === 0) open(false);
  rows = countries.map(([key, count]) => {
    const input = element("input", { inputMode: "decimal", value: typed.get(key) ?? "", "aria-label": `Price per message: ${nameOf(key)}` });
    input.addEventListener("input", () => typed.set(key, input.value));
    return { key, count, input, sum: element("td", { className: "number" }) };
  });
  byId("price-rows").replaceChildren(
    ...rows.map(({ key, count, input, sum }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, nameOf(key), " ", element("span", { className: "code-name" }, key)),
        element("td", { className: "number" }, counts.format(count)),
        element("td", {}, input),
        sum,
      ),
    ),
  );
}

/** The option `prices`, in which an invalid number stays text; `undefined` if there is no price. */
export function prices() {
  const own = isOpen() ? rows.map(({ key, input }) => [key, input.value]) : [];
  const entries = [["default", byId("price").value], ...own].filter(([, text]) => text.trim() !== "");
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, text]) => [key, numberOrText(text)]));
}

/** Moves problems with prices to the field that shows them. */
export function inFields(issues) {
  return issues.map(({ path, message, ...others }) => {
    const [, key] = /^options\.prices\.(.+)$/.exec(path) ?? [];
    if (key === undefined) return { path, message, ...others };
    return key === "default" ? { path: "price", message, ...others } : { path: "prices", message: `${nameOf(key)}: ${message}`, ...others };
  });
}

/**
 * Shows what the bulk costs.
 *
 * @param check the result of `checkBulk` with `prices()`.
 * @param bulk whether it `hasText`, `hasGroups`, and `isCall`.
 */
export function showTotal({ issues, segments, messages, cost }, { hasText, hasGroups, isCall }) {
  const all = prices();
  // The prices are for SMS.
  byId("prices").hidden = isCall;
  for (const { key, count, input, sum } of rows) {
    const price = all?.[key] ?? all?.default;
    input.placeholder = all?.default ?? "";
    mark(input, issues.some(({ path }) => path === `options.prices.${key}`));
    sum.textContent = hasText && typeof price === "number" ? amount(price * segments * count) : "–";
  }
  const total = byId("price-total");
  total.hidden = all === undefined || messages === 0;
  if (total.hidden) return;
  const missing = rows.filter(({ key }) => all.default === undefined && all[key] === undefined);
  if (cost !== undefined) total.replaceChildren("Total: ", element("strong", {}, amount(cost)), ` for ${counted(messages, "message")}`);
  else if (hasGroups) total.textContent = "The total is unknown, because only LOX24 knows the members of the groups.";
  else if (missing.length > 0) total.textContent = `The total is unknown: ${counted(missing.length, "country has", "countries have")} no price.`;
  else total.textContent = "The total is unknown.";
}

function mark(input, isWrong) {
  if (isWrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
