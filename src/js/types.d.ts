import type { Issue, Open } from "./errors.js";

/** What every client takes. */
export interface ClientOptions {
  /**
   * Where the API is; default: the provider's. https only, except loopback hosts (`localhost`, `127.0.0.1`, `[::1]`). A
   * path prefix is kept; a relative URL resolves against the page. No user name, query or fragment.
   */
  baseUrl?: string | URL | undefined;
  /** Instead of `globalThis.fetch`: a service binding, a proxy, a test double. It is called with a `Request` whose `redirect` is `"manual"`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds for one attempt, the body included: 1 to 2147483647, default 30000. */
  timeout?: number | undefined;
  /**
   * Further attempts of calls that are safe to repeat (`getBulk`, `cancelBulk`, `cancelBatch`) after a lost connection, a
   * timeout, 408, 5xx, and 8x8's 429 with `Retry-After`: 0 to 100, default 2. `createBulk` and `deleteSms` are never repeated.
   */
  maxRetries?: number | undefined;
  /** Allows a secret in a page or one of its workers, where whoever opens the page can read it. Default false: the constructor throws. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Called after each attempt, for logs and metrics. What it throws, or rejects with, is ignored. */
  onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** One finished attempt. Nothing in it is secret or personal. */
export interface Attempt {
  /** HTTP method. */
  method: string;
  /** The path; of a query, the names without their values. */
  path: string;
  /** Counted from 1. */
  attempt: number;
  /** HTTP status; missing where no answer came. */
  status?: number;
  /** The provider's id of the exchange. */
  requestId?: string;
  /** Milliseconds, the body included. */
  durationMs: number;
  /** The `code` of the error, or `"aborted"`; missing where the attempt succeeded. */
  error?: string;
  /** Milliseconds until the next attempt; missing where there is none. */
  retryInMs?: number;
}

/** Options of {@link Lox24Client}. */
export interface Lox24ClientOptions extends ClientOptions {
  /** `"{clientId}:{apiKey}"`. May be left out only with a `baseUrl` or `fetch` that adds it. */
  token?: string | undefined;
}

/** Options of {@link EightByEightClient}. */
export interface EightByEightClientOptions extends ClientOptions {
  /** The API key, without "Bearer". May be left out only with a `baseUrl` or `fetch` that adds it. */
  apiKey?: string | undefined;
  /** The sub-account: 3 to 50 letters, digits or any of `- . _ &`. */
  subAccountId: string;
  /** Where the account lives; default `"apac"`. A `baseUrl` goes before it. */
  region?: "apac" | "us" | "uk" | "id" | undefined;
}

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call at once; it rejects with the signal's `reason`. What was sent before may still be carried out. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt instead of the client's: 1 to 2147483647. */
  timeout?: number | undefined;
  /** Further attempts instead of the client's: 0 to 100. */
  maxRetries?: number | undefined;
}

/** Options of `waitForBulk` and `watchBulk`. */
export interface WaitOptions extends RequestOptions {
  /** Milliseconds between two looks, at least; they grow to five times of it: 1 to 2147483647, default 2000. */
  interval?: number | undefined;
  /** Milliseconds for the whole watch, the request under way included: 1 to 2147483647. Default: none. */
  deadline?: number | undefined;
}

/** Options of `deleteSms`. The parameter is what the compiler knows of `all`. */
export interface DeleteSmsOptions<All extends boolean | undefined = boolean | undefined> extends RequestOptions {
  /** Says that a filter which selects nothing in particular is meant: every SMS of the account is deleted. */
  all?: All;
}

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

/** The services of a bulk: SMS, or a voice call that reads the text (as plain text or as SSML). */
export type ServiceCode = "direct" | "text2speech" | "text2speech_ssml";

/** The languages of voice messages. */
export type VoiceLanguage =
  | "EN" | "DE" | "FR" | "IT" | "ES" | "PL" | "NL" | "RO" | "PT" | "CS"
  | "HU" | "SV" | "DA" | "FI" | "SK" | "HR" | "TR" | "RU" | "BG" | "UK";

/** What of a new bulk does not depend on its recipients. Source: LOX24's page of `POST /bulks`. */
export interface NewBulkContent {
  /** The message, 1 to 1785 Unicode code points before substitution. What is sent may have at most 1530 GSM-7 or 670 other characters. */
  text: string;
  /** The sender: 1 to 11 letters (A to Z), digits or spaces, or a number of at most 15 digits, with or without `+`. */
  sender_id?: string | undefined;
  /** Default: the provider's. */
  service_code?: ServiceCode | undefined;
  /** When to send: Unix seconds or a `Date`, 0 for at once. Left out: at once. `undefined` is refused, because a lost time must not send at once. */
  delivery_at?: number | Date;
  /** Whether the text is sent as Unicode. */
  is_unicode?: boolean | undefined;
  /** A whole number of yours for the origin of the message. */
  source?: number | null | undefined;
  /** The language of a voice message; null: detected. */
  voice_lang?: VoiceLanguage | null | undefined;
}

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

