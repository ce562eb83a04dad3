import type { ValidationError } from "./errors.js";

/** What a sandbox does. Where the providers' pages say nothing, the default is the likeliest behaviour. */
export interface SandboxSettings {
  /** Which ids are given out: the same seed gives the same ones in the same order. A whole number from 0, default 0. */
  seed?: number | undefined;
  /** The time at which the sandbox's clock starts. Default: the real time. */
  now?: Date | undefined;
  /** How fast the clock is: 1 (default) follows real time, 0 stops it, so that only `advance` moves it. */
  speed?: number | undefined;
  /** Messages sent per second by each bulk or batch; 0 sends none. Default 200. */
  rate?: number | undefined;
  /** Seconds from the creation of a bulk that is due at once to its start. Default 1. */
  startDelay?: number | undefined;
  /** How many members each group of recipients has, at most 1,000,000. Default 3. */
  groupSize?: number | undefined;
  /** LOX24: false makes it respond to every request with 403. Default true. */
  accountActive?: boolean | undefined;
  /** LOX24: seconds in the `Retry-After` of a 429; null (default) for no such header. */
  retryAfterOn429?: number | null | undefined;
  /** LOX24: what a request without `Accept`, or with a wildcard, gets: 406 (`refuse`, default), or one of the two formats. */
  anyAccept?: "refuse" | "json" | "ld+json" | undefined;
  /** LOX24: whether a bulk must have `sender_id` and `text`. Default true. */
  requireSenderAndText?: boolean | undefined;
  /** LOX24: the status for a text above 1530 characters, or 670 with Unicode; null (default) accepts it. */
  finalTextTooLong?: 400 | 422 | null | undefined;
  /** LOX24: whether a cancelled bulk has a string as its `created_at`. Default false: an integer. */
  cancelCreatedAtString?: boolean | undefined;
  /** LOX24: the status for cancelling a bulk that has finished. Default 422. */
  cancelFinished?: 400 | 422 | undefined;
  /** LOX24: whether batch_delete ignores filters that it does not know (default) or refuses them with 422. */
  unknownFilter?: "ignore" | "refuse" | undefined;
  /** LOX24: whether batch_delete deletes everything without a filter (default) or refuses with 422. */
  emptyFilter?: "delete_all" | "refuse" | undefined;
  /** LOX24: the name of the count in the response of batch_delete. Default `deleted_sms_count`. */
  deletedCountName?: string | undefined;
  /** LOX24: the name of the count in the response of batch_cancel. Default `canceled_sms_count`. */
  cancelledCountName?: string | undefined;
  /** LOX24: how many entries a page of a list has, from 1. Default 30. */
  pageSize?: number | undefined;
  /** LOX24: the order of lists for which the request asks for none. Default `asc`. */
  defaultOrder?: "asc" | "desc" | undefined;
  /** LOX24: whether lists have links to their other pages. Default true. */
  hydraView?: boolean | undefined;
  /** LOX24: whether lists have a total. Default true. */
  hydraTotal?: boolean | undefined;
  /** LOX24: what a page after the last one is: `empty` (default), the last one again, or, as every page, the first one. */
  beyondLastPage?: "empty" | "repeat" | "ignore_page" | undefined;
  /** LOX24: whether the links to other pages lead to another host. Default false. */
  linksElsewhere?: boolean | undefined;
  /** LOX24: whether the bulks of a list have their phone numbers. Default true. */
  listedBulksHavePhones?: boolean | undefined;
  /** LOX24: whether `GET /bulks/{id}/status` exists. Default true. */
  statusPath?: boolean | undefined;
  /** LOX24: whether the messages of a deleted bulk remain. Default true. */
  deleteBulkKeepsSms?: boolean | undefined;
  /** LOX24: the account's balance. Default 100. */
  balance?: number | undefined;
  /** LOX24: the account's currency. Default `EUR`. */
  currency?: string | undefined;
  /** LOX24: the codes of the account's services. */
  services?: readonly string[] | undefined;
  /** 8x8: what cancelling an unknown batch gets: a count of zero (default), or a status. */
  unknownBatch?: "zero" | 400 | 404 | undefined;
  /** 8x8: what happens to a message with a time in the past: it is sent at once (default), or refused with 400. */
  pastSchedule?: "send_at_once" | "refuse" | undefined;
  /** 8x8: whether the details of messages can be read only once a second. Default true. */
  oneASecond?: boolean | undefined;
  /** 8x8: true makes it respond to every request with 426, as to a client without TLS 1.3. Default false. */
  tlsTooOld?: boolean | undefined;
  /**
   * Whether responses have CORS headers. Default true. The sandbox has no origin, so without them it still responds in a page; a
   * browser would not send such a request to the provider. The fault `{ kind: "drop", times: 0 }` is what a page then sees.
   */
  cors?: boolean | undefined;
}

