// The proxy as its owner sees it. The wasm decides; this reads requests, asks the owner, sends, and builds responses.
import { EightByEightClient, Lox24Client, __Gate as Gate } from "./bulk_sms.js";
import { ApiError, BulkSmsError, TimeoutError, ValidationError } from "./errors.js";
import { memoryCalls } from "./calls.js";
import { rewritten } from "./rewritten.js";

export { memoryBudget } from "./budget.js";
export { memoryCalls } from "./calls.js";

/** Lets calls of pages through to the providers, with credentials that the pages do not have. The types document it. */
export function createProxy(options) {
  const gate = new Gate(options);
  const clients = open(gate, options);
  const proxy = { gate, clients, options, calls: options.calls ?? memoryCalls() };
  return (request) => answer(proxy, request);
}

/** Creates a client for each account, and opens its paths. */
function open(gate, { lox24, eightByEight, fetch, timeout }) {
  const issues = [];
  const clients = new Map();
  const own = { fetch, timeout, maxRetries: 0 };
  const create = (Class, options, secret, path) => {
    // A client may lack it where a proxy adds it, but this is the proxy.
    if (Object(options)[secret] === undefined) {
      issues.push(issue(path(secret), "required", "Expected the credential of the account."));
      return undefined;
    }
    try {
      return new Class({ ...options, ...own });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, path: path(issue.path) })));
      return undefined;
    }
  };
  if (lox24 !== undefined) {
    clients.set("lox24", create(Lox24Client, lox24, "token", (path) => `lox24.${path}`));
    gate.open("lox24", []);
  }
  if (eightByEight !== undefined) {
    const { subAccountIds, ...rest } = Object(eightByEight);
    const ids = Array.isArray(subAccountIds) ? subAccountIds : [];
    if (ids.length === 0) issues.push(issue("eightByEight.subAccountIds", "required", "Expected the sub-accounts that may be called."));
    ids.forEach((subAccountId, index) => {
      const path = (own) => (own === "subAccountId" ? `eightByEight.subAccountIds[${index}]` : `eightByEight.${own}`);
      clients.set(`8x8 ${subAccountId}`, create(EightByEightClient, { ...rest, subAccountId }, "apiKey", path));
    });
    gate.open("8x8", ids.map(String));
  }
  if (clients.size === 0) issues.push(issue("lox24", "required", "Expected `lox24` or `eightByEight`: the credentials of an account."));
  if (issues.length > 0) throw invalid(issues);
  return clients;
}

const issue = (path, code, message) => ({ path, code, message });

function invalid(issues) {
  const lines = issues.map(({ path, message }) => `\n  ${path}: ${message}`);
  return new ValidationError(`The proxy's options have problems.${lines.join("")}`, { issues });
}

/** Never rejects: whatever happens, the page gets a response. */
async function answer(proxy, request) {
  const began = Date.now();
  const event = { status: 500, outcome: "not-sent" };
  let response;
  try {
    response = await pass(proxy, request, event);
  } catch (error) {
    event.error = error;
    response = failure();
  }
  const { onCall } = proxy.options;
  if (onCall) {
    event.status = response.status;
    event.durationMs = Date.now() - began;
    try {
      await onCall(event);
    } catch {
      // The hook's errors are its owner's business.
    }
  }
  return response;
}

async function pass(proxy, request, event) {
  const { gate, options } = proxy;
  const { origin, pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const isPreflight = request.method === "OPTIONS" && "access-control-request-method" in headers;
  const method = isPreflight ? headers["access-control-request-method"] : request.method;
  const passage = gate.enter(method, origin, pathname, search.slice(1), isPreflight ? preflighted(headers) : headers);
  try {
    const other = passage.origin();
    const response = isPreflight ? allowed(passage) : await carried(proxy, request, passage, event);
    return other === undefined ? response : shared(response, other);
  } finally {
    passage.free();
  }
}

/** The headers of the request that a browser asks about. */
const preflighted = (headers) => ({ origin: headers.origin, "content-type": "application/json" });

/** A browser asks before a page of another origin calls. */
function allowed(passage) {
  const denial = passage.denial();
  if (denial && passage.origin() === undefined) return denied(denial);
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON,
      "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
      "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, Idempotency-Key",
      "Access-Control-Max-Age": "600",
    },
  });
}

