// The SMS filters: how each is entered, and how it reads in a sentence. The package checks what a value must look like.

import { allCountries } from "./countries.js";

const DELIVERY_REPORTS = { 0: "undefined", 1: "delivered", 2: "queued", 4: "submitted", 8: "expired", 16: "rejected" };
const STATUSES = { 0: "new", 100: "sent to the operator", 410: "stopped in the web account", 6000: "stopped by API" };

const COUNTRIES = Object.fromEntries(allCountries().map(({ code, name }) => [code, name]));

/**
 * For each filter: the `label` in the form, the `kind` of its value, a `sample`, the words before the value (`says`),
 * the meaning of its codes (`names`), and the `unit` of an amount, in the singular.
 *
 * Kinds: `flag`, yes or no; `part`, part of a text; `exact`, a whole text; `list`, a list of texts; `numbers`, a list of
 * numbers; `amount`, a list or a range of numbers; `time`, a time or a range of times.
 */
export const PARAMETERS = {
  created_at: { label: "Created", kind: "time", says: "was created" },
  delivery_at: { label: "Scheduled for", kind: "time", says: "is scheduled" },
  gateway_sent_at: { label: "Sent to the gateway", kind: "time", says: "was sent to the gateway" },
  phone: { label: "Recipient", kind: "part", sample: "+4477", says: "is addressed to a number that contains" },
  iso2: { label: "Recipient’s country", kind: "list", sample: "GB, DE", says: "is addressed to the country", names: COUNTRIES },
  sender_id: { label: "Sender", kind: "part", sample: "Shop", says: "has a sender that contains" },
  text: { label: "Text", kind: "part", sample: "sale", says: "has a text that contains" },
  bulk: { label: "Bulk", kind: "list", sample: "UUIDs of bulks", says: "belongs to the bulk" },
  uuid: { label: "SMS", kind: "list", sample: "UUIDs of SMS", says: "has the id" },
  is_sent: { label: "Already sent", kind: "flag", says: ["has been sent", "has not been sent yet"] },
  is_unicode: { label: "Unicode", kind: "flag", says: ["is Unicode", "is not Unicode"] },
  status_code: { label: "Status", kind: "numbers", sample: "0, 100", says: "has the status", names: STATUSES },
  dlr_code: { label: "Delivery report", kind: "numbers", sample: "1, 2", says: "has the delivery report", names: DELIVERY_REPORTS },
  chars_count: { label: "Characters", kind: "amount", sample: "160", says: "has a length", unit: "character" },
  parts_count: { label: "Segments", kind: "amount", sample: "2", says: "has a length", unit: "segment" },
  source: { label: "Source", kind: "amount", sample: "7", says: "has a source" },
  key_id: { label: "API key", kind: "numbers", sample: "1", says: "was created with the API key" },
  ip: { label: "Created from IP address", kind: "part", sample: "192.0.2.", says: "was created from an IP address that contains" },
  callback_data: { label: "Callback data", kind: "exact", sample: "order 7", says: "carries the callback data" },
};