/** Which requests meet a fault. */
export interface FaultTarget {
  /** Whether it strikes before the operation is carried out (default) or after. */
  place?: "before" | "after" | undefined;
  /** How many requests it meets, default 1; 0 for all. */
  times?: number | undefined;
  /** Only requests with this method. */
  method?: string | undefined;
  /** Only requests whose path and query contain this. */
  path?: string | undefined;
}

/** The true response comes later. */
export interface DelayFault extends FaultTarget {
  /** Names the fault. */
  kind: "delay";
  /** Milliseconds of the sandbox's clock; with `speed: 0`, `advance` ends them. Default 1000. */
  ms?: number | undefined;
}

/** The connection breaks: `fetch` rejects with a `TypeError`, or the body of its response does. */
export interface BrokenFault extends FaultTarget {
  /** `drop` breaks it before the response, `cut` in the middle of the body. */
  kind: "drop" | "cut";
  /** How much of the response arrives: nothing, a part of its head, or its head and half of its body. */
  where?: "connection" | "headers" | "body" | undefined;
}

/** No more is heard of the connection, until the request's signal fires. */
export interface SilenceFault extends FaultTarget {
  /** Names the fault. */
  kind: "silence";
  /** How much of the response arrives: nothing (default), a part of its head, or its head and half of its body. */
  where?: "connection" | "headers" | "body" | undefined;
}

/** The provider's own error, or any other response. */
export interface StatusFault extends FaultTarget {
  /** Names the fault. */
  kind: "status";
  /** From 200 to 599. Default 500. */
  status?: number | undefined;
  /**
   * The `Retry-After` header, as it is sent. All LOX24 clients of a sandbox share what they know of a block: after a 429, none of
   * them sends for as long as it says, or for ten minutes of real time without it. Those of another sandbox are not affected.
   */
  retryAfter?: string | undefined;
  /** The body. Default: the provider's own error with this status. */
  body?: string | undefined;
  /** The content type of `body`. Default `application/json`. */
  contentType?: string | undefined;
}

/** A redirect. A sandbox does not follow it: `fetch` rejects unless the request has `redirect: "manual"`. */
export interface RedirectFault extends FaultTarget {
  /** Names the fault. */
  kind: "redirect";
  /** From 300 to 399. Default 307. */
  status?: number | undefined;
  /** Where it leads. Default: another host. */
  location?: string | undefined;
}

/** A response that is not the provider's: a proxy's page (`html`), or what is not JSON although its type says so (`garbage`). */
export interface ForeignFault extends FaultTarget {
  /** Names the fault. */
  kind: "html" | "garbage";
  /** From 200 to 599. Default 502 for `html`, 200 for `garbage`. */
  status?: number | undefined;
  /** The body. */
  body?: string | undefined;
  /** The content type of the body. */
  contentType?: string | undefined;
}

/** A status without a body. */
export interface EmptyFault extends FaultTarget {
  /** Names the fault. */
  kind: "empty";
  /** From 200 to 599. Default 200. */
  status?: number | undefined;
}

/** What is to go wrong with the next requests. */
export type Fault = DelayFault | BrokenFault | SilenceFault | StatusFault | RedirectFault | ForeignFault | EmptyFault;

