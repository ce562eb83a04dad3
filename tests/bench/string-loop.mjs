// The peer that a careful programmer would write: lines as strings, charCodeAt, a Set, a join.
import { CHARACTERS, DECIMAL, EMPTY, LETTERS, MAX_DIGITS, MAX_REJECTED, NATIONAL, REASONS, TOO_LONG, fewDigits, refusal } from "./refusal.mjs";

/** The lines of a file. */
export function linesOf(bytes) {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/**
 * The numbers in `lines`, each once, as the `phones` of a body that begins with `head` and ends in `]}`:
 * `{ body, count, duplicates, reasons, rejected }`. Blank lines are skipped, or rejected if `blank` says so.
 */
export function stringLoop(lines, plan, head, { blank = "skipped" } = {}) {
  // A number is exact up to 2 ** 53, so 15 digits are safe. A Set keeps the order.
  const numbers = new Set();
  let duplicates = 0;
  const reasons = new Uint32Array(REASONS.length);
  const rejected = [];
  const { codes, width } = plan;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    let number = 0;
    let leading = 0; // the first six digits, which hold the calling code and any national prefix
    let digits = 0;
    let zeros = 0; // in front of a number without `+`
    let plus = false;
    let dots = 0;
    let others = 0;
    let reason = 0;
    for (let at = 0; at < line.length; at += 1) {
      const code = line.charCodeAt(at);
      if (code >= 48 && code <= 57) {
        if (digits + zeros === MAX_DIGITS) {
          reason = TOO_LONG;
          break;
        }
        if (code === 48 && digits === 0 && !plus && zeros < 2) zeros += 1;
        else {
          number = number * 10 + (code - 48);
          if (digits < 6) leading = number;
          digits += 1;
        }
      } else if (code === 32 || code === 45 || code === 47 || code === 40 || code === 41 || code === 9 || code === 91 || code === 93) {
        others += 1;
      } else if (code === 43 && digits + zeros === 0 && !plus) plus = true;
      else if (code === 46) dots += 1;
      else if ((code | 32) >= 97 && (code | 32) <= 122) {
        reason = LETTERS;
        break;
      } else if (code < 128 || !isWideBlank(code)) {
        reason = CHARACTERS;
        break;
      }
    }
    if (reason === 0) {
      if (dots === 1 && others === 0 && digits + zeros > 5 && line.endsWith(".0")) reason = DECIMAL;
      else if (zeros === 1) reason = NATIONAL;
      else if (digits === 0 && zeros === 0 && !plus) {
        if (blank === "skipped" && trim(line) === "") continue;
        reason = EMPTY;
      } else if (digits < 3) reason = fewDigits(digits > 0 && leading < 10 ** (digits - 1));
      else {
        for (let missing = digits; missing < 6; missing += 1) leading *= 10;
        const row = codes[Math.floor(leading / 1000)];
        const national = width[row];
        reason = refusal(plan, row, digits, digitAt(leading, national), digitAt(leading, national + 1));
      }
    }
    if (reason !== 0) {
      reasons[reason] += 1;
      if (rejected.length < MAX_REJECTED) rejected.push([index, trim(line), REASONS[reason]]);
      continue;
    }
    const before = numbers.size;
    numbers.add(number);
    if (numbers.size === before) duplicates += 1;
  }
  const list = numbers.size > 0 ? `"+${[...numbers].join('","+')}"` : "";
  return { body: `${head}${list}]}`, count: numbers.size, duplicates, reasons, rejected };
}

const SHIFTS = [100_000, 10_000, 1000, 100, 10, 1];
const digitAt = (leading, place) => Math.floor(leading / SHIFTS[place]) % 10;

const trim = (line) => line.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");

/** A blank, a dash or an invisible mark beyond ASCII. */
function isWideBlank(code) {
  return (
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x2015) ||
    (code >= 0x202a && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x2212 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
