/**
 * Prices and limits of `createBulk` and `checkBulk`. They fail closed: what cannot be counted is above every limit. A value
 * that is `undefined`, `null` or `NaN` is refused, because a lost limit would let everything pass.
 */
export interface BulkLimits {
  /**
   * The price of one message (one segment to one recipient) in any currency, from 0 to 1000000, rounded to a billionth: by
   * ISO 3166-1 alpha-2 country (`DE`) or by calling code (`+49`), where several countries share that (`+1`, `+44`, `+39`)
   * only so, as `Recipients.countries()` names them; `default` for all others and for numbers of no known country. They are
   * prices of SMS: what voice calls cost cannot be known from them.
   */
  prices?: Record<string, number>;
  /**
   * `createBulk` refuses a bulk of more messages (segments x recipients; one for each voice call), and one with
   * `msg_groups`, whose members only the provider knows. A whole number from 0.
   */
  maxMessages?: number;
  /**
   * `createBulk` refuses a bulk that costs more, or whose cost cannot be known: with `msg_groups`, a voice service, or a
   * number that has no price. In the unit of `prices`, which it needs; from 0 to 1000000000000.
   */
  maxCost?: number;
}

/** What of a bulk is probably not meant, in a stable word. */
export type WarningCode =
  | "unicode_costs_more" | "needs_unicode" | "too_many_segments" | "in_the_past" | "no_effect" | "duplicates" | "rejected"
  | "not_counted" | "no_price";

/** Something of a bulk that would be sent, but is probably not meant. */
export interface BulkWarning extends Issue {
  /** What, in a stable word. */
  code: Open<WarningCode>;
}

/** What `checkBulk` tells. */
export interface BulkCheck {
  /** What `createBulk` would refuse. */
  issues: Issue[];
  /** What it would send, but is probably not meant. */
  warnings: BulkWarning[];
  /** Segments of the text; 1 for a voice call, 0 without a text. */
  segments: number;
  /** Numbers of `phones`; the members of groups are not counted. */
  recipients: number;
  /** What is paid: segments x recipients. */
  messages: number;
  /**
   * What the messages cost by `prices`, exact in decimal. Missing without `prices`, and where it cannot be known: with
   * `msg_groups`, a voice service, a number that has no price, or an item of `phones` that is no number.
   */
  cost?: number;
}

/** Options of `createBulk`. */
export type CreateBulkOptions = RequestOptions & BulkLimits;
