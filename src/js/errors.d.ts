/** A type that offers its known values to the editor and takes others: a provider, or a later version, may add some. */
export type Open<Known extends string | number> = Known | (Known extends string ? string & {} : number & {});

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

/** What is wrong with an input, in a stable word. Each is explained by the `message` of its {@link Issue}. */
export type IssueCode =
  | "required" | "unknown_key" | "wrong_type" | "empty" | "format" | "not_allowed" | "not_found" | "out_of_range"
  | "too_long" | "too_many" | "milliseconds" | "lone_surrogate" | "selects_everything" | "insecure" | "browser"
  | "encoding" | "open_quote"
  | "ambiguous" | "too_many_messages" | "too_expensive" | "unknown_count" | "unknown_cost";

/** One problem of an input. A later version may add codes. */
export interface Issue {
  /** Where: `phones[2]`, `created_at.between[0]`, `token`, `options.timeout`. */
  path: string;
  /** What, in a stable word. */
  code: Open<IssueCode>;
  /** What is expected, in a sentence. It never repeats the value. */
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

/** The codes of {@link ApiError} and its subclasses. */
export type ApiErrorCode =
  | "bad_request" | "authentication_failed" | "payment_required" | "permission_denied" | "not_found"
  | "unprocessable_entity" | "upgrade_required" | "rate_limited" | "request_refused" | "server_error";

/** The codes of {@link ConnectionError} and its subclass. */
export type ConnectionErrorCode = "connection_failed" | "not_sendable" | "timeout" | "deadline";

/** The codes of {@link ResponseError}. */
export type ResponseErrorCode = "unexpected_answer" | "redirect" | "too_large";

/**
 * The codes of everything that this package throws. `not_ready`: `bulk-sms/slim` was used before its `init()`; `freed`: a
 * client or a list was used after its `free()`.
 */
export type ErrorCode = "invalid_input" | "not_ready" | "freed" | ApiErrorCode | ConnectionErrorCode | ResponseErrorCode;

/** What an error is made with, for tests of your own. What is left out has the usual value of the class. */
export interface ErrorFields {
  /** A stable word for programs. */
  code?: string;
  /** Did it happen? */
  outcome?: Outcome;
  /** What caused it. */
  cause?: unknown;
}

/** An error as JSON: what a log may hold. The body and the cause are left out, because they may hold personal data. */
export interface ErrorJson {
  /** The name of the class. */
  name: string;
  /** The sentence. */
  message: string;
  /** The stable word. */
  code: Open<ErrorCode>;
  /** Did it happen? */
  outcome: Outcome;
  /** The other fields of the class, such as `status`, `requestId` or `issues`. */
  [field: string]: unknown;
}

/** The base of everything that this package throws. No message holds a secret, a phone number or a text. */
export class BulkSmsError extends Error {
  /** Makes an error, for tests of your own. */
  constructor(message?: string, fields?: ErrorFields);
  /** A stable word for programs. A later version may add some. */
  readonly code: Open<ErrorCode>;
  /** Did it happen? */
  readonly outcome: Outcome;
  /** What `JSON.stringify` writes: everything but the body, the cause and the stack. */
  toJSON(): ErrorJson;
}

/** The input was refused before anything was sent. */
export class ValidationError extends BulkSmsError {
  /** Makes an error, for tests of your own. */
  constructor(message?: string, fields?: ErrorFields & { issues?: Issue[] });
  /** The only code of the class. */
  readonly code: "invalid_input";
  /** Nothing left the client. */
  readonly outcome: "not-sent";
  /** Every problem of the input, at least one. */
  readonly issues: Issue[];
}

/** What an {@link ApiError} is made with, for tests of your own. */
export interface ApiErrorFields extends ErrorFields {
  /** HTTP status, from 400. */
  status?: number;
  /** The provider's id of the exchange. */
  requestId?: string;
  /** Seconds from `Retry-After`. */
  retryAfter?: number;
  /** The body. */
  body?: unknown;
  /** The provider's own error code. */
  providerCode?: number | string;
  /** Refused fields. */
  violations?: Violation[];
}

/**
 * The provider answered with an error status: 4xx is `"rejected"`, 5xx is `"unknown"`. After an earlier attempt of the same
 * call that may have been carried out, or was, the outcome is that attempt's.
 *
 * The statuses that a program may want to tell apart have a class of their own; of the others, 402 (not enough credit) has
 * the code `payment_required`, and the rest `request_refused`.
 */
export class ApiError extends BulkSmsError {
  /** Makes an error, for tests of your own. */
  constructor(message?: string, fields?: ApiErrorFields);
  /** What the status means. */
  readonly code: ApiErrorCode;
  /** HTTP status, from 400. */
  readonly status: number;
  /** The provider's id of the exchange, for its support: LOX24's `X-LOX24-REQUEST-ID`, 8x8's `errorId`. */
  readonly requestId?: string;
  /** Seconds from `Retry-After`, from 0. */
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
  /** The only code of the class. */
  readonly code: "bad_request";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 400;
}
/** 401: the credential is wrong or inactive. `"not-sent"` where the client kept silent after three such answers in a minute. */
export class AuthenticationError extends ApiError {
  /** The only code of the class. */
  readonly code: "authentication_failed";
  /** HTTP status. */
  readonly status: 401;
}
/** 403: the account may not do this, or is not activated. */
export class PermissionDeniedError extends ApiError {
  /** The only code of the class. */
  readonly code: "permission_denied";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 403;
}
/** 404: there is no such resource. */
export class NotFoundError extends ApiError {
  /** The only code of the class. */
  readonly code: "not_found";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 404;
}
/** 422: well-formed, but it cannot be followed, such as cancelling a finished bulk. */
export class UnprocessableEntityError extends ApiError {
  /** The only code of the class. */
  readonly code: "unprocessable_entity";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 422;
}
/** 426: 8x8 requires a newer TLS version. */
export class UpgradeRequiredError extends ApiError {
  /** The only code of the class. */
  readonly code: "upgrade_required";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 426;
}
/**
 * 429: too many requests (8x8), or this IP address is blocked after requests with bad credentials (LOX24). `"not-sent"` where
 * the client knew of the block.
 */
export class RateLimitError extends ApiError {
  /** The only code of the class. */
  readonly code: "rate_limited";
  /** HTTP status. */
  readonly status: 429;
}
/** 500 and above. The operation may have been carried out. */
export class InternalServerError extends ApiError {
  /** The only code of the class. */
  readonly code: "server_error";
  /** `"accepted"` if an earlier attempt of the same call was. */
  readonly outcome: "unknown" | "accepted";
}

/** No complete answer came. */
export class ConnectionError extends BulkSmsError {
  /** Makes an error, for tests of your own. */
  constructor(message?: string, fields?: ErrorFields & { attempts?: number });
  /** What happened; `not_sendable`: this runtime has no `fetch`, or could not make the request. */
  readonly code: ConnectionErrorCode;
  /** `"not-sent"` where nothing went out (`attempts` is 0), `"accepted"` where a 2xx came and its body did not. */
  readonly outcome: "not-sent" | "unknown" | "accepted";
  /** How often the request went out; with the code `deadline`, how often the bulk was looked at. */
  readonly attempts: number;
  /** What `fetch` rejected with. */
  readonly cause?: unknown;
}
/** No complete answer came in time. */
export class TimeoutError extends ConnectionError {
  /** `timeout`: of one attempt; `deadline`: of a whole watch (`waitForBulk`, `watchBulk`). */
  readonly code: "timeout" | "deadline";
}

/** An answer that is not as documented, or a redirect, which is never followed. */
export class ResponseError extends BulkSmsError {
  /** Makes an error, for tests of your own. */
  constructor(message?: string, fields?: ErrorFields & { status?: number; body?: string });
  /** What is wrong with the answer; `too_large`: it has more bytes than the client's `maxResponseBytes`. */
  readonly code: ResponseErrorCode;
  /** `"accepted"`: the provider did it, its words could not be read. */
  readonly outcome: "unknown" | "accepted";
  /** HTTP status; 0 where a browser hides the status of a redirect. */
  readonly status: number;
  /** The body as text. May hold personal data. */
  readonly body: string;
}
