// The error classes. They are JavaScript because a class that extends Error, with a stack and a
// working `instanceof`, cannot be written in Rust. What goes into them is decided in src/error.rs.

/** The base of everything this package throws. */
export class BulkSmsError extends Error {
  constructor(message, fields = {}) {
    const { cause, ...rest } = fields;
    super(message, "cause" in fields ? { cause } : undefined);
    Object.assign(this, rest);
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

const classes = {
  BulkSmsError,
  ValidationError,
  ApiError,
  BadRequestError,
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  UnprocessableEntityError,
  UpgradeRequiredError,
  RateLimitError,
  InternalServerError,
  ConnectionError,
  TimeoutError,
  ResponseError,
};

// By hand, because a bundler that renames classes would rename their errors.
for (const [name, { prototype }] of Object.entries(classes)) {
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });
}

/** For the wasm side only. */
export function createError(name, message, fields) {
  return new (classes[name] ?? BulkSmsError)(message, fields);
}
