// Everything that the providers refuse.
import { aBatch, aBulk, aMessage, advance, batch, createBulk, eightByEight, lox24, message, named, send, sendBatch, sendSms, UNKNOWN } from "./words.mjs";

const LD = { accept: "application/ld+json" };
const OTHER = { "content-type": "text/plain" };

/** A bulk of which this is wrong, refused in both formats. */
const wrongBulk = (more, gives = 400) => [send(createBulk(more), gives), send(createBulk(more, { headers: LD }), gives)];
const rawBulk = (body, gives = 400, headers = {}) => send(lox24("POST", "/bulks", { body, headers }), gives);

/** The operations of LOX24 that have no body. */
const WITHOUT_BODY = [
  ["GET", "/bulks"],
  ["GET", "/bulks/<bulk>"],
  ["GET", "/bulks/<bulk>/status"],
  ["PUT", "/bulks/<bulk>/cancel"],
  ["DELETE", "/bulks/<bulk>"],
  ["GET", "/sms"],
  ["GET", `/sms/${UNKNOWN}`],
  ["POST", "/sms/ops/batch_cancel"],
  ["POST", "/sms/ops/batch_delete"],
  ["GET", "/me"],
  ["GET", "/blocked_numbers"],
];

/** Those that have no query. */
const WITHOUT_QUERY = [["POST", "/bulks"], ...WITHOUT_BODY.filter(([, path]) => !["/bulks", "/sms", "/blocked_numbers"].includes(path) && !path.includes("/ops/"))];

export const lox24Refusals = [
  ...named("LOX24 refuses", {
    "a path that it does not have": ["/", "/bulk", "/bulks/", "//bulks", `/bulks/${UNKNOWN}/`, `/bulks/${UNKNOWN}/cancel/now`, "/sms/ops/batch_send/x", "/w/w1/bulks", "/Bulks"].map((path) => send(lox24("GET", path), 404)),
    "a method that a path does not have": [
      ...["/bulks", `/bulks/${UNKNOWN}`, `/bulks/${UNKNOWN}/status`, `/bulks/${UNKNOWN}/cancel`, "/sms", "/sms/ops/batch_delete", "/sms/ops/batch_cancel", `/sms/${UNKNOWN}`, "/me", "/blocked_numbers"].map((path) => send(lox24("PATCH", path), 405)),
      send(lox24("POST", "/me", { headers: LD }), 405),
    ],
    "an id of nobody": [
      ...[UNKNOWN, "x", "%20", UNKNOWN.toUpperCase()].flatMap((id) => [
        send(lox24("GET", `/bulks/${id}`), 404),
        send(lox24("GET", `/bulks/${id}/status`), 404),
        send(lox24("PUT", `/bulks/${id}/cancel`), 404),
        send(lox24("DELETE", `/bulks/${id}`), 404),
        send(lox24("GET", `/sms/${id}`), 404),
      ]),
    ],
    "an `Accept` that is neither of its two types": [
      ...[undefined, "*/*", "application/*", "text/html", "application/json;q=0", "application/problem+json", ""].map((accept) => send(lox24("GET", "/me", { headers: { accept } }), 406)),
      send(lox24("DELETE", `/bulks/${UNKNOWN}`, { headers: { accept: "text/html" } }), 406),
    ],
    "no `Accept` with a weight for one of its types": [
      ...["application/json;q=0.5, application/ld+json", "application/ld+json;q=0.5, APPLICATION/JSON", "text/html, application/json;q=0.1", "application/json, application/ld+json"].map((accept) =>
        send(lox24("GET", "/me", { headers: { accept } }), 200),
      ),
    ],
    "a body where none belongs": [
      aBulk(),
      ...WITHOUT_BODY.filter(([method]) => method !== "GET").flatMap(([method, path]) => [send(lox24(method, path, { body: "{}" }), 400), send(lox24(method, path, { body: "x", headers: { "content-type": undefined } }), 400)]),
      send(lox24("GET", "/bulks/<bulk>"), 200),
    ],
    "a `Content-Type` where no body belongs": [
      aBulk(),
      ...WITHOUT_BODY.map(([method, path]) => send(lox24(method, path, { headers: { "content-type": "application/json" } }), 400)),
      send(lox24("GET", "/bulks/<bulk>"), 200),
    ],
    "a query where none belongs": [aBulk(), ...WITHOUT_QUERY.map(([method, path]) => send(lox24(method, `${path}?x=1`, method === "POST" ? { body: {} } : {}), 400))],
    "a bulk that is not JSON": [
      rawBulk("{}", 415, { "content-type": undefined }),
      rawBulk("{}", 415, OTHER),
      rawBulk("{}", 415, { "content-type": "application/json; charset=latin1" }),
      rawBulk("{}", 415, { "content-type": "application/ld+json" }),
      send(lox24("POST", "/bulks"), 415),
      ...["", "{", "[]", '"x"', "null", "1", "\u0000", '{"text":"\\ud800"}', "{}x", "[".repeat(100_000), '{"a":'.repeat(127) + "1" + "}".repeat(127)].map((body) => rawBulk(body)),
      rawBulk({ bytes: [0x7b, 0xff, 0x7d] }),
      rawBulk({ bytes: [0xef, 0xbb, 0xbf, 0x7b, 0x7d] }),
    ],
    "a bulk without recipients, sender and text": [...wrongBulk({ sender_id: undefined, text: undefined, phones: undefined }), ...wrongBulk({ phones: null, msg_groups: null })],
    "a bulk with a field that it does not know": wrongBulk({ phone: "+447700900001", "": 1, sender: "x" }),
    "a sender": ["", "twelve chars", "+0170", "dash-ed", "Grüße", 7, null, ["x"]].map((sender_id) => send(createBulk({ sender_id }), 400)),
    "a text": ["", 7, null, {}, "x".repeat(1786)].map((text) => send(createBulk({ text }), 400)),
    "a service": ["", "fax", 7, null].map((service_code) => send(createBulk({ service_code }), 400)),
    "phone numbers": [7, "+447700900001", {}, ["x", ""], [7, null, {}], ["+447700900001", "+0447700900001", "000447700900001", "123"]].map((phones) => send(createBulk({ phones }), 400)),
    "groups": [7, {}, [0], [-1, 1.5, "1", null]].map((msg_groups) => send(createBulk({ msg_groups }), 400)),
    "a time": [-1, 1.5, "0", null, 100_000_000_000, 1e30].map((delivery_at) => send(createBulk({ delivery_at }), 400)),
    "a kind of text": [1, "true", {}].map((is_unicode) => send(createBulk({ is_unicode }), 400)),
    "a source": [1.5, "1", true].map((source) => send(createBulk({ source }), 400)),
    "a language": ["", "de", 7].map((voice_lang) => send(createBulk({ voice_lang }), 400)),
    "everything that is wrong at once": wrongBulk({ sender_id: "", text: 7, phones: ["x"], msg_groups: [0], delivery_at: -1, is_unicode: 1, source: "x", voice_lang: "x", service_code: "x", more: 1 }),
    "to cancel a bulk that has been sent": [aBulk(), advance(60), send(lox24("PUT", "/bulks/<bulk>/cancel"), 422), send(lox24("PUT", "/bulks/<bulk>/cancel", { headers: LD }), 422)],
    "to cancel a bulk twice": [aBulk(), send(lox24("PUT", "/bulks/<bulk>/cancel"), 200), send(lox24("PUT", "/bulks/<bulk>/cancel"), 422)],
    "to cancel a bulk without recipients": [aBulk({ phones: [] }), send(lox24("PUT", "/bulks/<bulk>/cancel"), 422)],
    "a broken escape in a query": ["%", "%2", "%zz", "%ff", "a=%c3"].flatMap((query) => ["/sms", "/bulks", "/blocked_numbers"].map((path) => send(lox24("GET", `${path}?text=${query}`), 400))),
  }),
];

