// Everything that 8x8 refuses, or rejects within a 200.
import { aBatch, aMessage, advance, batch, eightByEight, message, named, send, sendBatch, sendSms, UNKNOWN } from "./words.mjs";

/** The operations of 8x8 that have no body. */
const OF_ID = [
  ["GET", `/messages/${UNKNOWN}`],
  ["DELETE", `/messages/${UNKNOWN}`],
  ["DELETE", `/messages/batch/${UNKNOWN}`],
];
const rawSms = (body, headers) => send(eightByEight("POST", "/messages", { body, headers }), 400);
const rawBatch = (body, headers) => send(eightByEight("POST", "/messages/batch", { body, headers }), 400);

export const eightByEightRefusals = [
  ...named("8x8 refuses", {
    "a path that it does not have": [
      ...["", "/message", "/messages/", "/messages/batch/", "/messages/batch/a/b", "/messages/a/b"].flatMap((path) =>
        ["GET", "POST", "DELETE"].map((method) => send(eightByEight(method, path), 400)),
      ),
      ...[
        "/api/",
        "/api/v2/subaccounts/<sub>/messages",
        "/api/v1/subaccounts/<sub>",
        "/api/v1/subaccounts/%zz/messages",
        "/api/v1/subaccounts/%ff/messages",
      ].map((path) => send({ ...sendSms(), path }, 400)),
    ],
    "a method that a path does not have": [
      ["GET", "/messages"],
      ["GET", "/messages/batch"],
      ["DELETE", "/messages/batch"],
      ["PUT", "/messages"],
      ["PATCH", "/messages/batch/x"],
      ["POST", `/messages/${UNKNOWN}`],
    ].map(([method, path]) => send(eightByEight(method, path), 400)),
    "another sub-account": ["other_sub", "ab", "a".repeat(51), "with%20space", "Sub"].map((sub) =>
      send({ ...sendSms(), path: `/api/v1/subaccounts/${sub}/messages` }, 400),
    ),
    "a query where none belongs": [["POST", "/messages"], ["POST", "/messages/batch"], ...OF_ID].map(([method, path]) =>
      send(eightByEight(method, `${path}?x=1`, method === "POST" ? { body: {} } : {}), 400),
    ),
    "a body where none belongs": OF_ID.filter(([method]) => method !== "GET").flatMap(([method, path]) => [
      send(eightByEight(method, path, { body: "{}" }), 400),
      send(eightByEight(method, path, { body: "x", headers: { "content-type": undefined } }), 400),
    ]),
    "a `Content-Type` where no body belongs": OF_ID.map(([method, path]) =>
      send(eightByEight(method, path, { headers: { "content-type": "application/json" } }), 400),
    ),
    "an id of another form": ["x", UNKNOWN.slice(1), `${UNKNOWN}0`, UNKNOWN.replace("d", "g")].flatMap((id) => [
      send(eightByEight("GET", `/messages/${id}`), 400),
      send(eightByEight("DELETE", `/messages/${id}`), 400),
    ]),
    "an id of nobody": [
      send(eightByEight("GET", `/messages/${UNKNOWN}`), 404),
      send(eightByEight("DELETE", `/messages/${UNKNOWN}`), 404),
      send(eightByEight("DELETE", `/messages/batch/${UNKNOWN}`), 200),
    ],
    "a body that is not JSON": [
      ...[undefined, "text/plain", "application/json; charset=latin1"].flatMap((type) => [
        rawSms(message(), { "content-type": type }),
        rawBatch(batch(), { "content-type": type }),
      ]),
      ...["", "{", "[]", '"x"', "null", "\u0000", "[".repeat(100_000), "{}x"].flatMap((body) => [rawSms(body), rawBatch(body)]),
      rawSms({ bytes: [0x7b, 0xff, 0x7d] }),
    ],
    "fields that it does not know, or of another type": [
      ...[
        { to: "x" },
        { destination: 7 },
        { destination: undefined },
        { text: 7 },
        { encoding: "gsm7" },
        { track: "All" },
        { country: 1 },
        { source: {} },
      ].map((more) => rawSms(message(more))),
      ...[
        { more: 1 },
        { messages: {} },
        { messages: [7] },
        { destinations: [7] },
        { template: { more: 1 } },
        { includeMessagesInResponse: 1 },
        { clientBatchId: 7 },
      ].map((more) => rawBatch(batch(more))),
    ],
    "a batch without messages, with too many, or with a long id": [
      rawBatch({}),
      rawBatch({ messages: [] }),
      rawBatch({ destinations: [] }),
      rawBatch({ destinations: Array.from({ length: 10_001 }, () => "+447700900001"), template: { text: "x" } }),
      rawBatch(batch({ clientBatchId: "x".repeat(21) })),
    ],
    "a time": ["tomorrow", "", "2030-01-01T00:00:01", "2030-01-08T00:00:01Z"].flatMap((scheduled) => [
      rawSms(message({ scheduled })),
      rawBatch(batch({ template: { scheduled } })),
    ]),
    "an expiry": ["soon", "2030-01-01"].map((expiry) => rawSms(message({ expiry }))),
    "an id of a message that is too long": [rawSms(message({ clientMessageId: "x".repeat(351) }))],
  }),
  ...named("8x8 rejects within a 200", {
    "a message": [
      { text: undefined },
      { text: "" },
      { source: "x".repeat(17) },
      { expiry: "2029-12-31T23:59:59Z" },
      { destination: "01701234567" },
      { destination: "x", country: "DE" },
      { destination: "0x", country: "DE" },
      { destination: "" },
    ].map((more) => send(sendSms(more), 200)),
    "some of a batch": [
      send(
        sendBatch({ messages: [message(), message({ destination: "x" }), message({ text: "" })], includeMessagesInResponse: true }),
        200,
      ),
      advance(60),
    ],
  }),
  ...named("8x8 limits", {
    "how often messages are read, not how often they are cancelled": [
      aMessage(),
      aBatch(),
      send(eightByEight("GET", "/messages/<umid>"), 200),
      send(eightByEight("GET", "/messages/<umid>"), 429),
      send(eightByEight("DELETE", "/messages/<umid>"), 200),
      advance(0.999),
      send(eightByEight("GET", "/messages/<umid>"), 429),
      advance(0.001),
      send(eightByEight("GET", `/messages/${UNKNOWN}`), 404),
      send(eightByEight("GET", "/messages/<umid>"), 429),
    ],
  }),
];
