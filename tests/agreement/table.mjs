// The table of `cargo xtask agreement`.

const HEAD = ["figure", "found", "of", "%", "goal", ""];

export function table(rows) {
  const lines = rows.map((row) => [row.about, count(row.found), count(row.of), percent(row.found / row.of), ...judged(row)]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column].length)));
  const shown = (line) => line.map((cell, column) => (column >= 1 && column <= 3 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])));
  return [HEAD, widths.map((width) => "-".repeat(width)), ...lines].map((line) => shown(line).join("  ").trimEnd()).join("\n");
}

/** A goal is the least share or the largest count. A row without a goal is for information only. */
export function isMet({ found, of, goal }) {
  if (goal === undefined) return true;
  return goal.most === undefined ? found >= goal.least * of : found <= goal.most;
}

function judged(row) {
  const { goal } = row;
  if (goal === undefined) return ["", ""];
  return [goal.most === undefined ? `>= ${percent(goal.least)} %` : `<= ${count(goal.most)}`, isMet(row) ? "met" : "MISSED"];
}

const count = (number) => number.toLocaleString("en");

/** Rounded down, so that 100 means all. */
const percent = (share) => String(Math.floor(share * 10_000) / 100);
