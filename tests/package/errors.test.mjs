// Errors as values: what a log contains of them, and how users create them in their tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import * as api from "bulk-sms";
import { UUID, newHost, rejection } from "./support.mjs";

const { ApiError, BulkSmsError, ConnectionError, EightByEightClient, Lox24Client, NotFoundError, ResponseError, ValidationError } = api;
const token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
const bulk = { text: "Doors open", phones: ["+447700900000"] };

/** What `new Class("x")` has. */
const defaults = {
  ValidationError: { code: "invalid_input", outcome: "not-sent", issues: [] },
  ApiError: { code: "request_refused", outcome: "rejected", status: 400, violations: [] },
  BadRequestError: { code: "bad_request", outcome: "rejected", status: 400, violations: [] },
  AuthenticationError: { code: "authentication_failed", outcome: "rejected", status: 401, violations: [] },
  PermissionDeniedError: { code: "permission_denied", outcome: "rejected", status: 403, violations: [] },
  NotFoundError: { code: "not_found", outcome: "rejected", status: 404, violations: [] },
  UnprocessableEntityError: { code: "unprocessable_entity", outcome: "rejected", status: 422, violations: [] },
  UpgradeRequiredError: { code: "upgrade_required", outcome: "rejected", status: 426, violations: [] },
  RateLimitError: { code: "rate_limited", outcome: "rejected", status: 429, violations: [] },
  InternalServerError: { code: "server_error", outcome: "unknown", status: 500, violations: [] },
  ConnectionError: { code: "connection_failed", outcome: "unknown", attempts: 1 },
  TimeoutError: { code: "timeout", outcome: "unknown", attempts: 1 },
  ResponseError: { code: "unexpected_answer", outcome: "unknown", status: 0, body: "" },
};

test("every class can be created with a message alone", () => {
  const classes = Object.entries(api).filter(([, it]) => it.prototype instanceof Error).map(([name]) => name);
  assert.deepEqual(classes.sort(), ["BulkSmsError", ...Object.keys(defaults)].sort());
  for (const [name, fields] of Object.entries(defaults)) {
    const error = new api[name]("x");
    const found = Object.fromEntries(Object.keys(fields).map((field) => [field, error[field]]));
    assert.deepEqual(found, fields, name);
    assert.deepEqual([error.name, error.message, String(error)], [name, "x", `${name}: x`]);
    assert.ok(error instanceof BulkSmsError && error instanceof Error, name);
    assert.equal(error instanceof ApiError, "violations" in fields, name);
    for (const field of ["requestId", "retryAfter", "providerCode", "cause"]) assert.equal(error[field], undefined, `${name}: ${field}`);
    assert.match(error.stack, /errors\.test\.mjs/);
  }
  const base = new BulkSmsError("x");
  assert.deepEqual([typeof base.code, base.outcome], ["string", "unknown"]);
  assert.ok(base.code.length > 0);
});

test("the caller's fields take precedence over the class's own", () => {
  const error = new NotFoundError("x", { requestId: "r", outcome: "unknown", violations: [{ path: "id", message: "no" }] });
  assert.deepEqual([error.requestId, error.outcome, error.code, error.status], ["r", "unknown", "not_found", 404]);
  assert.deepEqual(error.violations, [{ path: "id", message: "no" }]);
  assert.equal(new api.InternalServerError("x", { status: 503 }).status, 503);
  const cause = new TypeError("lost");
  assert.equal(new ConnectionError("x", { cause, attempts: 3 }).cause, cause);
  assert.equal(new api.TimeoutError("x", { code: "deadline" }).code, "deadline");
  const refused = new ApiError("x", { status: 402, code: "payment_required", body: { detail: "no" } });
  assert.deepEqual([refused.status, refused.code, refused.body], [402, "payment_required", { detail: "no" }]);
});

test("two errors never share a list", () => {
  new NotFoundError("x").violations.push({ path: "id", message: "no" });
  new ValidationError("x").issues.push({ path: "id", code: "empty", message: "no" });
  assert.deepEqual([new NotFoundError("x").violations, new ValidationError("x").issues], [[], []]);
});