/** Who gets a new bulk: numbers, and maybe groups. */
export interface ToPhones {
  /** Recipients: `+491701234567`, `00491701234567`, `491701234567`, or `01701234567` in the country of the account; or a checked list. */
  phones: readonly string[] | Recipients;
  /** Ids of recipient groups, whole numbers from 1. */
  msg_groups?: readonly number[] | undefined;
}

/** Who gets a new bulk: groups, and maybe numbers. */
export interface ToGroups {
  /** Ids of recipient groups, whole numbers from 1. */
  msg_groups: readonly number[];
  /** Recipients: `+491701234567`, `00491701234567`, `491701234567`, or `01701234567` in the country of the account; or a checked list. */
  phones?: readonly string[] | Recipients | undefined;
}

/** A new bulk: a text, and at least one of `phones` and `msg_groups`. Neither may be empty. */
export type NewBulk = NewBulkContent & (ToPhones | ToGroups);

/**
 * The state of a bulk: 0 new, 5 in progress, 10 processed, 15 cancelled by the user, 20 system error, 201 no recipients
 * found. Others are passed on as they come.
 */
export type BulkStatus = Open<0 | 5 | 10 | 15 | 20 | 201>;

/**
 * What cancelling answers: a bulk without its `sender_id`, `text`, `phones` and `msg_groups`. Fields that are not listed are
 * kept. Source: LOX24's page of `PUT /bulks/{id}/cancel`.
 */
export interface CancelledBulk {
  /** The bulk's id. */
  uuid: string;
  /** The state. */
  status_code: BulkStatus;
  /** Scheduled time, Unix seconds. */
  delivery_at?: number | null;
  /** Messages of the bulk. */
  msg_total_count?: number | null;
  /** When it was created: Unix seconds; the provider's page of `PUT /bulks/{id}/cancel` documents a string. */
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
  /** The origin that the creator gave. */
  source?: number | null;
  /** The language of a voice message; null: detected. */
  voice_lang?: Open<VoiceLanguage> | null;
  /** Whether the text was deleted. */
  is_text_deleted?: boolean | null;
  /** Cost of the messages. The provider does not document its unit, and it may be without meaning right after creation. */
  msg_total_cost?: number | null;
}

/** A bulk as LOX24 answers it. Fields that are not listed are kept. Source: LOX24's page of `GET /bulks/{id}`. */
export interface Bulk extends CancelledBulk {
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
  /** Below. */
  lt?: Value;
  /** At most. */
  lte?: Value;
  /** Above. */
  gt?: Value;
  /** At least. */
  gte?: Value;
  /** From the first to the second. */
  between?: readonly [Value, Value];
}

/** One value, or several of which one must match. */
export type OneOrMore<Value> = Value | readonly Value[];

/** A point in time: whole Unix seconds from 0, or a `Date`, whose milliseconds are dropped. Milliseconds are refused. */
export type Time = number | Date;

/**
 * Which SMS are meant. Filters combine with AND, the values of an array with OR. A value that is `undefined`, `null`,
 * `NaN`, `""` or `[]` is refused, because a lost filter would select everything. At most 1000 values in all. Source: LOX24's
 * pages of `POST /sms/ops/batch_delete` and of filters.
 */
export interface SmsFilter {
  /** Whether the message was sent already. */
  is_sent?: boolean;
  /** Whether it is Unicode, not GSM-7. */
  is_unicode?: boolean;
  /** Ids of messages, UUIDs in lower case. */
  uuid?: OneOrMore<string>;
  /** Countries of the recipients, ISO 3166-1 alpha-2 in upper case. */
  iso2?: OneOrMore<string>;
  /** Delivery report: 0 undefined, 1 delivered, 2 queued, 4 submitted, 8 expired, 16 rejected. */
  dlr_code?: OneOrMore<number>;
  /** Status: 0 new, 100 sent to the operator, 410 stopped in the web account, 6000 stopped by API, … */
  status_code?: OneOrMore<number>;
  /** When it went to the gateway, whole seconds. */
  gateway_sent_at?: OneOrMore<Time> | Range<Time>;
  /** When it is scheduled, whole seconds. */
  delivery_at?: OneOrMore<Time> | Range<Time>;
  /** When it was created, whole seconds. */
  created_at?: OneOrMore<Time> | Range<Time>;
  /** Its length in characters, from 0. */
  chars_count?: OneOrMore<number> | Range<number>;
  /** Its length in segments, from 0. */
  parts_count?: OneOrMore<number> | Range<number>;
  /** Bulks, by their `uuid` in lower case. */
  bulk?: OneOrMore<string>;
  /** The origin that its creator gave, a whole number. */
  source?: OneOrMore<number> | Range<number>;
  /** A part of the text, in any case. */
  text?: string;
  /** A part of the recipient's number: digits, with `+` in front for its beginning. `+49` is every German number. */
  phone?: string;
  /** A part of the sender, in any case. */
  sender_id?: string;
  /** A part of the IP address that created it. */
  ip?: string;
  /** API keys, by their id, from 1. */
  key_id?: OneOrMore<number>;
  /** Your own data of the message. */
  callback_data?: OneOrMore<string>;
  /** The order in which messages are taken. It selects nothing. */
  _order?: SmsOrder;
}

