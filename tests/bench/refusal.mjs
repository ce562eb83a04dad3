// What both loops decide in the same way: whether the digits after a `+` are a number, and the name of the reason if not.

export const REASONS = [
  undefined,
  "empty",
  "letters",
  "characters",
  "decimal",
  "national",
  "national_prefix",
  "leading_zero",
  "ambiguous",
  "unknown_calling_code",
  "too_short",
  "too_long",
  "wrong_length",
];
export const [, EMPTY, LETTERS, CHARACTERS, DECIMAL, NATIONAL, NATIONAL_PREFIX, , , UNKNOWN_CALLING_CODE, TOO_SHORT, TOO_LONG, WRONG_LENGTH] =
  REASONS.keys();

/** How many rejected lines are kept, as in the package. */
export const MAX_REJECTED = 1000;

/** More digits than this are too many, however they are read. */
export const MAX_DIGITS = 18;

/** The reason to refuse fewer than three digits, which show no calling code; `zero` says that the first one is 0. */
export const fewDigits = (zero) => (zero ? UNKNOWN_CALLING_CODE : TOO_SHORT);

/**
 * The reason to refuse a number, or 0 if there is none. `row` is that of the calling code, `count` the number of all digits;
 * `first` and `second` are the first digits of the national number, or anything if it has none.
 */
export function refusal(plan, row, count, first, second) {
  if (row === 0) return UNKNOWN_CALLING_CODE;
  const national = count - plan.width[row];
  const lengths = plan.lengths[row];
  const possible = national < 16 && ((lengths >> national) & 1) === 1;
  const prefix = plan.prefixLength[row];
  if (prefix > 0 && national >= prefix && first === plan.prefixFirst[row] && (prefix === 1 || second === plan.prefixSecond[row])) {
    const after = national - prefix;
    const without = after < 16 && ((lengths >> after) & 1) === 1;
    if (first === 0 ? without || !possible || plan.keepsZero[row] === 0 : without && !possible) return NATIONAL_PREFIX;
  }
  if (possible) return 0;
  if ((lengths & ((1 << Math.min(national, 16)) - 1)) === 0) return TOO_SHORT;
  return lengths >> Math.min(national, 16) === 0 ? TOO_LONG : WRONG_LENGTH;
}
