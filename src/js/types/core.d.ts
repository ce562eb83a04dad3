/** The recipients of a new bulk or batch, as strings. Checked lists (`Recipients`) are in `bulk-sms`. */
export type PhoneNumbers = readonly string[];

/** Options of `createBulk`. Prices and limits are in `bulk-sms`. */
export type CreateBulkOptions = RequestOptions;
