/** Options of {@link Lox24Client}. */
export interface Lox24ClientOptions extends ClientOptions {
  /** `"{clientId}:{apiKey}"`. May be omitted only with a `baseUrl` or `fetch` that adds it. */
  token?: string | undefined;
}

/** Options of `waitForBulk` and `watchBulk`. */
export interface WaitOptions extends RequestOptions {
  /** The shortest time between two checks, in milliseconds; it grows to five times that value: 1 to 2147483647, default 2000. */
  interval?: number | undefined;
  /** Milliseconds for the whole watch, including the current request: 1 to 2147483647. Default: none. */
  deadline?: number | undefined;
}

/** Marks a new bulk. */
export interface TagOption {
  /**
   * Gives the bulk a `source` of its own, unless it has one. If the call fails, its error has that `source` in `tag`, so that
   * `findBulk` can find the bulk.
   */
  tag?: boolean | undefined;
}

/** The result of `findBulk`. */
export interface FoundBulk {
  /** The bulk; `undefined` if it is not there. */
  bulk: Bulk | undefined;
  /**
   * Whether that is certain: true if the bulk was found by a `source` of its own, or if the error says that it was not created. False
   * if the bulk was found by your own `source`, which other bulks may have, or if it was not found: LOX24 may still be working on it,
   * and how long that takes is not documented.
   */
  certain: boolean;
}

/** Options of `deleteSms`. The type parameter is what the compiler knows about `all`. */
export interface DeleteSmsOptions<All extends boolean | undefined = boolean | undefined> extends RequestOptions {
  /** Confirms a filter that selects every SMS in the account. */
  all?: All;
  /**
   * The most messages that may be deleted, a whole number from 0. They are counted first; if there are more, nothing is deleted,
   * and the error has the code `too_many_deleted`. Messages created after the newest of those counted are left out; times are whole
   * seconds. If the count fails, nothing is deleted, and the outcome is `"not-sent"`.
   */
  maxDeleted?: number;
}

/** Options of `cancelSms`. The type parameter is what the compiler knows about `all`. */
export interface CancelSmsOptions<All extends boolean | undefined = boolean | undefined> extends RequestOptions {
  /** Confirms a filter that selects every SMS in the account. */
  all?: All;
  /**
   * The most messages that may be stopped, a whole number from 0. They are counted first; if there are more, nothing is stopped, and
   * the error has the code `too_many_cancelled`. Messages created after the newest of those counted are left out; times are whole
   * seconds. If the count fails, nothing is stopped, and the outcome is `"not-sent"`.
   */
  maxCancelled?: number;
}

/** The services of a bulk: SMS, or a voice call that reads the text (as plain text or as SSML). */
export type ServiceCode = "direct" | "text2speech" | "text2speech_ssml";

/** The languages of voice messages. */
export type VoiceLanguage =
  | "EN" | "DE" | "FR" | "IT" | "ES" | "PL" | "NL" | "RO" | "PT" | "CS"
  | "HU" | "SV" | "DA" | "FI" | "SK" | "HR" | "TR" | "RU" | "BG" | "UK";

/** The part of a new bulk that does not depend on its recipients. Source: LOX24's page about `POST /bulks`. */
export interface NewBulkContent {
  /** The message, 1 to 1785 Unicode code points before substitution. What is sent may have at most 1530 GSM-7 or 670 other characters. */
  text: string;
  /** The sender: 1 to 11 letters (A to Z), digits or spaces, or a number of at most 15 digits, with or without `+`. */
  sender_id?: string | undefined;
  /** Default: the provider's. */
  service_code?: ServiceCode | undefined;
  /**
   * When to send: Unix seconds or a `Date`; 0 or omitted: now. `undefined` is refused, because a time that is missing by mistake
   * must not send at once.
   */
  delivery_at?: number | Date;
  /** Whether the text is sent as Unicode. */
  is_unicode?: boolean | undefined;
  /** Your own whole number for the origin of the message. */
  source?: number | null | undefined;
  /** The language of a voice message; null: detected. */
  voice_lang?: VoiceLanguage | null | undefined;
}

/** Who gets a new bulk: numbers, and maybe groups. */
export interface ToPhones {
  /** Recipients: `+491701234567`, `00491701234567`, `491701234567`, or `01701234567` in the country of the account; or a `Recipients` list. */
  phones: PhoneNumbers;
  /** Ids of recipient groups, whole numbers from 1. */
  msg_groups?: readonly number[] | undefined;
}

