import type { BulkSmsError, BulkTag, Issue, Open, ResponseError } from "./errors.js";

/** Options of every client. */
export interface ClientOptions {
  /**
   * The address of the API; default: the provider's. https only, except for loopback hosts (`localhost`, `127.0.0.1`, `[::1]`).
   * A path prefix is kept; a relative URL resolves against the page. It must not contain a user name, query or fragment.
   */
  baseUrl?: string | URL | undefined;
  /**
   * Used instead of `globalThis.fetch`: a service binding, a proxy or a test double. It is called with a `Request` whose
   * `redirect` is `"manual"`.
   */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** The limit for one attempt including its body, in milliseconds: 1 to 2147483647, default 30000. */
  timeout?: number | undefined;
  /**
   * How many times to retry calls that are safe to repeat after a lost connection, a timeout, a 408, a 5xx, or an 8x8 429 with
   * `Retry-After`: 0 to 100, default 2. `createBulk`, `deleteSms` and LOX24's `cancelSms` are never retried; `sendBatch` and `sendSms`
   * only after such a 429, which proves that nothing was sent.
   */
  maxRetries?: number | undefined;
  /**
   * The largest response that is read, in bytes: a whole number from 1, default 67108864 (64 MiB). A larger one ends the call
   * with a {@link ResponseError} whose code is `too_large`.
   */
  maxResponseBytes?: number | undefined;
  /** Allows a secret in a page or its workers, where anyone who opens the page can read it. By default the constructor throws. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Called after each attempt, for logs and metrics. Its exceptions and rejections are ignored. */
  onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/** One finished attempt. Nothing in it is secret or personal. */
export interface Attempt {
  /** HTTP method. */
  method: string;
  /** The path, and the names in the query without their values. */
  path: string;
  /** The number of the attempt, from 1. */
  attempt: number;
  /** HTTP status; absent if no response arrived. */
  status?: number;
  /** The provider's id of the exchange. */
  requestId?: string;
  /** How long the attempt took including its body, in milliseconds. */
  durationMs: number;
  /** The `code` of the error, or `"aborted"`; absent if the attempt succeeded. */
  error?: string;
  /** Milliseconds until the next attempt; absent if there is none. */
  retryInMs?: number;
}

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call at once, which then rejects with the signal's `reason`. A request that was already sent may still be carried out. */
  signal?: AbortSignal | undefined;
  /** Overrides the client's `timeout`: 1 to 2147483647. */
  timeout?: number | undefined;
  /** Overrides the client's `maxRetries`: 0 to 100. */
  maxRetries?: number | undefined;
}

/** Options of a list. */
export interface ListOptions extends RequestOptions {
  /** At most this many items are returned: a whole number from 0. Default: all. */
  limit?: number | undefined;
}
