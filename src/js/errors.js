// The error classes. They are JavaScript because a class that extends Error, with a stack and a working `instanceof`, cannot be
// written in Rust. src/call/failure.rs decides what goes into them.

/** The base class of all errors that this package throws. */
export class BulkSmsError extends Error {
  constructor(message, fields = {}) {
    const { cause, ...rest } = fields;
    super(message, "cause" in fields ? { cause } : undefined);
    Object.assign(this, defaults(this), rest);
  }
  /** Omits the body and the cause, which may contain personal data. */
  toJSON() {
    const { body, ...rest } = this;
    return { name: this.name, message: this.message, ...rest };
  }
}
export class ValidationError extends BulkSmsError {}
export class ApiError extends BulkSmsError {}
export class BadRequestError extends ApiError {}
export class AuthenticationError extends ApiError {}
export class PermissionDeniedError extends ApiError {}
export class NotFoundError extends ApiError {}
export class UnprocessableEntityError extends ApiError {}
export class UpgradeRequiredError extends ApiError {}
export class RateLimitError extends ApiError {}
export class InternalServerError extends ApiError {}
export class ConnectionError extends BulkSmsError {}
export class TimeoutError extends ConnectionError {}
export class ResponseError extends BulkSmsError {}

/** Each class with its default code, outcome and status. */
const classes = {
  BulkSmsError: [BulkSmsError, "error", "unknown"],
  ValidationError: [ValidationError, "invalid_input", "not-sent"],
  ApiError: [ApiError, "request_refused", "rejected", 400],
  BadRequestError: [BadRequestError, "bad_request", "rejected", 400],
  AuthenticationError: [AuthenticationError, "authentication_failed", "rejected", 401],
  PermissionDeniedError: [PermissionDeniedError, "permission_denied", "rejected", 403],
  NotFoundError: [NotFoundError, "not_found", "rejected", 404],
  UnprocessableEntityError: [UnprocessableEntityError, "unprocessable_entity", "rejected", 422],
  UpgradeRequiredError: [UpgradeRequiredError, "upgrade_required", "rejected", 426],
  RateLimitError: [RateLimitError, "rate_limited", "rejected", 429],
  InternalServerError: [InternalServerError, "server_error", "unknown", 500],
  ConnectionError: [ConnectionError, "connection_failed", "unknown"],
  TimeoutError: [TimeoutError, "timeout", "unknown"],
  ResponseError: [ResponseError, "unexpected_answer", "unknown", 0],
};

// Set explicitly, because a bundler that renames classes would rename their errors.
for (const [name, [{ prototype }]] of Object.entries(classes)) {
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });
}

/** Returns the default fields of an error, so that users can create errors in their tests. */
function defaults(error) {
  const [, code, outcome, status] = classes[error.name] ?? classes.BulkSmsError;
  const fields = { code, outcome };
  if (status !== undefined) fields.status = status;
  if (error instanceof ApiError) fields.violations = [];
  if (error instanceof ValidationError) fields.issues = [];
  if (error instanceof ConnectionError) fields.attempts = 1;
  if (error instanceof ResponseError) fields.body = "";
  return fields;
}

/** For the wasm side only. */
export function createError(name, message, fields) {
  const [Class] = classes[name] ?? classes.BulkSmsError;
  return new Class(message, fields);
}

/**
 * For the wasm side only. Returns a body without the secret. Returns a `cause` unchanged or, if the secret is anywhere in it (an
 * HTTP library's error may carry the request with its headers), a new error that says the same without it.
 */
export function withoutSecret(cause, secret, isBody) {
  if (isBody) return typeof cause === "string" ? cause.replaceAll(secret, "…") : cause;
  if (!holds(cause, secret, { left: 500 })) return cause;
  const clean = (value) => (typeof value === "string" ? value.replaceAll(secret, "…") : undefined);
  const copy = new Error(clean(read(cause, "message")) ?? clean(cause) ?? "");
  copy.name = clean(read(cause, "name")) ?? "Error";
  const code = clean(read(cause, "code"));
  if (code !== undefined) copy.code = code;
  return copy;
}

/** Searches everything that an inspection would show. Something too large to search counts as a find. */
function holds(value, secret, budget, seen = new Set()) {
  if (typeof value === "string") return value.includes(secret);
  if (value === null || (typeof value !== "object" && typeof value !== "function") || seen.has(value)) return false;
  seen.add(value);
  if ((budget.left -= 1) < 0) return true;
  try {
    // Headers show no own properties; nor does the Request or the Map that holds them.
    const headers = read(value, "headers");
    const inner = typeof value.forEach === "function" && !Array.isArray(value) ? [...value].flat() : [];
    return [headers, ...inner, ...Reflect.ownKeys(value).map((key) => value[key])].some((each) =>
      holds(each, secret, budget, seen),
    );
  } catch {
    return true;
  }
}

function read(value, name) {
  try {
    return value?.[name];
  } catch {
    return undefined;
  }
}
