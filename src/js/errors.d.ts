/** A type that offers its known values to the editor and accepts others: a provider, or a later version, may add some. */
export type Open<Known extends string | number> = Known | (Known extends string ? string & {} : number & {});

/**
 * Did the operation happen?
 *
 * - `"not-sent"`: the request did not leave the client.
 * - `"rejected"`: the provider did not do it (4xx).
 * - `"unknown"`: it may or may not have happened (5xx, a lost connection, a timeout, a redirect). Check before you call again.
 * - `"accepted"`: the provider did it (2xx), but its response could not be read. Do not call again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown" | "accepted";

/** What is wrong with an input, as a stable code. The `message` of its {@link Issue} explains it. */
export type IssueCode =
  | "required" | "unknown_key" | "wrong_type" | "empty" | "format" | "not_allowed" | "not_found" | "out_of_range"
  | "too_long" | "too_many" | "milliseconds" | "lone_surrogate" | "selects_everything" | "insecure" | "browser"
  | "national_prefix"
  | "encoding" | "open_quote" | "too_many_deleted" | "too_many_cancelled"
  | "ambiguous" | "too_many_messages" | "too_expensive" | "unknown_count" | "unknown_cost";

/** One problem with an input. A later version may add codes. */
export interface Issue {
  /** Where it is: `phones[2]`, `created_at.between[0]`, `token`, `options.timeout`. */
  path: string;
  /** What it is, as a stable code. */
  code: Open<IssueCode>;
  /** What is expected, in a sentence. It never repeats the value. */
  message: string;
}

/** One field that the provider refused. */
export interface Violation {
  /** The field, as the provider names it: `service_code`, `phones[3]`. */
  path: string;
  /** The provider's sentence, with quoted values and long numbers masked; `body` has the original. */
  message: string;
  /** The provider's code for the rule. */
  code?: string;
}

/** The codes of {@link ValidationError}: `invalid_input`, or the limit that the messages of a filter exceed. */
export type ValidationErrorCode = "invalid_input" | "too_many_deleted" | "too_many_cancelled";

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
export type ErrorCode = ValidationErrorCode | "not_ready" | "freed" | ApiErrorCode | ConnectionErrorCode | ResponseErrorCode;

/** The mark of a bulk: what its error carries if `createBulk` had the option `tag`. */
export interface BulkTag {
  /** The `source` of the bulk. */
  source: number;
  /** When the call began, Unix seconds of the client's clock. */
  sentAt: number;
  /** Whether `source` was drawn for this bulk alone. Absent: false. */
  isUnique?: boolean;
}

/** The fields for an error of your own, in a test: those of its class. Omitted ones have the usual value of the class. */
export type ErrorFields<Class extends BulkSmsError> = Partial<Omit<Class, "name" | "message" | "stack" | "toJSON">>;

/** An error as JSON, safe to log. The body and the cause are omitted, because they may contain personal data. */
export interface ErrorJson {
  /** The name of the class. */
  name: string;
  /** The error's sentence. */
  message: string;
  /** A stable code for programs. */
  code: Open<ErrorCode>;
  /** Whether it happened. */
  outcome: Outcome;
  /** HTTP status. */
  status?: number;
  /** The provider's id of the exchange. */
  requestId?: string;
  /** The `Retry-After` time in seconds. */
  retryAfter?: number;
  /** The provider's own error code. */
  providerCode?: number | string;
  /** Refused fields, where the provider names them. */
  violations?: Violation[];
  /** Every problem of the input. */
  issues?: Issue[];
  /** How often the request was sent. */
  attempts?: number;
}

/** The base class of all errors that this package throws. No message contains a secret, a phone number or a text. */
export class BulkSmsError extends Error {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<BulkSmsError>);
  /** A stable code for programs. A later version may add some. */
  readonly code: Open<ErrorCode>;
  /** Whether it happened. */
  readonly outcome: Outcome;
  /** The mark of the bulk, if `createBulk` had the option `tag`. */
  readonly tag?: BulkTag;
  /** What `JSON.stringify` writes: everything except the body, the cause and the stack. */
  toJSON(): ErrorJson;
}

/** The input was refused before anything was sent. */
export class ValidationError extends BulkSmsError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<ValidationError>);
  /** A stable code for programs. */
  readonly code: ValidationErrorCode;
  /** How many messages the filter selects, if there are more than `maxDeleted` or `maxCancelled` allows. */
  readonly count?: number;
  /** Nothing left the client. */
  readonly outcome: "not-sent";
  /** Every problem with the input, at least one. */
  readonly issues: Issue[];
}

