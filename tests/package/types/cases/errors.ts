// Errors are told apart by class, and within a class by `code` and `outcome`.
import {
  ApiError, AuthenticationError, BadRequestError, BulkSmsError, type BulkWarning, ConnectionError, type ErrorCode,
  InternalServerError, type Issue, type IssueCode, NotFoundError, type Outcome, PermissionDeniedError, RateLimitError, ResponseError, TimeoutError,
  UnprocessableEntityError, UpgradeRequiredError, ValidationError, type Violation,
} from "bulk-sms";

export function handle(error: unknown): string {
  // From subclasses to base classes: the remaining type is never `never`, and has the fields of its class.
  if (error instanceof InternalServerError) {
    is<Same<[typeof error.code, typeof error.outcome, typeof error.status], ["server_error", "unknown" | "accepted", number]>>();
  } else if (error instanceof NotFoundError) {
    is<Same<[typeof error.code, typeof error.status], ["not_found", 404]>>();
    is<Same<typeof error.outcome, "rejected" | "unknown" | "accepted">>();
  } else if (error instanceof ApiError) {
    is<Same<typeof error.violations, Violation[]>>();
    is<Same<[typeof error.body, typeof error.outcome, typeof error.status], [unknown, Outcome, number]>>();
    const { requestId, retryAfter, providerCode } = error;
    is<Same<[typeof requestId, typeof retryAfter], [string | undefined, number | undefined]>>();
    is<Same<typeof providerCode, string | number | undefined>>();
  } else if (error instanceof TimeoutError) {
    is<Same<typeof error.code, "timeout" | "deadline">>();
  } else if (error instanceof ConnectionError) {
    is<Same<typeof error.code, "connection_failed" | "not_sendable" | "timeout" | "deadline">>();
    is<Same<[typeof error.attempts, typeof error.cause], [number, unknown]>>();
  } else if (error instanceof ResponseError) {
    is<Same<typeof error.code, "unexpected_answer" | "redirect" | "too_large">>();
    is<Same<[typeof error.body, typeof error.status], [string, number]>>();
  } else if (error instanceof ValidationError) {
    is<Same<typeof error.code, "invalid_input" | "too_many_deleted" | "too_many_cancelled">>();
    is<Same<[typeof error.outcome, typeof error.issues], ["not-sent", Issue[]]>>();
    return error.issues.map(({ path, code, message }) => `${path} ${code} ${message}`).join();
  } else if (error instanceof BulkSmsError) {
    is<Same<typeof error.outcome, Outcome>>();
    return error.message;
  }
  return String(error);
}

/** Handles every outcome: a new one would not compile. */
export function isSafeToRepeat(error: BulkSmsError): boolean {
  switch (error.outcome) {
    case "not-sent":
    case "rejected":
      return true;
    case "unknown":
    case "accepted":
      return false;
  }
}

/** By `code`, without the classes, including a code from a later version. */
export function advice({ code }: BulkSmsError): string {
  switch (code) {
    case "payment_required":
      return "Top up.";
    case "deadline":
      return "Wait.";
    default:
      is<Same<typeof code extends string ? true : false, true>>();
      return code;
  }
}

declare const issue: Issue;
declare const warning: BulkWarning;
const [first, second, third]: [Issue, IssueCode, ErrorCode] = [warning, "required", "timeout"];
void [first, second, third, issue.code === "a later code"];

// Every class has its own status and code.
declare const all: [
  BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, UnprocessableEntityError, UpgradeRequiredError, RateLimitError,
];
is<Same<typeof all[number]["status"], 400 | 401 | 403 | 404 | 422 | 426 | 429>>();
const codes = all.map((error) => error.code);
is<Same<
  typeof codes[number],
  | "bad_request" | "authentication_failed" | "permission_denied" | "not_found" | "unprocessable_entity" | "upgrade_required"
  | "rate_limited"
>>();

// What a log gets: of every error the same names, some of which only some errors have.
export function report(error: BulkSmsError): string {
  const { name, message, code, outcome, status, requestId, retryAfter, providerCode, violations, issues } = error.toJSON();
  is<Same<[typeof name, typeof message, typeof outcome], [string, string, Outcome]>>();
  is<Same<[typeof status, typeof retryAfter, typeof requestId], [number | undefined, number | undefined, string | undefined]>>();
  is<Same<[typeof violations, typeof issues], [Violation[] | undefined, Issue[] | undefined]>>();
  const known: ErrorCode[] = ["freed", "too_large"];
  return [code, known, providerCode].join();
}

// Errors that somebody makes for a test.
const made: NotFoundError[] = [new NotFoundError("x"), new NotFoundError("x", { requestId: "r", outcome: "unknown", violations: [] })];
void made;
void new BulkSmsError("x", { code: "a code of mine", outcome: "not-sent" });
void new ValidationError("x", { issues: [{ path: "text", code: "empty", message: "It is empty." }] });
void new ApiError("x", { status: 402, code: "payment_required", body: { detail: "no" }, providerCode: 7 });
void new InternalServerError("x", { status: 503, retryAfter: 1, outcome: "accepted" });
void new ConnectionError("x", { cause: new TypeError("lost"), attempts: 2, outcome: "not-sent" });
void new TimeoutError("x", { code: "deadline" });
void new ResponseError("x", { code: "redirect", status: 302, body: "" });

declare const api: ApiError;
declare const validation: ValidationError;
declare const server: InternalServerError;
// @ts-expect-error TS2367: This comparison appears to be unintentional
void (api.code === "invalid_input");
// @ts-expect-error TS2367: This comparison appears to be unintentional
void (validation.outcome === "rejected");
// @ts-expect-error TS2367: This comparison appears to be unintentional
void (server.outcome === "rejected");
// @ts-expect-error TS2540: Cannot assign to 'code' because it is a read-only property
api.code = "not_found";
// @ts-expect-error TS2375: Type 'NotFoundError' is not assignable to type 'RateLimitError'
const wrong: RateLimitError = all[3];
void wrong;
// @ts-expect-error TS18046: 'api.body' is of type 'unknown'
void api.body.detail;
// @ts-expect-error TS2322: Type '"maybe"' is not assignable to type 'Outcome'
const outcome: Outcome = "maybe";
void outcome;
// @ts-expect-error TS2339: Property 'body' does not exist
void api.toJSON().body;
// @ts-expect-error TS2554: Expected 1-2 arguments, but got 0
void new NotFoundError();
// @ts-expect-error TS2561: Did you mean to write 'requestId'
void new NotFoundError("x", { requestID: "r" });
// @ts-expect-error TS2322: Type '"maybe"' is not assignable to type
void new NotFoundError("x", { outcome: "maybe" });
// @ts-expect-error TS2322: Type '500' is not assignable to type '404'
void new NotFoundError("x", { status: 500 });
// @ts-expect-error TS2353: 'status' does not exist in type
void new ConnectionError("x", { status: 500 });
