// The table of `cargo xtask bench`.

const HEAD = ["job", "runtime", "compared with", "bulk-sms", "the other", "ratio", "goal", ""];

export function table(rows) {
  const lines = rows.map((row) => {
    const { about, runtime, peer, ours, theirs, unit, ratio, goal } = row;
    const verdict = goal === undefined ? "" : ratio <= goal ? "met" : "missed";
    return [about, runtime, peer, amount(ours, unit), amount(theirs, unit), significant(ratio), goal === undefined ? "" : `<= ${significant(goal)}`, verdict];
  });
  const widths = HEAD.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column].length)));
  const shown = (line) => line.map((cell, column) => (column >= 3 && column <= 6 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])));
  return [HEAD, widths.map((width) => "-".repeat(width)), ...lines].map((line) => shown(line).join("  ").trimEnd()).join("\n");
}

const amount = (value, unit) => `${significant(value)} ${unit}`;

/** Three digits. */
function significant(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(value < 0.01 ? 2 : 3)));
}
