// The peer that knows its engine: one pass over the bytes, no string for a number, digits written to the body as they are
// read, its own hash table. Nobody writes this for a newsletter; it shows what JavaScript can do.
import { CHARACTERS, DECIMAL, EMPTY, LETTERS, MAX_DIGITS, MAX_REJECTED, NATIONAL, REASONS, TOO_LONG, fewDigits, refusal } from "./refusal.mjs";

// Classes of bytes; those below 10 are digits.
const [BLANK, DOT, PLUS, LETTER, OTHER, WIDE, END] = [10, 11, 12, 13, 14, 15, 16];
const CLASSES = new Uint8Array(256).fill(OTHER);
for (let byte = 0; byte < 128; byte += 1) {
  const character = String.fromCharCode(byte);
  if (/[a-z]/i.test(character)) CLASSES[byte] = LETTER;
  if (/[0-9]/.test(character)) CLASSES[byte] = Number(character);
  if (/[ \t\-/()[\]]/.test(character)) CLASSES[byte] = BLANK;
}
CLASSES.fill(WIDE, 128);
CLASSES[46] = DOT;
CLASSES[43] = PLUS;
CLASSES[10] = CLASSES[13] = END;

const POWERS = Float64Array.from({ length: 11 }, (_, exponent) => 10 ** exponent);

/**
 * The numbers in the lines of `bytes`, each once, as the `phones` of a body that begins with `head` and ends in `]}`:
 * `{ body, count, duplicates, reasons, rejected }`.
 */
export function byteLoop(bytes, plan, head) {
  const length = bytes.length;
  // A line of five bytes or more grows by three bytes at most. Memory that nothing is written to costs nothing.
  let body = new Uint8Array(head.length + 64 + length + ((length * 3) / 5) | 0);
  let end = new TextEncoder().encodeInto(head, body).written;
  const { codes, width } = plan;
  // A number is exact up to 2 ** 53, so 15 digits are safe; 0 is a free slot. Most lines have more than twelve bytes.
  let size = 1024;
  while (size * 9 < length) size *= 2;
  let slots = new Float64Array(size);
  let mask = size - 1;
  let count = 0;
  let duplicates = 0;
  const reasons = new Uint32Array(REASONS.length);
  const rejected = [];

  let at = 0;
  let line = -1;
  while (at < length) {
    const start = at;
    line += 1;
    const out = end + 2;
    let high = 0; // the first eight digits
    let low = 0; // the digits after them
    let digits = 0;
    let zeros = 0; // in front of a number without `+`
    let plus = false;
    let dots = 0;
    let others = 0;
    let reason = 0;
    let kind = END;
    for (; at < length; at += 1) {
      kind = CLASSES[bytes[at]];
      if (kind < 10) {
        if (kind === 0 && digits === 0 && !plus && zeros < 2) zeros += 1;
        else {
          for (;;) {
            body[out + digits] = 48 + kind;
            if (digits < 8) high = (high * 10 + kind) | 0;
            else low = (low * 10 + kind) | 0;
            digits += 1;
            if (at + 1 === length || (kind = bytes[at + 1] - 48) >>> 0 > 9) break;
            at += 1;
          }
        }
      } else if (kind === END) break;
      else if (kind === BLANK) others += 1;
      else if (kind === PLUS && digits + zeros === 0 && !plus) plus = true;
      else if (kind === DOT) dots += 1;
      else if (kind === LETTER) reason ||= digits + zeros > MAX_DIGITS ? TOO_LONG : LETTERS;
      else {
        const more = kind === WIDE ? wideBlank(bytes, at) : 0;
        if (more === 0) reason ||= digits + zeros > MAX_DIGITS ? TOO_LONG : CHARACTERS;
        else at += more;
      }
    }
    const stop = at;
    // The end of the line: \n, \r or \r\n.
    at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;

    if (reason === 0) {
      if (digits + zeros > MAX_DIGITS) reason = TOO_LONG;
      else if (dots === 1 && others === 0 && digits + zeros > 5 && bytes[stop - 1] === 48 && bytes[stop - 2] === 46) reason = DECIMAL;
      else if (zeros === 1) reason = NATIONAL;
      else if (digits === 0 && zeros === 0 && !plus) {
        if (isBlank(bytes, start, stop)) continue;
        reason = EMPTY;
      } else if (digits < 3) reason = fewDigits(digits > 0 && body[out] === 48);
      else {
        const row = codes[body[out] * 100 + body[out + 1] * 10 + body[out + 2] - 5328];
        const national = out + width[row];
        reason = refusal(plan, row, digits, body[national] - 48, body[national + 1] - 48);
      }
    }
    if (reason !== 0) {
      reasons[reason] += 1;
      if (rejected.length < MAX_REJECTED) rejected.push([line, text(bytes, start, stop), REASONS[reason]]);
      continue;
    }

    const number = digits > 8 ? high * POWERS[digits - 8] + low : high;
    let slot = hash(high, low) & mask;
    let found;
    while ((found = slots[slot]) !== 0 && found !== number) slot = (slot + 1) & mask;
    if (found !== 0) {
      duplicates += 1;
      continue;
    }
    slots[slot] = number;
    count += 1;
    body[end] = 34;
    body[end + 1] = 43;
    end = out + digits + 2;
    body[end - 2] = 34;
    body[end - 1] = 44;
    if (count * 4 > size * 3) {
      size *= 2;
      mask = size - 1;
      slots = grown(slots, size);
    }
  }
  if (count > 0) end -= 1;
  body[end] = 93;
  body[end + 1] = 125;
  return { body: body.subarray(0, end + 2), count, duplicates, reasons, rejected };
}

function hash(high, low) {
  const mixed = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** A larger table with the same numbers. */
function grown(slots, size) {
  const larger = new Float64Array(size);
  const mask = size - 1;
  for (const number of slots) {
    if (number === 0) continue;
    const digits = Math.floor(Math.log10(number) + 1e-12) + 1;
    const power = digits > 8 ? POWERS[digits - 8] : 1;
    const high = Math.floor(number / power);
    let slot = hash(high, number - high * power) & mask;
    while (larger[slot] !== 0) slot = (slot + 1) & mask;
    larger[slot] = number;
  }
  return larger;
}

/** If a blank, a dash or an invisible mark beyond ASCII begins here, how many bytes follow its first one; else 0. */
function wideBlank(bytes, at) {
  const [second, third] = [bytes[at + 1], bytes[at + 2]];
  switch (bytes[at]) {
    case 0xc2:
      return second === 0xa0 || second === 0xad ? 1 : 0;
    case 0xe2:
      if (second === 0x80) return (third >= 0x80 && third <= 0x95) || (third >= 0xaa && third <= 0xaf) ? 2 : 0;
      if (second === 0x81) return (third >= 0x9f && third <= 0xa4) || (third >= 0xa6 && third <= 0xa9) ? 2 : 0;
      return second === 0x88 && third === 0x92 ? 2 : 0;
    case 0xe3:
      return second === 0x80 && third === 0x80 ? 2 : 0;
    case 0xef:
      return second === 0xbb && third === 0xbf ? 2 : 0;
    default:
      return 0;
  }
}

const ASCII_BLANKS = /^[\t\n\f\r ]+|[\t\n\f\r ]+$/g;
const text = (bytes, start, stop) => new TextDecoder().decode(bytes.subarray(start, stop)).replace(ASCII_BLANKS, "");
const isBlank = (bytes, start, stop) => text(bytes, start, stop) === "";
