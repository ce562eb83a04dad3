import type { BulkFilter, BulkLimits, EightByEightClientOptions, NewBulk, NewSms, SmsFilter } from "./bulk_sms.js";
import type { Outcome } from "./errors.js";

/** The name of a method of the clients that a proxy can let through. */
export type Operation =
  | "createBulk" | "getBulk" | "getBulkStatus" | "listBulks" | "cancelBulk" | "deleteBulk"
  | "getSms" | "listSms" | "countSms" | "cancelSms" | "deleteSms" | "account" | "blockedNumbers"
  | "sendBatch" | "cancelBatch" | "sendSms";

/** An account at LOX24. */
export interface ProxyLox24 {
  /** Its token, `{clientId}:{apiKey}`. `undefined`, as of an environment variable that is not set, is refused. */
  token: string | undefined;
  /** The address of the API; default: the provider's. */
  baseUrl?: string | URL | undefined;
}

/** An account at 8x8. */
export interface ProxyEightByEight {
  /** Its API key. `undefined`, as of an environment variable that is not set, is refused. */
  apiKey: string | undefined;
  /** The sub-accounts that may be called. Any other is answered with 404. */
  subAccountIds: readonly string[];
  /** The region of the account. */
  region?: EightByEightClientOptions["region"];
  /** The address of the API; default: that of the region. */
  baseUrl?: string | URL | undefined;
}

/** A message of `sendSms`, as JSON can say it: its times are texts in ISO 8601. */
export interface ProxySms extends Omit<NewSms, "scheduled" | "expiry"> {
  /** When it is sent; absent for at once. */
  scheduled?: string;
  /** When it is no longer sent. */
  expiry?: string;
}

/** Options of a proxy. */
export interface ProxyOptions {
  /** The account at LOX24. */
  lox24?: ProxyLox24 | undefined;
  /** The account at 8x8. */
  eightByEight?: ProxyEightByEight | undefined;
  /**
   * The operations that may be called. Any other is answered with 404. `getSms` and `cancelSms` exist at both providers. Deleting
   * and cancelling without a filter is refused even if it is named.
   */
  allow: readonly Operation[];
  /**
   * Decides who may make a call, before anything is sent. Whatever it returns other than a verdict with a `user` is a refusal; if it
   * throws, the page gets a 500 that says nothing of the error.
   *
   * @param request The page's request. Its body has been read; its headers have the visitor's session.
   * @param call What would be sent.
   */
  authorize(request: Request, call: ProxyCall): Verdict | Promise<Verdict>;
  /** Origins whose pages may call, besides the proxy's own, as browsers write them: `https://shop.example.com`. Default: none. */
  origins?: readonly string[] | undefined;
  /** What the paths begin with. Default `/api/sms`: then `/api/sms/lox24/bulks`, `/api/sms/8x8/api/v1/…`. */
  prefix?: string | undefined;
  /** The most bytes of a body, counted while it is read. Default 4 MiB, some 250,000 numbers. */
  maxBodyBytes?: number | undefined;
  /** The prices by which `cost` is known, unless the limits of a verdict have their own. */
  prices?: BulkLimits["prices"];
  /** What each user may still send. It is asked before anything is sent. */
  budget?: Budget | undefined;
  /**
   * What became of calls, by the key that a page's client gives each call that must not be repeated. A page whose answer was lost asks
   * for it, and a second copy of a request is not carried out. Default: {@link memoryCalls}.
   */
  calls?: CallStore | undefined;
  /** Used instead of `globalThis.fetch` to call the providers. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The limit for a call of a provider, in milliseconds: 1 to 2147483647, default 30000. Choose less than the page's. */
  timeout?: number | undefined;
  /** Called after each response, for logs and metrics. Its exceptions and rejections are ignored. */
  onCall?: ((event: ProxyEvent) => void | Promise<void>) | undefined;
}

/**
 * A call that a page asks for, decoded and checked. A page that asks for the answer of an earlier call asks for the same operation, without
 * an input, and nothing is sent.
 */
export interface ProxyCall {
  /** Whose API it is for. */
  provider: "lox24" | "8x8";
  /** The method of the client that the page has called. */
  operation: Operation;
  /** 8x8's sub-account. */
  subAccountId?: string;
  /** The id of what is read, cancelled or deleted. */
  id?: string;
  /** The bulk of `createBulk`. */
  bulk?: NewBulk;
  /** The batch of `sendBatch`. Its times are texts in ISO 8601. */
  batch?: Record<string, unknown>;
  /** The message of `sendSms`. */
  sms?: ProxySms;
  /** The filter of a list, a count, or a change of several messages. */
  filter?: SmsFilter | BulkFilter;
  /** How many numbers it sends to; 0 if it sends nothing. `Infinity` with `msg_groups`, whose members only the provider knows. */
  recipients: number;
  /** The segments of its longest text. */
  segments: number;
  /** Billed messages: segments x recipients. `Infinity` with `msg_groups`. */
  messages: number;
  /** How many recipients each country has, by its ISO code (`DE`), or by its calling code if it belongs to no country (`+800`). */
  countries: Record<string, number>;
  /** What it costs by the option `prices`; absent without them. `Infinity` if they do not show it. */
  cost?: number;
}