/** Who gets a new bulk: groups, and maybe numbers. */
export interface ToGroups {
  /** Ids of recipient groups, whole numbers from 1. */
  msg_groups: readonly number[];
  /** Recipients: `+491701234567`, `00491701234567`, `491701234567`, or `01701234567` in the country of the account; or a `Recipients` list. */
  phones?: PhoneNumbers | undefined;
}

/** A new bulk: a text, and at least one of `phones` and `msg_groups`. Neither may be empty. */
export type NewBulk = NewBulkContent & (ToPhones | ToGroups);

/**
 * The state of a bulk: 0 new, 5 in progress, 10 processed, 15 cancelled by the user, 20 system error, 201 no recipients
 * found. Other values are passed on unchanged.
 */
export type BulkStatus = Open<0 | 5 | 10 | 15 | 20 | 201>;

/**
 * A bulk without its `sender_id`, `text`, `phones` and `msg_groups`. Unlisted fields are kept. Source: LOX24's page about
 * `GET /bulks/{id}/status`.
 */
export interface ShortBulk {
  /** The bulk's id. */
  uuid: string;
  /** The state. */
  status_code: BulkStatus;
  /** Scheduled time, Unix seconds. */
  delivery_at?: number | null;
  /** Messages of the bulk. */
  msg_total_count?: number | null;
  /** When it was created: Unix seconds; the provider's page about `PUT /bulks/{id}/cancel` documents a string. */
  created_at?: number | string | null;
  /** Last change, Unix seconds. */
  processed_at?: number | null;
  /** The host that created it. */
  ip?: string | null;
  /** Whether the message contains Unicode characters. */
  is_unicode?: boolean | null;
  /** Whether it is a dry run. */
  is_dryrun?: boolean | null;
  /** The service. */
  service_code?: Open<ServiceCode> | null;
  /** The API key that created it. */
  key_id?: number | null;
  /** The origin given by the creator. */
  source?: number | null;
  /** The language of a voice message; null: detected. */
  voice_lang?: Open<VoiceLanguage> | null;
  /** Whether the text was deleted. */
  is_text_deleted?: boolean | null;
  /** Cost of the messages. The provider does not document its unit, and it may be meaningless right after creation. */
  msg_total_cost?: number | null;
}

/**
 * The response to cancelling: a bulk without its `sender_id`, `text`, `phones` and `msg_groups`. Source: LOX24's page about
 * `PUT /bulks/{id}/cancel`.
 */
export type CancelledBulk = ShortBulk;

/** A bulk as LOX24 returns it. Unlisted fields are kept. Source: LOX24's page about `GET /bulks/{id}`. */
export interface Bulk extends ShortBulk {
  /** The sender. */
  sender_id?: string | null;
  /** The message. */
  text?: string | null;
  /** Recipients. */
  phones?: string[] | null;
  /** Recipient groups. */
  msg_groups?: number[] | null;
}

/** Bounds of a range; several combine with AND. */
export interface Range<Value> {
  /** Less than this value. */
  lt?: Value;
  /** At most this value. */
  lte?: Value;
  /** Greater than this value. */
  gt?: Value;
  /** At least this value. */
  gte?: Value;
  /** From the first value to the second, inclusive. */
  between?: readonly [Value, Value];
}

/** One value, or several of which one must match. */
export type OneOrMore<Value> = Value | readonly Value[];

/** A point in time: whole Unix seconds from 0, or a `Date`, whose milliseconds are dropped. Milliseconds are refused. */
export type Time = number | Date;

/**
 * Selects SMS. Filters combine with AND, the values of an array with OR. A value that is `undefined`, `null`, `NaN`, `""` or
 * `[]` is refused, because a missing filter would select everything. It may have at most 1000 values in total. Source: LOX24's
 * pages about `POST /sms/ops/batch_delete` and about filters.
 */
