/** Options of {@link Recipients}. */
export interface ParseOptions {
  /** The country of the account, ISO 3166-1 alpha-2 in upper case. Only with it are national numbers (`01701234567`) taken. */
  country?: string | undefined;
  /**
   * The input is a CSV file (comma, semicolon or tab, as its first line tells) and this column has the numbers: its name in
   * the first line, in any case, or its position from 0, in which case the first line is a row like every other.
   */
  column?: number | string | undefined;
}

/** Why a line was not taken. */
export type RejectedReason =
  | "empty" | "letters" | "characters" | "decimal" | "national" | "national_prefix" | "leading_zero" | "ambiguous"
  | "unknown_calling_code" | "too_short" | "too_long" | "wrong_length";

/** A line that was not taken. */
export interface RejectedLine {
  /** Its number, from 0; of an array, the position of the item. */
  index: number;
  /** Its text, or that of the column; the first 256 bytes. */
  input: string;
  /** Why. */
  reason: RejectedReason;
}

/** How many lines were not taken for one reason. */
export interface ReasonCount {
  /** The reason. */
  reason: RejectedReason;
  /** How many lines. */
  count: number;
  /** What is wrong with them, in a sentence. */
  message: string;
}

/** The recipients of a new bulk or batch: numbers as strings, or a checked list. */
export type PhoneNumbers = readonly string[] | Recipients;
