// Rejected lines as a CSV file that is safe to open in a spreadsheet.

/**
 * Spreadsheets treat a cell that begins with one of these characters as a formula. The delimiter they split at depends on
 * their locale, so a cell may also begin after any delimiter or quote.
 */
const FORMULA = /(^|[,;\t|"'\r\n])(\s*)(?=[=+\-@＝＋－＠])/g;

/** A byte order mark: without it, Excel does not read the file as UTF-8. */
const MARK = "\ufeff";

/**
 * @param lines the rejected lines that were kept, as in `rejected`.
 * @param total how many lines were rejected in all.
 */
export function rejectedCsv(lines, total) {
  const rows = lines.map(({ index, input, reason }) => [String(index + 1), input, reason]);
  const more = total - lines.length;
  const end = more > 0 ? [["", `${more === 1 ? "1 more line was" : `${more.toLocaleString("en")} more lines were`} rejected but not kept.`, ""]] : [];
  return MARK + [["line", "input", "reason"], ...rows, ...end].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A leading quote turns a formula into text. */
function cell(text) {
  const inert = text.replace(FORMULA, "$1$2'");
  return `"${inert.replaceAll('"', '""')}"`;
}
