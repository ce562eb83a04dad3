// Every fault at every place, met by operations of both providers, as far as a fetch can show it.
import { aBatch, aBulk, advance, createBulk, eightByEight, fail, lox24, named, send, sendBatch, sendSms } from "./words.mjs";

const places = ["before", "after"];

const OPERATIONS = {
  "POST /bulks": createBulk(),
  "GET /bulks": lox24("GET", "/bulks", { headers: { accept: "application/ld+json" } }),
  "DELETE /bulks": lox24("DELETE", "/bulks/<bulk>"),
  "HEAD /bulks": lox24("HEAD", "/bulks"),
  "8x8 POST /messages/batch": sendBatch(),
  "8x8 DELETE /messages/batch": eightByEight("DELETE", "/messages/batch/<batch>"),
};

/** Every fault without its details, which the cases below have. */
export const KINDS = [
  ...["drop", "cut", "silence"].flatMap((kind) => [{ kind }, ...["connection", "headers", "body"].map((where) => ({ kind, where }))]),
  ...["status", "redirect", "html", "empty", "garbage"].map((kind) => ({ kind })),
];

/** Where a connection falls silent; undefined if it does not. */
const silent = ({ kind, where = "connection" }) => (kind === "silence" ? where : undefined);

/** The operation meets the fault, and once again it does not. */
const met = Object.entries(OPERATIONS).flatMap(([name, operation]) =>
  KINDS.flatMap((fault) =>
    places.map((place) => [
      `${name}, ${fault.kind}${fault.where ? ` in the ${fault.where}` : ""}, ${place}`,
      [aBulk(), aBatch(), fail({ ...fault, place }), send({ ...operation, silent: silent(fault) }), send(operation), advance(60)],
    ]),
  ),
);

/** A response of the fault's own, from each provider. */
const from = (fault, gives) => [fail({ times: 2, ...fault }), send(lox24("GET", "/me"), gives), send(sendSms(), gives)];
const STATUSES = [200, 201, 299, 400, 401, 402, 403, 404, 405, 406, 408, 415, 418, 422, 426, 429, 499, 500, 502, 503, 599];
const WITHOUT_BODY = [204, 205, 304];

/** A request that is delayed has a body, by which a target knows that it has arrived. */
const delayed = (request, seconds) => ({ ...request, delayed: seconds });

export const faults = [
  ...named("fault", Object.fromEntries(met)),
  ...named("fault", {
    ...Object.fromEntries(
      places.map((place) => [
        `delay, ${place}`,
        [
          fail({ kind: "delay", place, ms: 40, times: 2 }),
          send(delayed(createBulk(), 0.04), 201),
          send(delayed(sendBatch(), 0.04), 200),
          fail({ kind: "delay", ms: 1 }),
          send(delayed({ ...createBulk(), headers: {} }, 0.001), 401),
          advance(60),
        ],
      ]),
    ),
    "delay as long as by default": [fail({ kind: "delay", place: "after" }), send(delayed(createBulk(), 1), 201)],
    ...Object.fromEntries(
      STATUSES.map((status) => [
        `status ${status}`,
        [...from({ kind: "status", status }, status), send(createBulk({}, { headers: { accept: "application/ld+json" } }), 201)],
      ]),
    ),
    ...Object.fromEntries(
      WITHOUT_BODY.map((status) => [
        `status ${status}, which has no body`,
        ["status", "empty", "html", "garbage"].flatMap((kind) => from({ kind, status, ...(kind === "status" && { body: "x" }) }, status)),
      ]),
    ),
    "status as JSON-LD": [
      fail({ kind: "status", status: 503, retryAfter: "7" }),
      send(lox24("GET", "/me", { headers: { accept: "application/ld+json" } }), 503),
    ],
    "status with a body": [
      ...from({ kind: "status", status: 503, body: '{"x":"ä\u{1f389}"}' }, 503),
      ...from({ kind: "status", status: 400, body: "", contentType: "text/plain" }, 400),
      ...from({ kind: "status", body: "<html>", contentType: "text/html; charset=utf-8" }, 500),
    ],
    "status with a time to retry after": ["0", "120", "Wed, 01 Jan 2030 00:00:00 GMT", "soon", "", "1\r\nx: y"].flatMap((retryAfter) =>
      from({ kind: "status", status: 429, retryAfter }, 429),
    ),
    redirect: [
      ...[300, 301, 302, 303, 307, 308].flatMap((status) => from({ kind: "redirect", status }, status)),
      ...from({ kind: "redirect", location: "https://example.com/x?y#z" }, 307),
      ...from({ kind: "redirect", location: "/relative" }, 307),
      ...from({ kind: "redirect", location: "a\nb" }, 307),
      fail({ kind: "redirect" }),
      send(lox24("GET", "/bulks?text=a&page=2"), 307),
    ],
    html: [
      ...from({ kind: "html", status: 200 }, 200),
      ...from({ kind: "html", body: "<p>ä", contentType: "text/html; charset=utf-8" }, 502),
    ],
    empty: [...from({ kind: "empty", status: 500 }, 500), ...from({ kind: "empty", status: 404 }, 404)],
    garbage: [
      ...from({ kind: "garbage", status: 201 }, 201),
      ...from({ kind: "garbage", body: "\u0000{", contentType: "application/ld+json" }, 200),
    ],
    "the method and the path that it waits for": [
      fail(
        { kind: "status", status: 501, method: "post" },
        { kind: "status", status: 502, path: "?text" },
        { kind: "status", status: 503, path: "/messages", times: 2 },
        { kind: "status", status: 504, method: "GET", path: "/me", times: 0 },
      ),
      send(lox24("GET", "/bulks"), 200),
      send(lox24("GET", "/bulks?text=x"), 502),
      send(lox24("GET", "/bulks?text=x"), 200),
      send(sendSms(), 501),
      send(sendSms(), 503),
      send(sendSms(), 503),
      send(sendSms(), 200),
      ...[504, 504, 504].map((status) => send(lox24("GET", "/me"), status)),
    ],
    "faults follow one another": [
      fail({ kind: "empty" }),
      fail({ kind: "html" }, { kind: "garbage" }),
      send(lox24("GET", "/me"), 200),
      send(lox24("GET", "/me"), 502),
      send(lox24("GET", "/me"), 200),
      send(lox24("GET", "/me"), 200),
    ],
    "one that follows work that was refused": [
      fail({ kind: "status", status: 500, place: "after", times: 2 }),
      send(createBulk({ text: "" }), 500),
      send({ ...sendSms(), headers: {} }, 500),
    ],
    "preflights meet none": [fail({ kind: "drop" }), send(lox24("OPTIONS", "/bulks"), 204), send(lox24("GET", "/bulks"), "closed")],
  }),
];
