/**
 * Prices and limits of `createBulk` and `checkBulk`. They fail closed: a bulk that cannot be counted exceeds every limit.
 * `undefined`, `null` and `NaN` are refused, because a missing limit would let everything pass.
 */
export interface BulkLimits {
  /**
   * The price of one message (one segment to one recipient) in any currency, from 0 to 1000000, rounded to a billionth. Keys
   * are ISO 3166-1 alpha-2 countries (`DE`, `CA`), calling codes (`+49`, `+1`) and `default`. A country's own price applies first, then
   * the price of its calling code, then `default`, which also applies to numbers whose country is unknown. The prices are for SMS: the
   * cost of a voice call cannot be derived from them.
   */
  prices?: Record<string, number>;
  /**
   * `createBulk` refuses a bulk with more messages (segments x recipients; one for each voice call), and one with
   * `msg_groups`, whose members only the provider knows. A whole number from 0.
   */
  maxMessages?: number;
  /**
   * `createBulk` refuses a bulk that costs more, or whose cost cannot be known: with `msg_groups`, a voice service, or a
   * number that has no price. In the currency of `prices`, which it requires; from 0 to 1000000000000.
   */
  maxCost?: number;
}

/** Options of `checkBulk`: those of `createBulk`, and the account. */
export interface CheckBulkOptions extends BulkLimits {
  /**
   * What `account()` returned. `checkBulk` then warns if the cost exceeds `balance_amount`, which is without VAT and in the account's
   * `currency`, as the prices must be (`balance_too_low`), and if `services` lacks the bulk's `service_code`
   * (`service_not_available`).
   */
  account?: Account;
}

/** A stable code for something in a bulk that is probably a mistake. */
export type WarningCode =
  | "unicode_costs_more" | "needs_unicode" | "too_many_segments" | "blank_text" | "placeholder" | "in_the_past" | "no_effect"
  | "sender_not_callable" | "duplicates" | "impossible_number" | "rejected" | "not_counted" | "no_price"
  | "balance_too_low" | "service_not_available";

/** Something in a bulk that would be sent but is probably a mistake. */
export interface BulkWarning extends Issue {
  /** What it is, as a stable code. */
  code: Open<WarningCode>;
}

/** The result of `checkBulk`. */
export interface BulkCheck {
  /** What `createBulk` would refuse. */
  issues: Issue[];
  /** What it would send but is probably a mistake. */
  warnings: BulkWarning[];
  /** Segments of the text; 1 for a voice call, 0 without a text. */
  segments: number;
  /** The numbers in `phones`; the members of groups are not counted. */
  recipients: number;
  /** Billed messages: segments x recipients. */
  messages: number;
  /**
   * What the messages cost by `prices`, exact in decimal. Absent without `prices`, or if it cannot be known: with `msg_groups`,
   * a voice service, a number that has no price, or an item of `phones` that is not a number.
   */
  cost?: number;
}

/** Options of `createBulk`. */
export type CreateBulkOptions = RequestOptions & BulkLimits & TagOption;