/** A refusal, or who makes the call and what that user may send at once. */
export type Verdict =
  | false
  | Response
  | {
      /** Whose budget it is, and whose name `onCall` gets. */
      user: string;
      /** What this call must not exceed. */
      limits?: BulkLimits | undefined;
    };

/** What a call would use of a budget. */
export interface Amount {
  /** Billed messages. `Infinity` if they cannot be counted. */
  messages: number;
  /** What they cost; absent without prices, `Infinity` if the prices do not show it. */
  cost?: number;
}

/** What users may still send. */
export interface Budget {
  /**
   * Sets an amount aside, before anything is sent.
   *
   * @param user The `user` of the verdict.
   * @param amount What the call would use.
   * @returns An id, or false if it would exceed what the user may still send; the page then gets a 429.
   */
  reserve(user: string, amount: Amount): Promise<string | false>;
  /**
   * The messages were accepted.
   *
   * @param id What `reserve` has returned.
   */
  commit(id: string): Promise<void>;
  /**
   * Nothing was sent. Neither of the two is called if nobody knows.
   *
   * @param id What `reserve` has returned.
   */
  release(id: string): Promise<void>;
}

/** One response of a proxy. Nothing in it is secret; `error` may be personal. */
export interface ProxyEvent {
  /** HTTP status. */
  status: number;
  /** Whether it was carried out. */
  outcome: Outcome;
  /** Whose API it was for; absent if the request named none. */
  provider?: "lox24" | "8x8";
  /** The method; absent if the request named none. */
  operation?: Operation;
  /** Who made the call, if `authorize` has said so. */
  user?: string;
  /** How many numbers it sends to. */
  recipients?: number;
  /** Billed messages. */
  messages?: number;
  /** What they cost. */
  cost?: number;
  /** Why the proxy refused it, as a stable code. */
  code?: string;
  /** The provider's id of the exchange. */
  requestId?: string;
  /** What failed: the call, `authorize`, or the budget. */
  error?: unknown;
  /** How long it took, in milliseconds. */
  durationMs: number;
}

/**
 * Creates a handler that keeps the providers' credentials out of pages. It never forwards a request: it decodes one into an operation,
 * checks it as the clients do, and encodes a new one. A page calls it with a client that has only a `baseUrl`:
 * `new Lox24Client({ baseUrl: "/api/sms/lox24" })`.
 *
 * @param options The credentials, what may be called, and who may call.
 * @returns The handler. Its promises never reject.
 * @throws {ValidationError} If an option is missing or invalid; `issues` lists all problems.
 * @example
 * const proxy = createProxy({
 *   lox24: { token },
 *   allow: ["createBulk", "getBulk"],
 *   authorize: async (request, call) => {
 *     const user = await userOf(request);
 *     return user ? { user: user.id, limits: { maxMessages: 500 } } : false;
 *   },
 * });
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response>;

/** The answer to a call. */
export interface CallAnswer {
  /** HTTP status. */
  status: number;
  /** Its headers. */
  headers: Record<string, string>;
  /** Its body, which may be personal; absent if it has none. */
  body?: string | undefined;
}

/** A call that begins. */
export interface BegunCall {
  /** Who makes it. */
  user: string;
  /** The method of the client. */
  operation: string;
  /** What distinguishes its request from others. */
  fingerprint: string;
}

/** What is known of a call by its key. */
export interface StoredCall extends BegunCall {
  /** Its answer; absent while it is being carried out, or if nobody can know it any more. */
  answer?: CallAnswer | undefined;
  /** Whether it must not be carried out, because it was asked for before it arrived. */
  isVoid?: boolean | undefined;
}

/** What became of calls. */
export interface CallStore {
  /**
   * Begins a call. Of several at once with the same key, only one may begin.
   *
   * @param key The key that the page has given it.
   * @param call The call.
   * @returns `undefined` if the key is new, else what is known of it.
   */
  begin(key: string, call: BegunCall): Promise<StoredCall | undefined>;
  /**
   * Keeps the answer of a call that was begun.
   *
   * @param key Its key.
   * @param answer What the page gets.
   */
  finish(key: string, answer: CallAnswer): Promise<void>;
  /**
   * Finds a call. A store that never forgets may make a new key void, so that a request with it that arrives later is refused: the page
   * then knows that nothing was sent.
   *
   * @param key The key of a call.
   * @returns What is known of it; `undefined` if nothing is.
   */
  find(key: string): Promise<StoredCall | undefined>;
}

/**
 * A store of calls in the memory of one process, for an hour at most. A process that was started anew, or another one, knows nothing of
 * a call.
 *
 * @example
 * const calls = memoryCalls();
 */
export function memoryCalls(): CallStore;

/** What each user may send within a window of time. */
export interface BudgetLimits {
  /** Billed messages. `undefined` is refused: a limit that is missing by mistake must not let everything pass. */
  messages?: number;
  /** What they cost, in the currency of the prices. `undefined` is refused. */
  cost?: number;
  /** The window in which they are counted, in seconds. */
  seconds: number;
}

/**
 * A budget in the memory of one process. It forgets everything when the process ends, and each process has its own.
 *
 * @param limits What each user may send within a window of time.
 * @throws {ValidationError} If a limit is missing or invalid.
 * @example
 * const budget = memoryBudget({ messages: 1000, seconds: 86_400 });
 */
export function memoryBudget(limits: BudgetLimits): Budget;
