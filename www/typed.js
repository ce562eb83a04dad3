// Recipients that are typed, one per line.
import { byId, counted } from "./dom.js";

const MOST_LINES = 8;

/** Ofcom reserves these 1,000 mobile numbers for drama: they belong to nobody. */
const SAMPLE_NUMBERS = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);

export class TypedNumbers {
  #field;
  #count;

  /**
   * @param field the id of the field.
   * @param count the id of the element that shows how many numbers there are.
   * @param fill the id of the button that fills the field with samples.
   * @param changed called after the button has filled the field.
   */
  constructor({ field, count, fill }, changed) {
    this.#field = byId(field);
    this.#count = byId(count);
    byId(fill).addEventListener("click", () => {
      this.#field.value = SAMPLE_NUMBERS.join("\n");
      changed();
    });
  }

  /** The typed numbers, without blank lines. */
  get numbers() {
    return this.#lines.map(({ number }) => number);
  }

  get #lines() {
    return this.#field.value
      .split("\n")
      .map((text, index) => ({ number: text.trim(), line: index + 1 }))
      .filter(({ number }) => number !== "");
  }

  /** Shows how many numbers were typed, and returns it. */
  count() {
    const { length } = this.numbers;
    this.#count.textContent = length === 0 ? "No numbers" : counted(length, "number");
    return length;
  }

  /** Describes problems with recipients by line; lines with the same problem share a sentence. */
  byLine(issues) {
    const lines = new Map();
    const known = this.#lines;
    for (const { path, message } of issues) {
      const [, index] = /^\w+\[(\d+)\]/.exec(path) ?? [];
      const recipient = known[index];
      if (!lines.has(message)) lines.set(message, []);
      if (recipient) lines.get(message).push(recipient.line);
    }
    return [...lines].map(([message, at]) => (at.length === 0 ? message : `${naming(at)}: ${message}`));
  }
}

function naming(lines) {
  const more = lines.length - MOST_LINES;
  const named = lines.slice(0, MOST_LINES).join(", ");
  return `${lines.length === 1 ? "Line" : "Lines"} ${named}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
}
