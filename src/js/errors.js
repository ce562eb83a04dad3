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

/**
 * For the wasm side only. `cause` as it is, or, if the secret is anywhere in it (an HTTP library's error may carry the
 * request with its headers), a new error that says the same without it.
 */
export function withoutSecret(cause, secret) {
  if (!holds(cause, secret, { left: 500 })) return cause;
  const clean = (value) => (typeof value === "string" ? value.replaceAll(secret, "…") : undefined);
  const copy = new Error(clean(read(cause, "message")) ?? clean(cause) ?? "");
  copy.name = clean(read(cause, "name")) ?? "Error";
  const code = clean(read(cause, "code"));
  if (code !== undefined) copy.code = code;
  return copy;
}

/** Looks through everything that an inspection would show. What is too large to look through counts as a find. */
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