async function carried(proxy, request, passage, event) {
  const { gate, options } = proxy;
  event.provider = passage.provider();
  if (passage.asked() !== undefined) return recalled(proxy, request, passage.asked(), event);
  if (passage.denial()) return denied(passage.denial(), event);
  event.operation = passage.operation();
  const bytes = await bodyOf(request, gate.maxBodyBytes());
  if (bytes === undefined) return denied(refusal(413, "too_large", `The body is larger than ${gate.maxBodyBytes()} bytes.`), event);
  if (passage.hasBody()) passage.body(textOf(bytes));
  else if (bytes.length > 0) return denied(refusal(400, "bad_request", "This operation has no body."), event);
  if (passage.denial()) return denied(passage.denial(), event);

  const call = passage.facts();
  const price = passage.limit(undefined);
  if (price instanceof Error) throw price;
  if (price !== undefined) call.cost = price;
  const verdict = await options.authorize(request, call);
  if (verdict instanceof Response) return refused(verdict);
  const { user, limits } = Object(verdict);
  if (typeof user !== "string" || user === "") return denied(NOT_AUTHORIZED, event);
  event.user = user;
  const key = request.headers.get("idempotency-key");
  const fingerprint = passage.fingerprint();
  const act = () => spent(proxy, passage, call, user, limits, event);
  return key === null || fingerprint === undefined ? act() : once(proxy, key, { user, operation: call.operation, fingerprint }, act, event);
}

/** Sends what a user may send. */
async function spent({ clients, options: { budget } }, passage, call, user, limits, event) {
  if (!passage.sends()) return sent(clients, passage, call, event);
  const cost = passage.limit(limits);
  if (cost instanceof Error) throw cost;
  if (passage.denial()) return denied(passage.denial(), event);
  const amount = { messages: call.messages, ...(cost !== undefined && { cost }) };
  Object.assign(event, { recipients: call.recipients }, amount);
  if (!budget) return sent(clients, passage, call, event);
  const id = await budget.reserve(user, amount);
  if (id === false) return denied(refusal(429, "budget_exhausted", "This would exceed what you may still send."), event);
  if (typeof id !== "string") throw new TypeError("`budget.reserve` returned neither an id nor false.");
  const response = await sent(clients, passage, call, event);
  await settled(budget, id, event);
  return response;
}

/** Carries a call out unless its key says that it was, and keeps its answer for that case. */
async function once({ calls }, key, own, act, event) {
  const known = await calls.begin(key, own);
  if (known) {
    if (!known.isVoid && (known.user !== own.user || known.operation !== own.operation || known.fingerprint !== own.fingerprint)) {
      return denied(refusal(422, "key_reused", "This `Idempotency-Key` belongs to another call. Make a new one for each call."), event);
    }
    return replayed(key, known, event);
  }
  let response;
  try {
    response = await act();
  } catch (error) {
    event.error = error;
    response = failure();
  }
  const body = response.body === null ? undefined : await response.text();
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  try {
    await calls.finish(key, { status, headers, body });
  } catch (error) {
    // The call has been made; a failing store does not change that.
    event.error = error;
  }
  return new Response(body, { status, headers });
}

/** Tells a page what became of a call whose answer it has not got. */
async function recalled({ calls, options }, request, key, event) {
  event.outcome = "unknown";
  const known = await calls.find(key);
  if (!known) return unknown("No call with this key is known.");
  if (known.isVoid) return replayed(key, known, event);
  event.operation = known.operation;
  const call = { provider: event.provider, operation: known.operation, recipients: 0, segments: 0, messages: 0, countries: {} };
  const verdict = await options.authorize(request, call);
  if (verdict instanceof Response) return refused(verdict, "unknown");
  if (Object(verdict).user !== known.user) return unknown("No call with this key is known.");
  event.user = known.user;
  return replayed(key, known, event);
}

/** The answer to a call that was made before. */
function replayed(key, { answer, isVoid }, event) {
  const named = { "Bulk-Sms-Call": key };
  if (isVoid) {
    event.outcome = "not-sent";
    event.code = "never_arrived";
    return json(409, refusal(409, "never_arrived", "The call had not arrived when it was asked for, and will not be made any more."), "not-sent", named);
  }
  if (!answer) {
    event.outcome = "unknown";
    event.code = "in_progress";
    return json(409, refusal(409, "in_progress", "The call has not been answered yet."), "unknown");
  }
  event.outcome = answer.headers["bulk-sms-outcome"];
  return new Response(answer.body, { status: answer.status, headers: { ...answer.headers, ...named } });
}