/** The operations of 8x8 that have no body. */
const OF_ID = [["GET", `/messages/${UNKNOWN}`], ["DELETE", `/messages/${UNKNOWN}`], ["DELETE", `/messages/batch/${UNKNOWN}`]];
const rawSms = (body, headers) => send(eightByEight("POST", "/messages", { body, headers }), 400);
const rawBatch = (body, headers) => send(eightByEight("POST", "/messages/batch", { body, headers }), 400);

export const eightByEightRefusals = [
  ...named("8x8 refuses", {
    "a path that it does not have": [
      ...["", "/message", "/messages/", "/messages/batch/", "/messages/batch/a/b", "/messages/a/b"].flatMap((path) => ["GET", "POST", "DELETE"].map((method) => send(eightByEight(method, path), 400))),
      ...["/api/", "/api/v2/subaccounts/<sub>/messages", "/api/v1/subaccounts/<sub>", "/api/v1/subaccounts/%zz/messages", "/api/v1/subaccounts/%ff/messages"].map((path) => send({ ...sendSms(), path }, 400)),
    ],
    "a method that a path does not have": [["GET", "/messages"], ["GET", "/messages/batch"], ["DELETE", "/messages/batch"], ["PUT", "/messages"], ["PATCH", "/messages/batch/x"], ["POST", `/messages/${UNKNOWN}`]].map(([method, path]) =>
      send(eightByEight(method, path), 400),
    ),
    "another sub-account": ["other_sub", "ab", "a".repeat(51), "with%20space", "Sub"].map((sub) => send({ ...sendSms(), path: `/api/v1/subaccounts/${sub}/messages` }, 400)),
    "a query where none belongs": [["POST", "/messages"], ["POST", "/messages/batch"], ...OF_ID].map(([method, path]) => send(eightByEight(method, `${path}?x=1`, method === "POST" ? { body: {} } : {}), 400)),
    "a body where none belongs": OF_ID.filter(([method]) => method !== "GET").flatMap(([method, path]) => [send(eightByEight(method, path, { body: "{}" }), 400), send(eightByEight(method, path, { body: "x", headers: { "content-type": undefined } }), 400)]),
    "a `Content-Type` where no body belongs": OF_ID.map(([method, path]) => send(eightByEight(method, path, { headers: { "content-type": "application/json" } }), 400)),
    "an id of another form": ["x", UNKNOWN.slice(1), `${UNKNOWN}0`, UNKNOWN.replace("d", "g")].flatMap((id) => [send(eightByEight("GET", `/messages/${id}`), 400), send(eightByEight("DELETE", `/messages/${id}`), 400)]),
    "an id of nobody": [send(eightByEight("GET", `/messages/${UNKNOWN}`), 404), send(eightByEight("DELETE", `/messages/${UNKNOWN}`), 404), send(eightByEight("DELETE", `/messages/batch/${UNKNOWN}`), 200)],
    "a body that is not JSON": [
      ...[undefined, "text/plain", "application/json; charset=latin1"].flatMap((type) => [rawSms(message(), { "content-type": type }), rawBatch(batch(), { "content-type": type })]),
      ...["", "{", "[]", '"x"', "null", "\u0000", "[".repeat(100_000), "{}x"].flatMap((body) => [rawSms(body), rawBatch(body)]),
      rawSms({ bytes: [0x7b, 0xff, 0x7d] }),
    ],
    "fields that it does not know, or of another type": [
      ...[{ to: "x" }, { destination: 7 }, { destination: undefined }, { text: 7 }, { encoding: "gsm7" }, { track: "All" }, { country: 1 }, { source: {} }].map((more) => rawSms(message(more))),
      ...[{ more: 1 }, { messages: {} }, { messages: [7] }, { destinations: [7] }, { template: { more: 1 } }, { includeMessagesInResponse: 1 }, { clientBatchId: 7 }].map((more) => rawBatch(batch(more))),
    ],
    "a batch without messages, with too many, or with a long id": [
      rawBatch({}),
      rawBatch({ messages: [] }),
      rawBatch({ destinations: [] }),
      rawBatch({ destinations: Array.from({ length: 10_001 }, () => "+447700900001"), template: { text: "x" } }),
      rawBatch(batch({ clientBatchId: "x".repeat(21) })),
    ],
    "a time": ["tomorrow", "", "2030-01-01T00:00:01", "2030-01-08T00:00:01Z"].flatMap((scheduled) => [rawSms(message({ scheduled })), rawBatch(batch({ template: { scheduled } }))]),
    "an expiry": ["soon", "2030-01-01"].map((expiry) => rawSms(message({ expiry }))),
    "an id of a message that is too long": [rawSms(message({ clientMessageId: "x".repeat(351) }))],
  }),
  ...named("8x8 rejects within a 200", {
    "a message": [{ text: undefined }, { text: "" }, { source: "x".repeat(17) }, { expiry: "2029-12-31T23:59:59Z" }, { destination: "01701234567" }, { destination: "x", country: "DE" }, { destination: "0x", country: "DE" }, { destination: "" }].map((more) =>
      send(sendSms(more), 200),
    ),
    "some of a batch": [send(sendBatch({ messages: [message(), message({ destination: "x" }), message({ text: "" })], includeMessagesInResponse: true }), 200), advance(60)],
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

/** A token that is wrong, as often as this. */
const wrong = (times, gives = 401) => Array.from({ length: times }, () => send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), gives));
const me = (gives) => send(lox24("GET", "/me"), gives);

export const credentials = [
  ...named("credentials", {
    "LOX24's token is missing, wrong or nearly right": [
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": undefined } }), 401),
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "<token>x" } }), 401),
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": undefined, authorization: "Bearer <token>", ...LD } }), 401),
      me(200),
    ],
    "LOX24 knows the path before the token": [send(lox24("GET", "/nowhere", { headers: { "x-lox24-auth-token": "wrong" } }), 404), send(lox24("PATCH", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), 405), me(200)],
    "LOX24 locks out after four wrong tokens within a minute": [...wrong(4), me(429), send(lox24("GET", "/nowhere", { headers: LD }), 429), advance(599), me(429), advance(1), me(200), ...wrong(1), me(200)],
    "LOX24 does not lock out after three wrong tokens": [...wrong(3), me(200), advance(60), ...wrong(3), me(200)],
    "a lockout does not concern 8x8": [...wrong(5 - 1), send(sendSms(), 200)],
    "8x8's key is missing, wrong or without its scheme": [undefined, "<key>", "Bearer wrong", "bearer <key>", "Bearer  <key>", "Basic <key>"].map((authorization) => send(eightByEight("POST", "/messages", { body: message(), headers: { authorization } }), 401)),
    "8x8 knows the path before the key, and the key before the sub-account": [
      send(eightByEight("PUT", "/messages", { headers: { authorization: "wrong" } }), 400),
      send(eightByEight("POST", "/messages", { body: message(), sub: "other_sub", headers: { authorization: "wrong" } }), 401),
    ],
  }),
];