/** The order in which messages are taken; the provider's default is ascending. One of the two is required. */
export interface SmsOrder {
  /** By when they were created. */
  created_at?: "asc" | "desc";
  /** By when they went to the gateway. */
  gateway_sent_at?: "asc" | "desc";
}

/**
 * What the compiler asks of a filter beside its keys. One that names none but `_order` selects every SMS of the account, which
 * only the option `all` allows; there it is a property that no filter has, so that its text is shown.
 */
export type Selective<Key extends keyof SmsFilter, All> = [Key] extends ["_order"]
  ? [true] extends [All]
    ? unknown
    : {
        /** Why the filter is refused. Editors do not offer this name. */
        [Symbol.toStringTag]: "This filter selects every SMS of the account. If all are to be deleted, pass { all: true } as options.";
      }
  : unknown;

/* Beside the class, because wasm-bindgen writes no type parameters. */
export interface Lox24Client {
  /**
   * Deletes every SMS that the filter selects, sent or not, for good: `POST /sms/ops/batch_delete`. Deleted messages vanish
   * from the itemised bill too.
   *
   * Filters combine with AND, the values of an array with OR; `text`, `phone`, `sender_id` and `ip` match parts. A filter
   * that selects nothing in particular is refused unless `{ all: true }` says that every message of the account is meant.
   * The request goes out at most once per call.
   *
   * @param filter which messages, at most 1000 values in all.
   * @param options of this call.
   * @throws {ValidationError} nothing was sent.
   * @throws {ApiError} LOX24 refused it, or failed.
   * @throws {ConnectionError} no complete answer came.
   * @throws {ResponseError} the answer is not as documented, or a redirect.
   */
  deleteSms<Key extends keyof SmsFilter, All extends boolean | undefined = false>(
    filter: SmsFilter & Pick<SmsFilter, Key> & Selective<Key, All>,
    options?: DeleteSmsOptions<All>,
  ): Promise<SmsDeletion>;
}

/** What was deleted. */
export interface SmsDeletion {
  /** How many messages. */
  deleted_sms_count: number;
}

/** What was cancelled. */
export interface BatchCancellation {
  /** How many messages this call cancelled. */
  cancelledCount: number;
  /** False when an earlier attempt of the same call may already have been applied, so that the count can be short. */
  certain: boolean;
}

/** A text as it costs. */
export interface TextMeasure {
  /** GSM-7 if every character is in its alphabet or its extension table (3GPP TS 23.038), otherwise UCS-2. */
  encoding: "GSM-7" | "UCS-2";
  /** Unicode code points. */
  characters: number;
  /** Units of the encoding: in GSM-7 one a character, two for `^ { } \ [ ] ~ | €` and the form feed; in UCS-2 UTF-16 units. */
  units: number;
  /** Segments, each of which is paid: at least 1, also for an empty text. */
  segments: number;
  /** 160 (GSM-7) or 70 (UCS-2) in a text of one segment, 153 or 67 in one of several. */
  unitsPerSegment: number;
  /** Units that still go into the last segment. */
  unitsLeft: number;
  /** Every character that forces UCS-2, in the order of the text; empty for a GSM-7 text. */
  nonGsm: NonGsmCharacter[];
}

/** A character that is not in GSM-7. */
export interface NonGsmCharacter {
  /** Where it begins, in UTF-16 units as JavaScript counts: `text.startsWith(character, index)`. */
  index: number;
  /** The character: one code point, or half a surrogate pair. */
  character: string;
  /** What `toGsm7` puts in its place, `""` for nothing; missing for letters, emoji and all that has no equal in GSM-7. */
  replacement?: string;
}

/** A text with plain characters. */
export interface PlainText {
  /** The text. */
  text: string;
  /** How many characters were replaced or, if invisible, removed. */
  replaced: number;
  /** How many characters are left that force UCS-2; with 0 the text is GSM-7. */
  remaining: number;
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