export interface SmsFilter {
  /** Whether the message has already been sent. */
  is_sent?: boolean;
  /** Whether it is Unicode, not GSM-7. */
  is_unicode?: boolean;
  /** Ids of messages, UUIDs in any case. */
  uuid?: OneOrMore<string>;
  /** Countries of the recipients, ISO 3166-1 alpha-2 in upper case. */
  iso2?: OneOrMore<string>;
  /** Delivery report: 0 undefined, 1 delivered, 2 queued, 4 submitted, 8 expired, 16 rejected. */
  dlr_code?: OneOrMore<number>;
  /** Status: 0 new, 100 sent to the operator, 410 stopped in the web account, 6000 stopped by API, … */
  status_code?: OneOrMore<number>;
  /** When it was sent to the gateway, whole seconds. */
  gateway_sent_at?: OneOrMore<Time> | Range<Time>;
  /** When it is scheduled, whole seconds. */
  delivery_at?: OneOrMore<Time> | Range<Time>;
  /** When it was created, whole seconds. */
  created_at?: OneOrMore<Time> | Range<Time>;
  /** Its length in characters, from 0. */
  chars_count?: OneOrMore<number> | Range<number>;
  /** Its length in segments, from 0. */
  parts_count?: OneOrMore<number> | Range<number>;
  /** Bulks, by their `uuid` in any case. */
  bulk?: OneOrMore<string>;
  /** The origin given by its creator, a whole number. */
  source?: OneOrMore<number> | Range<number>;
  /** Part of the text, ignoring case. */
  text?: string;
  /** Part of the recipient's number: digits, with a leading `+` to match the start. `+49` matches every German number. */
  phone?: string;
  /** Part of the sender, ignoring case. */
  sender_id?: string;
  /** Part of the IP address that created it. */
  ip?: string;
  /** API keys, by their id, from 1. */
  key_id?: OneOrMore<number>;
  /** Your own data attached to the message. */
  callback_data?: OneOrMore<string>;
  /** The order in which messages are processed. It selects nothing. */
  _order?: SmsOrder;
}

/**
 * Selects bulks. Filters combine with AND, the values of an array with OR. A value that is `undefined`, `null`, `NaN`, `""` or `[]` is
 * refused. It may have at most 1000 values in total. Source: LOX24's page about `GET /bulks`.
 */
export interface BulkFilter {
  /** Ids of bulks, UUIDs in any case. */
  uuid?: OneOrMore<string>;
  /** Part of the text, ignoring case. */
  text?: string;
  /** Part of the sender, ignoring case. */
  sender_id?: string;
  /** The state: 0 new, 5 in progress, 10 processed, 15 cancelled by the user, 20 system error, 201 no recipients found. */
  status_code?: OneOrMore<number>;
  /** When it was created, whole seconds. */
  created_at?: OneOrMore<Time> | Range<Time>;
  /** When it is scheduled, whole seconds. */
  delivery_at?: OneOrMore<Time> | Range<Time>;
  /** When it last changed, whole seconds. */
  processed_at?: OneOrMore<Time> | Range<Time>;
  /** How many messages it has, from 0. */
  msg_total_count?: OneOrMore<number> | Range<number>;
  /** The order of the list; default: the newest first. It selects nothing. */
  _order?: BulkOrder;
}

/** The order of a list of bulks. One of the four is required. */
export interface BulkOrder {
  /** By when they were created. */
  created_at?: "asc" | "desc";
  /** By when they are scheduled. */
  delivery_at?: "asc" | "desc";
  /** By when they last changed. */
  processed_at?: "asc" | "desc";
  /** By how many messages they have. */
  msg_total_count?: "asc" | "desc";
}

/** The order in which messages are processed; the provider's default is ascending. One of the two is required. */
export interface SmsOrder {
  /** By when they were created. */
  created_at?: "asc" | "desc";
  /** By when they were sent to the gateway. */
  gateway_sent_at?: "asc" | "desc";
}

/**
 * What the compiler requires of a filter besides its keys. A filter without keys, or with only `_order`, selects every SMS in the
 * account, which only the option `all` allows. Otherwise the type requires a property that no filter has, so that the compiler
 * shows its text.
 */
export type Selective<Key extends keyof SmsFilter, All> = [Key] extends ["_order"]
  ? [true] extends [All]
    ? unknown
    : {
        /** Why the filter is refused. Editors do not offer this name. */
        [Symbol.toStringTag]: "This filter selects every SMS in the account. To delete them all, pass { all: true } as options.";
      }
  : unknown;

/* Next to the class, because wasm-bindgen writes no type parameters. */
export interface Lox24Client {
  /**
   * Permanently deletes every SMS that the filter selects, sent or not: `POST /sms/ops/batch_delete`. Deleted messages also
   * disappear from the itemised bill.
   *
   * Filters combine with AND, the values of an array with OR; `text`, `phone`, `sender_id` and `ip` match parts. A filter
   * that every message passes is refused unless `{ all: true }` confirms that every message in the account is meant. The
   * request is sent at most once per call. With `maxDeleted`, the messages are counted first, and those created later are left
   * out.
   *
   * @param filter which messages to delete, at most 1000 values in total.
   * @param options options of this call.
   * @throws {ValidationError} nothing was sent.
   * @throws {ApiError} LOX24 refused it, or failed.
   * @throws {ConnectionError} no complete response arrived.
   * @throws {ResponseError} the response is not as documented, or is a redirect.
   * @example
   * const old = { is_sent: true, created_at: { lt: new Date("2026-01-01") } };
   * const { deleted_sms_count } = await lox24.deleteSms(old, { maxDeleted: 500 });
   */
  deleteSms<Key extends keyof SmsFilter, All extends boolean | undefined = false>(
    filter: SmsFilter & Pick<SmsFilter, Key> & Selective<Key, All>,
    options?: DeleteSmsOptions<All>,
  ): Promise<SmsDeletion>;

