// Compares what targets have shown.
import { isDeepStrictEqual } from "node:util";

/** What is wrong with what a target showed of a case: its own expectations first, then each step that differs from `wanted`. */
export function problems(shown, wanted) {
  if (!shown) return ["it was not run"];
  const steps = Array.from({ length: Math.max(shown.seen.length, wanted.seen.length) }, (_, index) => index);
  const differing = steps.filter((index) => !isDeepStrictEqual(shown.seen[index], wanted.seen[index]));
  return [...shown.wrong, ...differing.map((index) => `step ${index}:\n    ${difference(wanted.seen[index], shown.seen[index])}`)];
}

/** Two texts from shortly before they differ. */
function difference(wanted, shown) {
  const [one, other] = [JSON.stringify(wanted) ?? "nothing", JSON.stringify(shown) ?? "nothing"];
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const start = Math.max(0, same - 60);
  return [`the Rust server: ${one.slice(start, start + 240)}`, `this one: ${other.slice(start, start + 240)}`].join("\n    ");
}

/** Passed and all, for each group and target, as lines of a table. */
export function table(groups, results) {
  const names = Object.keys(results);
  const cell = (cases, result) => {
    const run = cases.filter(({ name }) => Object.hasOwn(result, name));
    return run.length === 0 ? "–" : `${run.filter(({ name }) => result[name].length === 0).length}/${run.length}`;
  };
  const total = ["all", ...names.map((name) => cell(Object.values(groups).flat(), results[name]))];
  const rows = Object.entries(groups).map(([group, cases]) => [group, ...names.map((name) => cell(cases, results[name]))]);
  const lines = [["", ...names], ...rows, total];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  return lines.map((cells) =>
    cells
      .map((text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}
