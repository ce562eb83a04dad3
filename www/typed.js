// Recipients that are typed, one per line.
import { byId, counted } from "./dom.js";

const MOST_LINES = 8;

/** Ofcom reserves these 1,000 mobile numbers for drama: they belong to nobody. */
const SAMPLE_NUMBERS = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);

/** Calls `changed` after the button has filled the field. */
export function startTyped(changed) {
  byId("fill").addEventListener("click", () => {
    byId("phones").value = SAMPLE_NUMBERS.join("\n");
    changed();
  });
}

/** The typed numbers, without blank lines. */
export function typedPhones() {
  return typedLines().map(({ phone }) => phone);
}

function typedLines() {
  return byId("phones")
    .value.split("\n")
    .map((line, index) => ({ phone: line.trim(), line: index + 1 }))
    .filter(({ phone }) => phone !== "");
}

/** Shows how many numbers were typed. */
export function countTyped() {
  const { length } = typedPhones();
  byId("phones-count").textContent = length === 0 ? "No numbers" : counted(length, "number");
  byId("as-list").hidden = length < 2;
}

/** Describes problems with recipients by line; lines with the same problem share a sentence. */
export function byLine(issues) {
  const lines = new Map();
  const known = typedLines();
  for (const { path, message } of issues) {
    const [, index] = /^phones\[(\d+)\]/.exec(path) ?? [];
    const recipient = known[index];
    if (!lines.has(message)) lines.set(message, []);
    if (recipient) lines.get(message).push(recipient.line);
  }
  return [...lines].map(([message, at]) => (at.length === 0 ? message : `${naming(at)}: ${message}`));
}

function naming(lines) {
  const more = lines.length - MOST_LINES;
  const named = lines.slice(0, MOST_LINES).join(", ");
  return `${lines.length === 1 ? "Line" : "Lines"} ${named}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
}