/** A request that a sandbox has seen. */
export interface LoggedRequest {
  /** Its number, from 1. */
  n: number;
  /** Its method. */
  method: string;
  /** Its path, not decoded. */
  path: string;
  /** Its query, not decoded; null without one. */
  query: string | null;
  /** The status that its caller got; null if none. */
  status: number | null;
  /** Whether it was carried out with success. */
  applied: boolean;
  /** Its headers, their names in lower case. */
  headers: Record<string, string>;
  /** Its body; null if it is empty. */
  body: string | null;
  /** The kind of the fault that it met; null without one. */
  fault: Fault["kind"] | null;
}

/** The requests that a sandbox has seen. */
export interface RequestLog {
  /** How many there were. */
  seen: number;
  /** How many were carried out with success. */
  applied: number;
  /** How many were answered with 401. */
  badCredentials: number;
  /** The latest 1000. */
  log: LoggedRequest[];
}

/** A LOX24 bulk in a sandbox. */
export interface SandboxBulk {
  /** Its id. */
  uuid: string;
  /** Its status: 0 new, 5 in progress, 10 finished, 15 cancelled. */
  status_code: number;
  /** When it is to be sent, in Unix seconds; 0 for at once. */
  delivery_at: number;
  /** How many messages it has. */
  msg_total_count: number;
  /** How many of its messages have each status code: `{ "100": 2 }`. */
  sms: Record<string, number>;
}

/** An 8x8 batch in a sandbox. */
export interface SandboxBatch {
  /** Its id. */
  batchId: string;
  /** The id that its sender gave it; null without one. */
  clientBatchId: string | null;
  /** How many messages it has. */
  total: number;
  /** How many of them have been sent. */
  sent: number;
  /** How many of them were cancelled. */
  cancelled: number;
  /** How many segments they have. */
  parts: number;
  /** How many of them were shortened to fit. */
  cut: number;
}

/** What is in both accounts of a sandbox. */
export interface SandboxState {
  /** Its time, in Unix seconds. */
  now: number;
  /** The bulks at LOX24, in the order of their creation. */
  bulks: SandboxBulk[];
  /** How many SMS there are at LOX24. */
  smsCount: number;
  /** The batches at 8x8, in the order of their creation. */
  batches: SandboxBatch[];
}

/** How often somebody got a text. */
export interface SentMessage {
  /** The recipient's number. */
  phone: string;
  /** The text. */
  text: string;
  /** How often it was sent. */
  count: number;
}

/** LOX24 SMS without the bulk that would have made them. All times are Unix seconds. */
export interface SandboxSms {
  /** How many, at most 1,000,000. Default 1. */
  count?: number | undefined;
  /** The recipient's number. */
  phone?: string | undefined;
  /** The recipient's country. Default: what the number says. */
  iso2?: string | undefined;
  /** The sender. */
  sender_id?: string | undefined;
  /** The text. */
  text?: string | undefined;
  /** Whether the text needs Unicode. Default: what the text says. */
  is_unicode?: boolean | undefined;
  /** The id of a bulk that they belong to. */
  bulk?: string | undefined;
  /** The origin given by their creator. */
  source?: number | undefined;
  /** The address of their creator. */
  ip?: string | undefined;
  /** The id of the API key that created them. */
  key_id?: number | undefined;
  /** Your own data attached to them. */
  callback_data?: string | undefined;
  /** When they were created. Default: now. */
  created_at?: number | undefined;
  /** When they are to be sent; 0 (default) for at once. */
  delivery_at?: number | undefined;
  /** When they are sent to the gateway; null (default) for never. */
  gateway_sent_at?: number | null | undefined;
  /** Their status. Default: what the clock says. */
  status_code?: number | undefined;
  /** The code of their delivery report. */
  dlr_code?: number | undefined;
}

/** Numbers to which LOX24 sends nothing. */
export interface SandboxBlockedNumbers {
  /** The numbers. */
  numbers: readonly string[];
  /** Who blocked them: you (1), or their owner, who has unsubscribed (2, default). */
  type?: 1 | 2 | undefined;
}

/** An 8x8 batch without the request that would have sent it. */
export interface NewSandboxBatch {
  /** How many messages it has, at most 1,000,000. */
  count: number;
  /** Seconds from now until it is sent. Default 0. */
  scheduled_in?: number | undefined;
}