/** One of each class as calls throw them, with the fields that a log has besides name, message, code and outcome. */
const thrown = {
  ValidationError: [["issues"], (client) => client.getBulk("")],
  NotFoundError: [["status", "requestId", "violations"], (client, server) => {
    server.answer = () => Response.json({ detail: `There is no ${token}.` }, { status: 404, headers: { "x-lox24-request-id": "r1" } });
    return client.getBulk(UUID);
  }],
  BadRequestError: [["status", "violations"], (client, server) => {
    server.answer = () => Response.json({ violations: [{ propertyPath: "text", message: "It is bad." }] }, { status: 400 });
    return client.createBulk(bulk);
  }],
  InternalServerError: [["status", "retryAfter", "violations"], (client, server) => {
    server.answer = () => new Response(JSON.stringify([token]), { status: 503, headers: { "retry-after": "90" } });
    return client.createBulk(bulk);
  }],
  ConnectionError: [[], (client, server) => {
    server.answer = () => Promise.reject(Object.assign(new Error("lost"), { headers: { token } }));
    return client.createBulk(bulk);
  }],
  TimeoutError: [[], (client, server) => {
    server.answer = () => new Promise(() => {});
    return client.createBulk(bulk, { timeout: 1 });
  }],
  ResponseError: [[], (client, server) => {
    server.answer = () => new Response(`<p>${token} ${bulk.phones}`);
    return client.createBulk(bulk);
  }],
};

test("JSON of an error has what a log needs, and nothing else of the exchange", async () => {
  for (const [name, [fields, call]] of Object.entries(thrown)) {
    const server = {};
    const client = new Lox24Client({ token, baseUrl: newHost(), fetch: async () => server.answer(), maxRetries: 0 });
    const error = await rejection(call(client, server));
    assert.equal(error.name, name, inspect(error));
    const json = JSON.parse(JSON.stringify(error));
    for (const field of ["name", "message", "code", "outcome", ...fields]) {
      assert.notEqual(json[field], undefined, `${name}: ${field}`);
      assert.deepEqual(json[field], error[field], `${name}: ${field}`);
    }
    for (const field of ["body", "cause", "stack"]) assert.ok(!(field in json), `${name}: ${field}`);
    assert.doesNotMatch(JSON.stringify(error), /e3f3a759|447700900000|Doors open/, name);
    // Called directly too, and within another value.
    assert.deepEqual(JSON.parse(JSON.stringify(error.toJSON())), json);
    assert.deepEqual(JSON.parse(JSON.stringify({ errors: [error] })), { errors: [json] });
  }
});

test("errors of 8x8 have the provider's own code", async () => {
  const fetch = async () => Response.json({ code: 1002, message: "no", errorId: "e1", timestamp: "now" }, { status: 400 });
  const client = new EightByEightClient({ apiKey: "secret-key", subAccountId: "sandbox_sub", fetch });
  const { name, code, outcome, status, requestId, providerCode } = (await rejection(client.cancelBatch(UUID))).toJSON();
  assert.deepEqual([name, code, outcome], ["BadRequestError", "bad_request", "rejected"]);
  assert.deepEqual([status, requestId, providerCode], [400, "e1", 1002]);
});

test("JSON of an error that a user created", () => {
  const json = JSON.parse(JSON.stringify(new NotFoundError("x", { requestId: "r", body: { phone: "+447700900000" } })));
  const { name, message, code, outcome, status, requestId, violations } = json;
  assert.deepEqual([name, message, code, outcome], ["NotFoundError", "x", "not_found", "rejected"]);
  assert.deepEqual([status, requestId, violations], [404, "r", []]);
  assert.ok(!("body" in json));
  const { issues } = JSON.parse(JSON.stringify(new ValidationError("x")));
  assert.deepEqual(issues, []);
  assert.ok(!("body" in new ResponseError("x", { body: "page" }).toJSON()));
});