const unknown = (message) => json(404, refusal(404, "unknown_call", message), "unknown");

/** Sends the call, once, and writes its response again. */
async function sent(clients, passage, call, event) {
  const client = clients.get(call.subAccountId === undefined ? call.provider : `${call.provider} ${call.subAccountId}`);
  const idHeader = passage.idHeader();
  const shape = passage.shape();
  try {
    const { status, requestId, body } = await client.__carryOut(passage);
    event.outcome = "accepted";
    if (requestId !== undefined) event.requestId = requestId;
    return json(status, rewritten(shape, body), "accepted", idHeader && requestId && { [idHeader]: requestId });
  } catch (error) {
    event.error = error;
    // Whatever else fails from here on must not pass for "nothing was sent".
    const isKnown = error instanceof BulkSmsError;
    if (!isKnown && event.outcome === "not-sent") event.outcome = "unknown";
    if (isKnown) event.outcome = error.outcome;
    return isKnown ? failed(error, idHeader) : json(502, refusal(502, "proxy_failed", "The proxy failed while it made the call."), event.outcome);
  }
}

/** What happens to reserved money. Nothing, if nobody knows whether the messages were sent. */
async function settled(budget, id, event) {
  try {
    if (event.outcome === "accepted") await budget.commit(id);
    else if (event.outcome !== "unknown") await budget.release(id);
  } catch (error) {
    // The message has been sent or refused; a failing budget does not change that.
    event.error = error;
  }
}

/** The provider's error, or none of its answers, for the page. */
function failed(error, idHeader) {
  const { outcome, code, providerCode, requestId, retryAfter, violations = [] } = error;
  const isOwn = error instanceof ApiError && (error.status === 401 || error.status === 429);
  const lost = error instanceof TimeoutError ? 504 : 502;
  const status = isOwn ? 503 : error instanceof ApiError ? error.status : lost;
  const message = isOwn ? "The provider does not accept the proxy's credential now." : error.message;
  const body = isOwn ? { code: "credential_refused", message, violations: [] } : { code, message, providerCode, requestId, violations };
  return json(status, body, outcome, {
    ...(idHeader && requestId && { [idHeader]: requestId }),
    ...(retryAfter !== undefined && { "Retry-After": String(Math.ceil(retryAfter)) }),
  });
}

/** The owner's own refusal, which is never stored, and never anybody's who was not named. */
function refused(response, outcome = "not-sent") {
  const headers = new Headers(response.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("access-control-")) headers.delete(name);
  for (const [name, value] of Object.entries(COMMON)) headers.set(name, value);
  headers.set("Bulk-Sms-Outcome", outcome);
  headers.delete("Bulk-Sms-Call");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

const refusal = (status, code, message) => ({ status, code, message, violations: [] });

const NOT_AUTHORIZED = refusal(403, "not_authorized", "The proxy's owner does not allow this call.");

/** Only the owner's functions can fail, and what they say may be secret. */
const failure = () => json(500, { code: "proxy_failed", message: "The proxy failed before anything was sent.", violations: [] }, "not-sent");

function denied({ status, ...body }, event) {
  if (event) event.code = body.code;
  return json(status, body, "not-sent");
}

const COMMON = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", Vary: "Origin" };

function json(status, body, outcome, more) {
  const headers = { ...COMMON, "Bulk-Sms-Outcome": outcome, ...more };
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { ...headers, "Content-Type": "application/json" } });
}

/** Lets a page of another origin read a response. */
function shared(response, origin) {
  response.headers.set("Access-Control-Allow-Origin", origin);
  response.headers.set("Access-Control-Allow-Credentials", "true");
  response.headers.set("Access-Control-Expose-Headers", "Bulk-Sms-Outcome, Retry-After, X-LOX24-Request-Id");
  return response;
}

/** Reads a body, and stops as soon as it is too large, whatever its head says; `undefined` then. */
async function bodyOf(request, most) {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      // Not awaited: a stream that does not end must not delay the response.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The text of a body; `undefined` if it is not UTF-8. */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
