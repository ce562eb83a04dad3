// The proxy as its owner sees it. The wasm decides; this reads requests, asks the owner, sends, and builds responses.
import { EightByEightClient, Lox24Client, __Gate as Gate } from "./bulk_sms.js";
import { ApiError, BulkSmsError, ConnectionError, TimeoutError, ValidationError } from "./errors.js";
import { rewritten } from "./rewritten.js";

export { memoryBudget } from "./budget.js";

/** Lets calls of pages through to the providers, with credentials that the pages do not have. The types document it. */
export function createProxy(options) {
  const gate = new Gate(options);
  const clients = open(gate, options);
  const proxy = { gate, clients, options };
  return (request) => answer(proxy, request);
}

/** Creates a client for each account, and opens its paths. */
function open(gate, { lox24, eightByEight, fetch, timeout }) {
  const issues = [];
  const clients = new Map();
  const own = { fetch, timeout, maxRetries: 0 };
  const create = (Class, options, path) => {
    try {
      return new Class({ ...options, ...own });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, path: path(issue.path) })));
      return undefined;
    }
  };
  if (lox24 !== undefined) {
    clients.set("lox24", create(Lox24Client, lox24, (path) => `lox24.${path}`));
    gate.open("lox24", []);
  }
  if (eightByEight !== undefined) {
    const { subAccountIds, ...rest } = Object(eightByEight);
    const ids = Array.isArray(subAccountIds) ? subAccountIds : [];
    if (ids.length === 0) issues.push(issue("eightByEight.subAccountIds", "required", "Expected the sub-accounts that may be called."));
    ids.forEach((subAccountId, index) => {
      const path = (own) => (own === "subAccountId" ? `eightByEight.subAccountIds[${index}]` : `eightByEight.${own}`);
      clients.set(`8x8 ${subAccountId}`, create(EightByEightClient, { ...rest, subAccountId }, path));
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
    // Only the owner's functions can throw here, and what they say may be secret.
    event.error = error;
    response = json(500, { code: "proxy_failed", message: "The proxy failed before anything was sent.", violations: [] }, "not-sent");
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

async function carried({ gate, clients, options }, request, passage, event) {
  if (passage.denial()) return denied(passage.denial(), event);
  event.provider = passage.provider();
  event.operation = passage.operation();
  const bytes = await bodyOf(request, gate.maxBodyBytes());
  if (bytes === undefined) {
    const message = `The body is larger than ${gate.maxBodyBytes()} bytes.`;
    return denied({ status: 413, code: "too_large", message, violations: [] }, event);
  }
  if (passage.hasBody()) passage.body(textOf(bytes));
  else if (bytes.length > 0) return denied(bad("This operation has no body."), event);
  if (passage.denial()) return denied(passage.denial(), event);

  const call = passage.facts();
  const { budget } = options;
  const price = passage.limit(undefined);
  if (price instanceof Error) throw price;
  if (price !== undefined) call.cost = price;
  const verdict = await options.authorize(request, call);
  if (verdict instanceof Response) return refused(verdict);
  if (typeof verdict?.user !== "string" || verdict.user === "") {
    return denied({ status: 403, code: "not_authorized", message: "The proxy's owner does not allow this call.", violations: [] }, event);
  }
  event.user = verdict.user;
  if (passage.sends()) {
    const cost = passage.limit(verdict.limits);
    if (cost instanceof Error) throw cost;
    if (passage.denial()) return denied(passage.denial(), event);
    const amount = { messages: call.messages, ...(cost !== undefined && { cost }) };
    Object.assign(event, { recipients: call.recipients }, amount);
    const reserved = budget ? await budget.reserve(verdict.user, amount) : "";
    if (reserved === false) {
      const message = "This would exceed what you may still send.";
      return denied({ status: 429, code: "budget_exhausted", message, violations: [] }, event);
    }
    if (typeof reserved !== "string") throw new TypeError("`budget.reserve` returned neither an id nor false.");
    const response = await sent(clients, passage, call, event);
    if (budget) await settled(budget, reserved, event);
    return response;
  }
  return sent(clients, passage, call, event);
}

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
    if (!(error instanceof BulkSmsError)) throw error;
    event.outcome = error.outcome;
    event.error = error;
    return failed(error, idHeader);
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
  const status = isOwn ? 503 : error instanceof ApiError ? error.status : error instanceof TimeoutError ? 504 : error instanceof ConnectionError ? 502 : 502;
  const message = isOwn ? "The provider does not accept the proxy's credential now." : error.message;
  const body = isOwn ? { code: "credential_refused", message, violations: [] } : { code, message, providerCode, requestId, violations };
  return json(status, body, outcome, {
    ...(idHeader && requestId && { [idHeader]: requestId }),
    ...(retryAfter !== undefined && { "Retry-After": String(Math.ceil(retryAfter)) }),
  });
}

/** The owner's own refusal, which is never stored, and never anybody's who was not named. */
function refused(response) {
  const headers = new Headers(response.headers);
  for (const name of [...headers.keys()]) if (name.startsWith("access-control-")) headers.delete(name);
  for (const [name, value] of Object.entries(COMMON)) headers.set(name, value);
  headers.set("Bulk-Sms-Outcome", "not-sent");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

const bad = (message) => ({ status: 400, code: "bad_request", message, violations: [] });

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
