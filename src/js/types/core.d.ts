/** The recipients of a new bulk or batch, as strings. `Recipients` lists are in `bulk-sms`. */
export type PhoneNumbers = readonly string[];

/** Options of `createBulk`. Prices and limits are in `bulk-sms`. */
export type CreateBulkOptions = RequestOptions & TagOption;
