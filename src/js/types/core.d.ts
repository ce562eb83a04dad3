/** The recipients of a new bulk or batch, as strings. `Recipients` lists are in `bulk-sms`. */
export type PhoneNumbers = readonly string[];

/** Options of `createBulk`. Prices and limits are in `bulk-sms`. */
export interface CreateBulkOptions extends RequestOptions {
  /**
   * Gives the bulk a `source` of its own, unless it has one, and adds it to the error of the call, so that `findBulk` can find the
   * bulk after an unknown outcome.
   */
  tag?: boolean | undefined;
}
