// The last step: prints the results of this run's rows (MATRIX), and fails if the table in README.md differs from
// lib/rows.mjs. `--readme` prints the table that README.md should contain.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { families } from "./lib/rows.mjs";
import { pinned } from "./lib/tools.mjs";

const rows = Object.values(families).flat();
const head = ["where", "version", "`bulk-sms`", "`bulk-sms/slim`"];
const cell = (file) => (file ? `\`${file}\`` : "–");
const any = "any version";
const inReadme = rows.map(({ name, tool, entry, slim }) => [name, pinned(tool) ?? any, cell(entry), cell(slim)]);

if (process.argv.includes("--readme")) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([line(head), "|---|---|---|---|", ...inReadme.map(line)].join("\n"));
} else {
  console.log(found());
  const problems = differences();
  for (const problem of problems) console.log(`README.md: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function found() {
  const lines = read(process.env.MATRIX).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const results = rows.map(({ name }) => lines.find((line) => line.name === name) ?? { name, result: "not in this run" });
  const table = results.map(({ name, version = "", entry, slim, result }) => [name, version, [entry, slim].filter(Boolean).join(", "), result]);
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((cells) => cells[column].length)));
  return table.map((cells) => cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

/** The rows that are missing, wrong or superfluous in README.md. */
function differences() {
  const text = read(join(import.meta.dirname, "../../README.md"));
  const [, table] = text.split(`| ${head.join(" | ")} |\n|---|---|---|---|\n`);
  if (!table) return [`has no table | ${head.join(" | ")} |`];
  const there = table.split("\n\n")[0].trimEnd().split("\n").map((line) => line.slice(2, -2).split(" | "));
  const matches = (cells, wanted) => cells.every((it, column) => it === wanted[column] || (wanted[column] === any && /^\d/.test(it)));
  const problems = [];
  for (const [index, wanted] of inReadme.entries()) {
    if (!there[index] || !matches(there[index], wanted)) problems.push(`wanted: ${wanted.join(" | ")}; there: ${there[index]?.join(" | ")}`);
  }
  for (const more of there.slice(inReadme.length)) problems.push(`not a row of the matrix: ${more.join(" | ")}`);
  return problems;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
