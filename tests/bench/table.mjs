// The table of `cargo xtask bench`.

const HEAD = ["job", "runtime", "compared with", "bulk-sms", "the other", "ratio", "goal", ""];

export function table(rows) {
  const lines = rows.map((row) => {
    const { about, runtime, peer, ours, theirs, unit, ratio } = row;
    return [about, runtime, peer, amount(ours, unit), amount(theirs, unit), significant(ratio), ...judged(row)];
  });
  const widths = HEAD.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column].length)));
  const shown = (line) => line.map((cell, column) => (column >= 3 && column <= 6 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])));
  return [HEAD, widths.map((width) => "-".repeat(width)), ...lines].map((line) => shown(line).join("  ").trimEnd()).join("\n");
}

/** The goal, and whether the ratio meets it. */
function judged({ ratio, goal }) {
  return goal === undefined ? ["", ""] : [`<= ${significant(goal)}`, ratio <= goal ? "met" : "missed"];
}

const amount = (value, unit) => `${significant(value)} ${unit}`;

/** Three digits. */
function significant(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(value < 0.01 ? 2 : 3)));
}
