/** Options of {@link EightByEightClient}. */
export interface EightByEightClientOptions extends ClientOptions {
  /** The API key, without "Bearer". May be omitted only with a `baseUrl` or `fetch` that adds it. */
  apiKey?: string | undefined;
  /** The sub-account id: 3 to 50 letters, digits or any of `- . _ &`. */
  subAccountId: string;
  /** The account's region; default `"apac"`. A `baseUrl` takes precedence. */
  region?: "apac" | "us" | "uk" | "id" | undefined;
}

/** How a text is encoded: `AUTO` uses GSM-7 where it can. */
export type SmsEncoding = "AUTO" | "GSM7" | "UCS2";

/** A new message. Source: 8x8's public OpenAPI description. */
export interface NewSms {
  /** The recipient, preferably as `+491701234567`; with `country`, also a national number. */
  destination: string;
  /** The text: at most 10 segments, because 8x8 cuts a longer one. May be omitted in a batch that has a text. */
  text?: string | undefined;
  /** The country of a national number, ISO 3166-1 alpha-2. */
  country?: string | undefined;
  /** Your own id, 1 to 350 characters; delivery reports have it. */
  clientMessageId?: string | undefined;
  /** The sender: at most 16 characters, or a number of at most 17 digits. Default: the account's. */
  source?: string | undefined;
  /** The encoding; default: `AUTO`, the smallest that has all characters. */
  encoding?: SmsEncoding | undefined;
  /**
   * When to send, at most 7 days ahead; omitted: now. `undefined` is refused, because a time that is missing by mistake must not send
   * at once.
   */
  scheduled?: Date;
  /** When a message that has not been delivered is no longer worth delivering. */
  expiry?: Date | undefined;
  /** Where delivery reports go, instead of to the account's webhook. */
  dlrCallbackUrl?: string | undefined;
  /** The IP address of your user, for 8x8's own limits. */
  clientIp?: string | undefined;
  /** Whether you will report that the message led to its purpose. */
  track?: "None" | "Outcome" | null | undefined;
}

/** What the messages of a batch have in common. Source: 8x8's public OpenAPI description. */
export interface BatchContent {
  /** The sender: at most 16 characters, or a number of at most 17 digits. Default: the account's. */
  source?: string | undefined;
  /** The encoding; default: `AUTO`, the smallest that has all characters. */
  encoding?: SmsEncoding | undefined;
  /**
   * When to send, at most 7 days ahead; omitted: now. `undefined` is refused, because a time that is missing by mistake must not send
   * at once.
   */
  scheduled?: Date;
  /** When a message that has not been delivered is no longer worth delivering. */
  expiry?: Date | undefined;
  /** Where delivery reports go, instead of to the account's webhook. */
  dlrCallbackUrl?: string | undefined;
  /** Your own id of the batch, 1 to 20 characters; delivery reports have it. */
  clientBatchId?: string | undefined;
}

/** A batch with one text. */
export interface BatchToDestinations extends BatchContent {
  /** 1 to 10,000 recipients, as `+491701234567` or `491701234567`; or a `Recipients` list. */
  destinations: PhoneNumbers;
  /** The text: at most 10 segments, because 8x8 cuts a longer one. */
  text: string;
  /** Not together with `destinations`, which 8x8 would ignore. */
  messages?: undefined;
}

/** A batch with a text for each message. */
export interface BatchOfMessages extends BatchContent {
  /** 1 to 10,000 messages. */
  messages: readonly NewSms[];
  /** The text of those that have none: at most 10 segments. */
  text?: string | undefined;
  /** Not together with `messages`: 8x8 would ignore them. */
  destinations?: undefined;
}

/** A new batch: one text to many recipients, or a text for each. */
export type NewBatch = BatchToDestinations | BatchOfMessages;

/** Whether 8x8 accepted a message. */
export interface SmsReceiptStatus {
  /** `QUEUED`: accepted; `REJECTED`: it will not be sent. */
  code: Open<"QUEUED" | "REJECTED">;
  /** Why, in 8x8's words. */
  description?: string | null;
}

/** The response to a new message. Unlisted fields are kept. Source: 8x8's public OpenAPI description. */
export interface SmsReceipt {
  /** 8x8's id of the message. */
  umid: string;
  /** Whether it was accepted. */
  status: SmsReceiptStatus;
  /** The recipient. */
  destination?: string | null;
  /** The encoding. */
  encoding?: Open<SmsEncoding> | null;
  /** Your own id of the message. */
  clientMessageId?: string | null;
}

/** A message that 8x8 rejected. */
export interface RejectedSms {
  /** The recipient. */
  destination: string;
  /** Why, in 8x8's words. */
  reason?: string | null;
}

/** The response to a new batch. Unlisted fields are kept. Source: 8x8's public OpenAPI description. */
export interface BatchReceipt {
  /** 8x8's id of the batch. */
  batchId: string;
  /** How many messages were accepted. */
  acceptedCount: number;
  /** How many messages were rejected; they will not be sent. */
  rejectedCount: number;
  /** The rejected messages. */
  rejected: RejectedSms[];
  /** Your own id of the batch. */
  clientBatchId?: string | null;
  /** All messages, in the order of the batch. */
  messages?: SmsReceipt[] | null;
}

/** The state of a message. */
export interface SmsState {
  /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, … */
  state: Open<"unknown" | "queued" | "failed" | "sent" | "delivered" | "undelivered" | "read" | "ok" | "error">;
  /** More about it: `delivered_to_recipient`, … */
  detail?: string | null;
  /** The code of the reason. */
  errorCode?: number | null;
  /** The reason in words. */
  errorMessage?: string | null;
  /** When it changed, ISO 8601. */
  timestamp?: string | null;
}

/** What a message costs. */
export interface SmsPrice {
  /** For all segments. */
  total?: number | null;
  /** For one segment. */
  perSms?: number | null;
  /** ISO 4217. */
  currency?: string | null;
}

/** The details of a message. Unlisted fields are kept. Source: 8x8's public OpenAPI description. */
export interface SmsDetails {
  /** 8x8's id of the message. */
  umid: string;
  /** Its state. */
  status: SmsState;
  /** The sub-account. */
  subAccountId?: string | null;
  /** `outbound` or `inbound`. */
  direction?: string | null;
  /** The recipient, masked. */
  msisdn?: string | null;
  /** The sender. */
  source?: string | null;
  /** The text, masked. */
  body?: string | null;
  /** `GSM7`, `GSM8` or `UCS2`. */
  encoding?: string | null;
  /** When it was created, ISO 8601. */
  createdAt?: string | null;
  /** Its segments. */
  smsCount?: number | null;
  /** Its price. */
  price?: SmsPrice | null;
  /** The recipient's country. */
  country?: string | null;
  /** Your own id of the message. */
  clientMessageId?: string | null;
  /** Your own id of the batch. */
  clientBatchId?: string | null;
  /** 8x8's id of the batch. */
  batchId?: string | null;
}

/** The result of cancelling a batch or a message. */
export interface BatchCancellation {
  /** How many messages this call cancelled. */
  cancelledCount: number;
  /** False if an earlier attempt of the same call may already have been carried out; the count may then be too low. */
  certain: boolean;
}