/**
 * The provider returned an error status: 4xx is `"rejected"`, 5xx is `"unknown"`. If an earlier attempt of the same call was
 * carried out, or may have been, the outcome is that of the earlier attempt.
 *
 * Statuses that a program may want to distinguish have their own class. Of the others, 402 (insufficient credit) has the code
 * `payment_required`, and the rest have `request_refused`.
 */
export class ApiError extends BulkSmsError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<ApiError>);
  /** What the status means. */
  readonly code: ApiErrorCode;
  /** HTTP status, from 400. */
  readonly status: number;
  /** The provider's id of the exchange, for its support team: LOX24's `X-LOX24-REQUEST-ID`, 8x8's `errorId`. */
  readonly requestId?: string;
  /** The `Retry-After` time in seconds. */
  readonly retryAfter?: number;
  /** The body: a parsed JSON value, or the text, or `undefined` if it could not be read. It may contain personal data. */
  readonly body: unknown;
  /** The provider's own error code, such as 8x8's 1002. */
  readonly providerCode?: number | string;
  /** Refused fields, if the provider names them. */
  readonly violations: Violation[];
}
/** 400: the provider considers the input invalid. */
export class BadRequestError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<BadRequestError>);
  /** The only code of the class. */
  readonly code: "bad_request";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 400;
}
/** 401: the credential is wrong or inactive. `"not-sent"` if the client did not send because three such responses arrived within a minute. */
export class AuthenticationError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<AuthenticationError>);
  /** The only code of the class. */
  readonly code: "authentication_failed";
  /** HTTP status. */
  readonly status: 401;
}
/** 403: the account may not do this, or is not activated. */
export class PermissionDeniedError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<PermissionDeniedError>);
  /** The only code of the class. */
  readonly code: "permission_denied";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 403;
}
/** 404: the resource does not exist. */
export class NotFoundError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<NotFoundError>);
  /** The only code of the class. */
  readonly code: "not_found";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 404;
}
/** 422: well-formed but cannot be fulfilled, such as cancelling a finished bulk. */
export class UnprocessableEntityError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<UnprocessableEntityError>);
  /** The only code of the class. */
  readonly code: "unprocessable_entity";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 422;
}
/** 426: 8x8 requires a newer TLS version. */
export class UpgradeRequiredError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<UpgradeRequiredError>);
  /** The only code of the class. */
  readonly code: "upgrade_required";
  /** `"rejected"`, unless an earlier attempt of the same call was carried out, or may have been. */
  readonly outcome: Exclude<Outcome, "not-sent">;
  /** HTTP status. */
  readonly status: 426;
}
/**
 * 429: too many requests (8x8), or this IP address is blocked after requests with bad credentials (LOX24). `"not-sent"` if the
 * client already knew of the block.
 */
export class RateLimitError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<RateLimitError>);
  /** The only code of the class. */
  readonly code: "rate_limited";
  /** HTTP status. */
  readonly status: 429;
}
/** 500 and above. The operation may have been carried out. */
export class InternalServerError extends ApiError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<InternalServerError>);
  /** The only code of the class. */
  readonly code: "server_error";
  /** `"accepted"` if an earlier attempt of the same call was. */
  readonly outcome: "unknown" | "accepted";
}

/** No complete response arrived. */
export class ConnectionError extends BulkSmsError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<ConnectionError>);
  /** What happened; `not_sendable`: this runtime has no `fetch`, or could not build the request. */
  readonly code: ConnectionErrorCode;
  /** `"not-sent"` if nothing was sent (`attempts` is 0), `"accepted"` if a 2xx arrived but its body did not. */
  readonly outcome: "not-sent" | "unknown" | "accepted";
  /** How many times the request was sent; with the code `deadline`, how many times the bulk was checked. */
  readonly attempts: number;
  /** What `fetch` rejected with. */
  readonly cause?: unknown;
}
/** No complete response arrived in time. */
export class TimeoutError extends ConnectionError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<TimeoutError>);
  /** `timeout`: the limit of one attempt; `deadline`: the limit of a whole watch (`waitForBulk`, `watchBulk`). */
  readonly code: "timeout" | "deadline";
}

/** A response that is not as documented, or a redirect, which is never followed. */
export class ResponseError extends BulkSmsError {
  /**
   * Creates an error, for your own tests.
   *
   * @param message the sentence.
   * @param fields what the error should say instead of the usual.
   */
  constructor(message: string, fields?: ErrorFields<ResponseError>);
  /** What is wrong with the response; `too_large`: it has more bytes than the client's `maxResponseBytes`. */
  readonly code: ResponseErrorCode;
  /** `"accepted"`: the provider did it, but its response could not be read. */
  readonly outcome: "unknown" | "accepted";
  /** HTTP status; 0 if a browser hides the status of a redirect. */
  readonly status: number;
  /** The body as text. It may contain personal data. */
  readonly body: string;
}
