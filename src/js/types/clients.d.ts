import type { Issue, Open, ResponseError } from "./errors.js";

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
  /**
   * The most bytes of an answer that are read: a whole number from 1, default 67108864 (64 MiB). A larger one ends the call with a
   * {@link ResponseError} whose code is `too_large`.
   */
  maxResponseBytes?: number | undefined;
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

/** Options of one call. */
export interface RequestOptions {
  /** Ends the call at once; it rejects with the signal's `reason`. What was sent before may still be carried out. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt instead of the client's: 1 to 2147483647. */
  timeout?: number | undefined;
  /** Further attempts instead of the client's: 0 to 100. */
  maxRetries?: number | undefined;
}
