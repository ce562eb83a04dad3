/**
 * Did the operation happen?
 *
 * - `"not-sent"`: nothing left the client.
 * - `"rejected"`: the provider answered that it did not do it (4xx).
 * - `"unknown"`: nobody can tell (5xx, a lost connection, a timeout, a redirect). It may have happened: look before
 *   you call again.
 * - `"accepted"`: the provider answered that it did it (2xx), only its words could not be read. Do not call again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown" | "accepted";

/** One problem of an input. */
export interface Issue {
  /** Where: `phones[2]`, `created_at.between[0]`, `token`, `options.timeout`. */
  path: string;
  /** What, in a stable word: `required`, `unknown_key`, `wrong_type`, `format`, `out_of_range`, … (listed in the README). */
  code: string;
  /** What is expected. It never repeats the value. */
  message: string;
}

/** One field that the provider refused. */
export interface Violation {
  /** The field in the provider's words: `service_code`, `phones[3]`. */
  path: string;
  /** The provider's sentence; quoted values and long numbers are masked, they stand in `body`. */
  message: string;
  /** The provider's code of the rule. */
  code?: string;
}

/** The base of everything that this package throws. No message holds a secret, a phone number or a text. */
export class BulkSmsError extends Error {
  /** A stable word for programs: `invalid_input`, `not_found`, `timeout`, … (listed in the README). */
  readonly code: string;
  /** Did it happen? */
  readonly outcome: Outcome;
}

/** The input was refused before anything was sent; `outcome` is `"not-sent"`. */
export class ValidationError extends BulkSmsError {
  readonly outcome: "not-sent";
  /** Every problem of the input, at least one. */
  readonly issues: Issue[];
}

/** The provider answered with an error status: 4xx is `"rejected"`, 5xx is `"unknown"`. */
export class ApiError extends BulkSmsError {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** The provider's id of the exchange, for its support: LOX24's `X-LOX24-REQUEST-ID`, 8x8's `errorId`. */
  readonly requestId?: string;
  /** Seconds from `Retry-After`. */
  readonly retryAfter?: number;
  /** The body: a parsed JSON value, or the text, or `undefined` if it could not be read. May hold personal data. */
  readonly body: unknown;
  /** The provider's own error code, such as 8x8's 1002. */
  readonly providerCode?: number | string;
  /** Refused fields, where the provider names them. */
  readonly violations: Violation[];
}
/** 400: the input is invalid in the provider's eyes. */
export class BadRequestError extends ApiError {
  readonly status: 400;
}
/** 401: the credential is wrong or inactive. */
export class AuthenticationError extends ApiError {
  readonly status: 401;
}
/** 403: the account may not do this, or is not activated. */
export class PermissionDeniedError extends ApiError {
  readonly status: 403;
}
/** 404: there is no such resource. */
export class NotFoundError extends ApiError {
  readonly status: 404;
}
/** 422: well-formed, but it cannot be followed, such as cancelling a finished bulk. */
export class UnprocessableEntityError extends ApiError {
  readonly status: 422;
}
/** 426: 8x8 requires a newer TLS version. */
export class UpgradeRequiredError extends ApiError {
  readonly status: 426;
}
/** 429: too many requests (8x8), or this IP address is blocked after requests with bad credentials (LOX24). */
export class RateLimitError extends ApiError {
  readonly status: 429;
}
/** 500 and above. The operation may have been carried out. */
export class InternalServerError extends ApiError {}

/** No complete answer came. */
export class ConnectionError extends BulkSmsError {
  /** How often the request went out. */
  readonly attempts: number;
  /** What `fetch` rejected with. */
  readonly cause?: unknown;
}
/** No complete answer came in time. */
export class TimeoutError extends ConnectionError {}

/** An answer that is not as documented, or a redirect, which is never followed. */
export class ResponseError extends BulkSmsError {
  /** HTTP status; 0 where a browser hides the status of a redirect. */
  readonly status: number;
  /** The body as text. May hold personal data. */
  readonly body: string;
}
