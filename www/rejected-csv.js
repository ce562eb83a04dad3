// Rejected lines as a CSV file that is safe to open in a spreadsheet.

/**
 * Spreadsheets take a cell that begins with one of these for a formula. Which delimiter they split at depends on the
 * country they are set to, so what follows one, or a quote, may begin a cell as well.
 */
const FORMULA = /(^|[,;\t|"'\r\n])(\s*)(?=[=+\-@＝＋－＠])/g;

/** As UTF-8 with a byte order mark, without which Excel reads another encoding. */
const MARK = "\ufeff";

/**
 * @param lines those that are known, as `rejected` has them.
 * @param total how many there are.
 */
export function rejectedCsv(lines, total) {
  const rows = lines.map(({ index, input, reason }) => [String(index + 1), input, reason]);
  const more = total - lines.length;
  const end = more > 0 ? [["", `${more.toLocaleString("en")} more lines were rejected. They are not listed here.`, ""]] : [];
  return MARK + [["line", "input", "reason"], ...rows, ...end].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A quote in front makes a text of a formula. */
function cell(text) {
  const inert = text.replace(FORMULA, "$1$2'");
  return `"${inert.replaceAll('"', '""')}"`;
}