  /**
   * Stops every SMS that the filter selects and that has not been sent yet: `POST /sms/ops/batch_cancel`. A message that is not
   * scheduled leaves within seconds, so that it is rarely stopped. Messages already sent stay sent.
   *
   * A filter that every message passes is refused unless `{ all: true }` confirms that every message in the account is meant. The
   * request is sent at most once per call. With `maxCancelled`, the messages are counted first, and those created later are left
   * out.
   *
   * @param filter which messages to stop, at most 1000 values in total.
   * @param options options of this call.
   * @throws {ValidationError} nothing was sent.
   * @throws {ApiError} LOX24 refused it, or failed.
   * @throws {ConnectionError} no complete response arrived.
   * @throws {ResponseError} the response is not as documented, or is a redirect.
   * @example
   * const { canceled_sms_count } = await lox24.cancelSms({ bulk: bulk.uuid, is_sent: false }, { maxCancelled: 500 });
   */
  cancelSms<Key extends keyof SmsFilter, All extends boolean | undefined = false>(
    filter: SmsFilter & Pick<SmsFilter, Key> & Selective<Key, All>,
    options?: CancelSmsOptions<All>,
  ): Promise<SmsCancellation>;
}

/** The result of deleting. */
export interface SmsDeletion {
  /** How many messages were deleted. */
  deleted_sms_count: number;
}

/** The result of stopping messages. */
export interface SmsCancellation {
  /** How many messages were stopped. */
  canceled_sms_count: number;
}

/** An SMS as LOX24 returns it. Unlisted fields are kept. Source: LOX24's page about `GET /sms/{uuid}`. */
export interface Sms {
  /** The message's id. */
  uuid: string;
  /** Its state: 0 new, 100 sent to the operator, 208 blocked destination, 410 stopped in the web account, 6000 stopped by API, … */
  status_code: number;
  /** The text. */
  text?: string | null;
  /** The sender. */
  sender_id?: string | null;
  /** The recipient, as `+491701234567`. */
  phone?: string | null;
  /** Scheduled time, Unix seconds; 0: at once. */
  delivery_at?: number | null;
  /** When it was sent to the gateway, Unix seconds. */
  gateway_sent_at?: number | null;
  /** The origin given by the creator. */
  source?: number | null;
  /** Delivery report: 0 undefined, 1 delivered, 2 queued, 4 submitted, 8 expired, 16 rejected. */
  dlr_code?: number | null;
  /** The host that created it. */
  ip?: string | null;
  /** When it was created, Unix seconds. */
  created_at?: number | null;
  /** Whether it contains Unicode characters. */
  is_unicode?: boolean | null;
  /** The recipient's country, ISO 3166-1 alpha-2. */
  iso2?: string | null;
  /** The language of a voice message. */
  voice_lang?: Open<VoiceLanguage> | null;
}

/** The account of a credential. Unlisted fields are kept. Source: LOX24's page about `GET /me`. */
export interface Account {
  /** The user's id. */
  id: number;
  /** What is left, without VAT: of the prepaid amount, or of the credit limit. In `currency`. */
  balance_amount: number;
  /** `EUR` or `CHF`. */
  currency?: string | null;
  /** When the balance last changed, Unix seconds. */
  balance_changed_at?: number | null;
  /** Whether texts are deleted after sending. */
  is_text_deleted?: boolean | null;
  /** The services that the account may use: `direct`, `text2speech`, … */
  services?: string[] | null;
  /** Groups of recipients by id, with their paths; an empty array if there are none. */
  groups?: Record<string, string> | string[] | null;
}

/** A number to which nothing is sent. Unlisted fields are kept. Source: LOX24's page about `GET /blocked_numbers`. */
export interface BlockedNumber {
  /** The id of the entry. */
  id: number | string;
  /** The number, as `+491701234567`. */
  number: string;
  /** 1: blocked by you; 2: unsubscribed by its owner. */
  type?: number | null;
  /** When it was added. The form is not documented. */
  added_at?: number | string | null;
}
