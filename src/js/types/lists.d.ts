/** Options of {@link Recipients}. */
export interface ParseOptions {
  /** The country of the account, ISO 3166-1 alpha-2 in upper case. National numbers (`01701234567`) are accepted only with this option. */
  country?: string | undefined;
  /**
   * With `country`: how to read digits alone that may be a national or an international number, such as `15175660449` in
   * Germany. By default they are national in countries where people write national numbers without a prefix (US, Spain, India),
   * and rejected as `ambiguous` in countries where people write a 0. See the table of rules in docs/numbers.md.
   */
  bare?: "national" | "international" | undefined;
  /**
   * The input is a CSV file (separated by commas, semicolons or tabs, as its first line shows), and this column holds the
   * numbers: its name in the first line, ignoring case, or its position from 0, in which case the first line is a row like any other.
   */
  column?: number | string | undefined;
  /**
   * The delimiter between the columns of a CSV file; by default it is detected from the first line. Without `column`, the delimiter
   * between several numbers on a line of text, instead of commas, semicolons and tabs. A first line `sep=;`, which tells Excel the
   * delimiter of a CSV file, is recognised and need not be repeated here. Items of an array are never split.
   */
  delimiter?: "," | ";" | "\t" | "|" | undefined;
  /** How many rejected lines are kept in `rejected`, 0 to 1000000; default 1000. The others are only counted. */
  keepRejected?: number | undefined;
  /** Keeps the line that each number came from, for `rowOf`. It takes 4 more bytes per number. Default false. */
  keepRows?: boolean | undefined;
}

/** UTF-8 bytes. */
export type ListBytes = Uint8Array | Uint8ClampedArray | Int8Array | DataView | ArrayBuffer | SharedArrayBuffer;

/** A chunk of a list, which may end anywhere. */
export type ListChunk = string | ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/**
 * A source that can be read in chunks: a web stream, a Node stream, a generator or any other iterable of chunks; a `Blob` or a `File`;
 * a `Response`. The chunks are joined as they are, so each line needs its line ending.
 */
export type ListSource =
  | ReadableStream<ListChunk>
  | AsyncIterable<ListChunk>
  | (Iterable<ListChunk> & object)
  | {
      /** The method of a `Blob` or a `File`. */
      stream(): ReadableStream<ListChunk>;
    }
  | {
      /** The body of a `Response`; `null` is an empty list. */
      readonly body: ReadableStream<ListChunk> | AsyncIterable<ListChunk> | null;
    };

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

/** How the lines of digits alone were read. */
export interface BareNumbers {
  /** How many were read as national numbers of the option `country`. */
  national: number;
  /** How many were read as numbers that begin with their calling code. */
  international: number;
}

/** The recipients of a new bulk or batch: numbers as strings, or a `Recipients` list. */
export type PhoneNumbers = readonly string[] | Recipients;