/**
 * LOX24 and 8x8 inside a test: strict, with state, without a network or a server. It stands for the hosts of both providers. What
 * it accepts, it keeps; nothing is ever sent.
 *
 * With `speed: 0` and a `now`, nothing in it depends on real time: the same calls give the same ids and times.
 *
 * @example
 * const sandbox = new Sandbox({ speed: 0 });
 * const lox24 = new Lox24Client({ token: sandbox.token, fetch: sandbox.fetch });
 * const { uuid } = await lox24.createBulk({ sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] });
 * sandbox.advance(60);
 * const { status_code } = await lox24.getBulk(uuid); // 10: finished
 * sandbox.expectSentOnce(["+447700900001"]);
 */
export class Sandbox {
  /**
   * Creates both accounts, empty.
   *
   * @param settings How it behaves.
   * @throws {ValidationError} An unknown setting, or one that is not as documented.
   */
  constructor(settings?: SandboxSettings);
  /**
   * Responds as the providers do. It belongs in the option `fetch` of the clients as it is: clients with the same one share a
   * lockout, as at the provider, and those of two sandboxes do not. Anything else that takes a `fetch` can use it too.
   * For a host that is not a provider's, it rejects with a `TypeError` that names the hosts.
   *
   * @param input The request, or its URL.
   * @param init What `fetch` accepts there.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** LOX24's token. */
  readonly token: string;
  /** 8x8's API key. */
  readonly apiKey: string;
  /** 8x8's sub-account. */
  readonly subAccountId: string;
  /**
   * Changes settings from now on. A bulk or batch keeps the `rate` and the start that it was created with.
   *
   * @param settings What is to change; all else stays as it is.
   * @throws {ValidationError} An unknown setting, or one that is not as documented; then nothing is changed.
   */
  configure(settings: Omit<SandboxSettings, "seed" | "now" | "speed">): void;
  /**
   * Moves the clock forward. What is due then has been sent, and delayed responses arrive: a delay counts from the call of `fetch`.
   *
   * @param seconds How far, from 0.
   * @throws {ValidationError} Not a number from 0 to 1e9.
   */
  advance(seconds: number): void;
  /**
   * Lets requests fail. A request meets the first fault that is meant for it, and no other.
   *
   * @param faults What is to go wrong, in this order.
   * @throws {ValidationError} An unknown fault, or one that is not as documented; then none is added.
   */
  fail(...faults: Fault[]): void;
  /** Removes all faults that would still be met. */
  clearFaults(): void;
  /** Returns which requests have arrived. */
  requests(): RequestLog;
  /** Returns what is in both accounts. */
  state(): SandboxState;
  /** Returns who has got which text how often, at both providers. Messages that were deleted are not in it. */
  sent(): SentMessage[];
  /**
   * Throws an error unless each of these numbers has got exactly one message. The error names the others. Numbers are compared by
   * their digits.
   *
   * @param recipients A `Recipients` list, or other phone numbers with their calling codes.
   * @throws {ValidationError} Something that is not a phone number.
   */
  expectSentOnce(recipients: Iterable<string>): void;
  /**
   * Adds LOX24 SMS without a bulk, with any field that a filter can ask for.
   *
   * @param sms How many, and what they are. Default: one.
   * @returns Their ids.
   * @throws {ValidationError} An unknown field, or one that is not as documented.
   */
  addSms(sms?: SandboxSms): string[];
  /**
   * Adds an 8x8 batch.
   *
   * @param batch How many messages it has, and when they are sent.
   * @returns Its id.
   * @throws {ValidationError} An unknown field, or one that is not as documented.
   */
  addBatch(batch: NewSandboxBatch): string;
  /**
   * Adds numbers to which LOX24 sends nothing, although it accepts bulks to them.
   *
   * @param blocked Which numbers, and who blocked them.
   * @throws {ValidationError} Something that is not a phone number, or an unknown field.
   */
  addBlocked(blocked: SandboxBlockedNumbers): void;
}
