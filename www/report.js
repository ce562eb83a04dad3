// What a list contains: what it will cost, where it goes, and which lines were rejected.
import { byId, counted, element, prose } from "./dom.js";
import { download } from "./download.js";
import { nameOf } from "./countries.js";
import { rejectedCsv } from "./rejected-csv.js";

const MOST_COUNTRIES = 8;
const MOST_REJECTED = 8;

const counts = new Intl.NumberFormat("en");
const shares = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SMALLEST_SHARE = 0.001;

/** The rejected lines that were kept, how many there are in all, and their file. */
let rejections;

export function startReport() {
  byId("all-countries").addEventListener("click", ({ target }) => {
    for (const row of byId("countries").rows) row.hidden = false;
    target.hidden = true;
    // The button that had the focus is now hidden.
    byId("countries-title").focus();
  });
  byId("choose-country").addEventListener("click", () => byId("country").focus());
  byId("download-rejected").addEventListener("click", () => {
    const { lines, total, file } = rejections;
    download(`rejected-${file.replace(/\.[^.]*$/, "")}.csv`, "text/csv", rejectedCsv(lines, total));
  });
}

/** Shows a list, or nothing if there is none. */
export function showReport(list, file) {
  byId("report").hidden = list === undefined;
  if (list === undefined) return;
  byId("recipients-figure").textContent = counts.format(list.length);
  byId("recipients-sum").textContent = `of ${counted(list.length + list.duplicates + list.rejectedCount, "line")}`;
  byId("duplicates-figure").textContent = counts.format(list.duplicates);
  byId("rejected-figure").textContent = counts.format(list.rejectedCount);
  showCountries(list);
  showRejected(list, file);
}

/** Shows what the list costs. The first argument is the result of `checkBulk`. */
export function showPrice({ segments, messages }, { hasText, isCall }) {
  byId("messages-term").textContent = isCall ? "Billed calls" : "Billed messages";
  byId("messages-figure").textContent = hasText ? counts.format(messages) : "–";
  const sum = isCall ? "one per recipient" : `${counted(segments, "segment")} per recipient`;
  byId("messages-sum").textContent = hasText ? sum : "depends on the message";
}

function showCountries(list) {
  const rows = Object.entries(list.countries()).sort(([, one], [, other]) => other - one);
  const [, most = 0] = rows[0] ?? [];
  byId("countries-part").hidden = rows.length === 0;
  byId("countries").replaceChildren(
    ...rows.map(([key, count], index) => {
      const bar = element("span", { className: "share" });
      bar.style.inlineSize = `${(count / most) * 100}%`;
      const share = count / list.length;
      const row = element(
        "tr",
        { hidden: index >= MOST_COUNTRIES },
        element("th", { scope: "row" }, nameOf(key), " ", element("span", { className: "code-name" }, key)),
        element("td", { className: "share-cell", "aria-hidden": "true" }, bar),
        element("td", { className: "number" }, counts.format(count)),
        element("td", { className: "number" }, share < SMALLEST_SHARE ? `< ${shares.format(SMALLEST_SHARE)}` : shares.format(share)),
      );
      return row;
    }),
  );
  byId("all-countries").hidden = rows.length <= MOST_COUNTRIES;
  byId("all-countries").textContent = `Show all ${rows.length}`;
}

function showRejected(list, file) {
  const lines = list.rejected;
  const total = list.rejectedCount;
  rejections = { lines, total, file };
  byId("rejected-part").hidden = total === 0;
  byId("rejected-title").textContent = counted(total, "rejected line");
  const reasons = list.reasons().sort((one, other) => other.count - one.count);
  byId("reasons").replaceChildren(...reasons.map((reason) => reasonItem(reason, lines)));
  byId("choose-country").hidden = !reasons.some(({ reason }) => reason === "national");
  byId("rejected").replaceChildren(
    ...lines.slice(0, MOST_REJECTED).map(({ index, input, reason }) =>
      element(
        "tr",
        {},
        element("td", { className: "number" }, counts.format(index + 1)),
        element("td", { className: "input mono", title: input }, input === "" ? element("span", { className: "hint" }, "empty") : input),
        element("td", {}, named(reason)),
      ),
    ),
  );
  const isAll = lines.length === total;
  byId("download-rejected").textContent = isAll ? `Download ${counted(total, "rejected line")} as CSV` : `Download the first ${counts.format(lines.length)} as CSV`;
  byId("rejected-kept").hidden = isAll;
  byId("rejected-kept").textContent = `Only the first ${counts.format(lines.length)} of ${counts.format(total)} rejected lines are kept.`;
}

/** How many lines were rejected for a reason, what it means, and the first of them. */
function reasonItem({ reason, count, message }, lines) {
  // Of a long list, only the first rejected lines are kept.
  const example = lines.find((line) => line.reason === reason);
  const shown = example ? [element("div", { className: "example" }, `Line ${counts.format(example.index + 1)}: `, example.input === "" ? "empty" : element("code", {}, example.input))] : [];
  return element("li", {}, element("strong", { className: "number" }, counts.format(count)), element("div", {}, element("strong", {}, named(reason)), " ", ...prose(message), ...shown));
}

function named(reason) {
  const words = reason.replaceAll("_", " ");
  return words[0].toUpperCase() + words.slice(1);
}
