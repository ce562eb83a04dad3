/** Options of {@link Recipients}. */
export interface ParseOptions {
  /** The country of the account, ISO 3166-1 alpha-2 in upper case. National numbers (`01701234567`) are accepted only with this option. */
  country?: string | undefined;
  /**
   * With `country`: how to read digits alone that may be a national or an international number, such as `15175660449` in
   * Germany. By default they are national where people write national numbers without a prefix (US, Spain, India), and rejected
   * as `ambiguous` where they write a 0. See the table of rules in docs/numbers.md.
   */
  bare?: "national" | "international" | undefined;
  /**
   * The input is a CSV file (separated by commas, semicolons or tabs, as its first line shows), and this column holds the
   * numbers: its name in the first line, ignoring case, or its position from 0, in which case the first line is a row like any other.
   */
  column?: number | string | undefined;
}

/** Why a line was rejected. */
export type RejectedReason =
  | "empty" | "letters" | "characters" | "decimal" | "exponent" | "extension" | "national" | "national_prefix" | "leading_zero" | "ambiguous"
  | "unknown_calling_code" | "too_short" | "too_long" | "wrong_length";

/** A rejected line. */
export interface RejectedLine {
  /** The number of the line, from 0; for an array, the position of the item. */
  index: number;
  /** The first 256 bytes of the line or, in a CSV file, of the column. */
  input: string;
  /** Why it was rejected. */
  reason: RejectedReason;
}

/** How many lines were rejected for one reason. */
export interface ReasonCount {
  /** The reason. */
  reason: RejectedReason;
  /** How many lines. */
  count: number;
  /** A sentence that explains the reason. */
  message: string;
}

/** How many lines of digits alone were read which way. */
export interface BareNumbers {
  /** As numbers of the option `country`. */
  national: number;
  /** As numbers that begin with their calling code. */
  international: number;
}

/** The recipients of a new bulk or batch: numbers as strings, or a `Recipients` list. */
export type PhoneNumbers = readonly string[] | Recipients;
