/** Options of {@link Recipients}. */
export interface ParseOptions {
  /** The country of the account, ISO 3166-1 alpha-2 in upper case. National numbers (`01701234567`) are accepted only with this option. */
  country?: string | undefined;
  /**
   * The input is a CSV file (separated by commas, semicolons or tabs, as its first line shows), and this column holds the
   * numbers: its name in the first line, ignoring case, or its position from 0, in which case the first line is a row like any other.
   */
  column?: number | string | undefined;
}

/** Why a line was rejected. */
export type RejectedReason =
  | "empty" | "letters" | "characters" | "decimal" | "national" | "national_prefix" | "leading_zero" | "ambiguous"
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

/** The recipients of a new bulk or batch: numbers as strings, or a `Recipients` list. */
export type PhoneNumbers = readonly string[] | Recipients;
