// Everything that LOX24 refuses.
import { aBulk, advance, createBulk, lox24, named, send, UNKNOWN } from "./words.mjs";

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
const WITHOUT_QUERY = [
  ["POST", "/bulks"],
  ...WITHOUT_BODY.filter(([, path]) => !["/bulks", "/sms", "/blocked_numbers"].includes(path) && !path.includes("/ops/")),
];

export const lox24Refusals = [
  ...named("LOX24 refuses", {
    "a path that it does not have": [
      "/",
      "/bulk",
      "/bulks/",
      "//bulks",
      `/bulks/${UNKNOWN}/`,
      `/bulks/${UNKNOWN}/cancel/now`,
      "/sms/ops/batch_send/x",
      "/w/w1/bulks",
      "/Bulks",
    ].map((path) => send(lox24("GET", path), 404)),
    "a method that a path does not have": [
      ...[
        "/bulks",
        `/bulks/${UNKNOWN}`,
        `/bulks/${UNKNOWN}/status`,
        `/bulks/${UNKNOWN}/cancel`,
        "/sms",
        "/sms/ops/batch_delete",
        "/sms/ops/batch_cancel",
        `/sms/${UNKNOWN}`,
        "/me",
        "/blocked_numbers",
      ].map((path) => send(lox24("PATCH", path), 405)),
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
      ...[undefined, "*/*", "application/*", "text/html", "application/json;q=0", "application/problem+json", ""].map((accept) =>
        send(lox24("GET", "/me", { headers: { accept } }), 406),
      ),
      send(lox24("DELETE", `/bulks/${UNKNOWN}`, { headers: { accept: "text/html" } }), 406),
    ],
    "no `Accept` with a weight for one of its types": [
      ...[
        "application/json;q=0.5, application/ld+json",
        "application/ld+json;q=0.5, APPLICATION/JSON",
        "text/html, application/json;q=0.1",
        "application/json, application/ld+json",
      ].map((accept) => send(lox24("GET", "/me", { headers: { accept } }), 200)),
    ],
    "a body where none belongs": [
      aBulk(),
      ...WITHOUT_BODY.filter(([method]) => method !== "GET").flatMap(([method, path]) => [
        send(lox24(method, path, { body: "{}" }), 400),
        send(lox24(method, path, { body: "x", headers: { "content-type": undefined } }), 400),
      ]),
      send(lox24("GET", "/bulks/<bulk>"), 200),
    ],
    "a `Content-Type` where no body belongs": [
      aBulk(),
      ...WITHOUT_BODY.map(([method, path]) => send(lox24(method, path, { headers: { "content-type": "application/json" } }), 400)),
      send(lox24("GET", "/bulks/<bulk>"), 200),
    ],
    "a query where none belongs": [
      aBulk(),
      ...WITHOUT_QUERY.map(([method, path]) => send(lox24(method, `${path}?x=1`, method === "POST" ? { body: {} } : {}), 400)),
    ],
    "a bulk that is not JSON": [
      rawBulk("{}", 415, { "content-type": undefined }),
      rawBulk("{}", 415, OTHER),
      rawBulk("{}", 415, { "content-type": "application/json; charset=latin1" }),
      rawBulk("{}", 415, { "content-type": "application/ld+json" }),
      send(lox24("POST", "/bulks"), 415),
      ...[
        "",
        "{",
        "[]",
        '"x"',
        "null",
        "1",
        "\u0000",
        '{"text":"\\ud800"}',
        "{}x",
        "[".repeat(100_000),
        '{"a":'.repeat(127) + "1" + "}".repeat(127),
      ].map((body) => rawBulk(body)),
      rawBulk({ bytes: [0x7b, 0xff, 0x7d] }),
      rawBulk({ bytes: [0xef, 0xbb, 0xbf, 0x7b, 0x7d] }),
    ],
    "a bulk without recipients, sender and text": [
      ...wrongBulk({ sender_id: undefined, text: undefined, phones: undefined }),
      ...wrongBulk({ phones: null, msg_groups: null }),
    ],
    "a bulk with a field that it does not know": wrongBulk({ phone: "+447700900001", "": 1, sender: "x" }),
    "a sender": ["", "twelve chars", "+0170", "dash-ed", "Grüße", 7, null, ["x"]].map((sender_id) => send(createBulk({ sender_id }), 400)),
    "a text": ["", 7, null, {}, "x".repeat(1786)].map((text) => send(createBulk({ text }), 400)),
    "a service": ["", "fax", 7, null].map((service_code) => send(createBulk({ service_code }), 400)),
    "phone numbers": [7, "+447700900001", {}, ["x", ""], [7, null, {}], ["+447700900001", "+0447700900001", "000447700900001", "123"]].map(
      (phones) => send(createBulk({ phones }), 400),
    ),
    groups: [7, {}, [0], [-1, 1.5, "1", null]].map((msg_groups) => send(createBulk({ msg_groups }), 400)),
    "a time": [-1, 1.5, "0", null, 100_000_000_000, 1e30].map((delivery_at) => send(createBulk({ delivery_at }), 400)),
    "a kind of text": [1, "true", {}].map((is_unicode) => send(createBulk({ is_unicode }), 400)),
    "a source": [1.5, "1", true].map((source) => send(createBulk({ source }), 400)),
    "a language": ["", "de", 7].map((voice_lang) => send(createBulk({ voice_lang }), 400)),
    "everything that is wrong at once": wrongBulk({
      sender_id: "",
      text: 7,
      phones: ["x"],
      msg_groups: [0],
      delivery_at: -1,
      is_unicode: 1,
      source: "x",
      voice_lang: "x",
      service_code: "x",
      more: 1,
    }),
    "to cancel a bulk that has been sent": [
      aBulk(),
      advance(60),
      send(lox24("PUT", "/bulks/<bulk>/cancel"), 422),
      send(lox24("PUT", "/bulks/<bulk>/cancel", { headers: LD }), 422),
    ],
    "to cancel a bulk twice": [aBulk(), send(lox24("PUT", "/bulks/<bulk>/cancel"), 200), send(lox24("PUT", "/bulks/<bulk>/cancel"), 422)],
    "to cancel a bulk without recipients": [aBulk({ phones: [] }), send(lox24("PUT", "/bulks/<bulk>/cancel"), 422)],
    "a broken escape in a query": ["%", "%2", "%zz", "%ff", "a=%c3"].flatMap((query) =>
      ["/sms", "/bulks", "/blocked_numbers"].map((path) => send(lox24("GET", `${path}?text=${query}`), 400)),
    ),
  }),
];
