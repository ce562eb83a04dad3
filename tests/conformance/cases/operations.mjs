// Every operation, with everything that it accepts.
import {
  aBatch,
  aBulk,
  aMessage,
  advance,
  batch,
  bulk,
  call,
  createBulk,
  eightByEight,
  lox24,
  message,
  named,
  send,
  sendBatch,
  sendSms,
  UNKNOWN,
} from "./words.mjs";

const LD = { accept: "application/ld+json" };
const sms = (more) => call("addSms", more, "sms");

/** Both formats of a request's response. */
const inBoth = (request, gives) => [send(request, gives), send({ ...request, headers: { ...request.headers, ...LD } }, gives)];

export const operations = [
  ...named("LOX24", {
    "POST /bulks": [
      ...inBoth(createBulk(), 201),
      send(createBulk({ phones: ["+447700900001", "00447700900002", "447700900003", "01701234567"] }), 201),
      send(createBulk({ phones: undefined, msg_groups: [7117, 404404] }), 201),
      send(createBulk({ phones: [], msg_groups: [404404] }), 201),
      send(createBulk({ phones: ["+447700900001", "+447700900001", "+12025550100", "+4915228817386", "+9991234567"] }), 201),
      advance(60),
    ],
    "POST /bulks with all fields": [
      send(createBulk({ service_code: "text2speech", delivery_at: 1_893_459_600, is_unicode: true, source: 7, voice_lang: "DE" }), 201),
      send(
        createBulk({
          service_code: "text2speech_ssml",
          delivery_at: 0,
          is_unicode: null,
          source: null,
          voice_lang: null,
          msg_groups: null,
        }),
        201,
      ),
      send(createBulk({ text: "Привет €", is_unicode: false }), 201),
      send(createBulk({ text: "Привет €" }), 201),
      send(createBulk({ text: "x".repeat(1785), sender_id: "+447700900001" }), 201),
      send(createBulk({}, { headers: { "content-type": "application/json; charset=UTF-8" } }), 201),
      advance(3700),
    ],
    "GET /bulks": [aBulk(), aBulk({ text: "Second" }), ...inBoth(lox24("GET", "/bulks"), 200), send(lox24("GET", "/bulks?page=2"), 200)],
    "GET /bulks/{id}": [
      aBulk(),
      ...inBoth(lox24("GET", "/bulks/<bulk>"), 200),
      advance(1.006),
      send(lox24("GET", "/bulks/<bulk>"), 200),
      advance(1),
      send(lox24("GET", "/bulks/<bulk>?"), 200),
    ],
    "GET /bulks/{id}/status": [
      aBulk(),
      ...inBoth(lox24("GET", "/bulks/<bulk>/status"), 200),
      advance(60),
      send(lox24("GET", "/bulks/<bulk>/status"), 200),
    ],
    "PUT /bulks/{id}/cancel": [
      aBulk(),
      ...inBoth(lox24("PUT", "/bulks/<bulk>/cancel"), undefined),
      send(lox24("GET", "/bulks/<bulk>"), 200),
      advance(60),
    ],
    "PUT /bulks/{id}/cancel of a bulk in progress": [aBulk(), advance(1.006), send(lox24("PUT", "/bulks/<bulk>/cancel"), 200), advance(60)],
    "DELETE /bulks/{id}": [
      aBulk(),
      send(lox24("DELETE", "/bulks/<bulk>"), 204),
      send(lox24("GET", "/bulks/<bulk>"), 404),
      aBulk(),
      send(lox24("DELETE", "/bulks/<bulk>", { headers: LD }), 204),
    ],
    "GET /sms": [aBulk(), sms({ count: 2 }), ...inBoth(lox24("GET", "/sms"), 200), advance(60), send(lox24("GET", "/sms"), 200)],
    "GET /sms/{id}": [
      sms({ text: "{€}", gateway_sent_at: 1_893_456_030 }),
      ...inBoth(lox24("GET", "/sms/<sms>"), 200),
      advance(60),
      send(lox24("GET", "/sms/<sms>"), 200),
    ],
    "POST /sms/ops/batch_cancel": [
      aBulk(),
      sms({ iso2: "DE" }),
      ...inBoth(lox24("POST", "/sms/ops/batch_cancel?iso2=GB"), 200),
      send(lox24("GET", "/sms"), 200),
      advance(60),
    ],
    "POST /sms/ops/batch_cancel of all": [aBulk(), send(lox24("POST", "/sms/ops/batch_cancel"), 200), advance(60)],
    "POST /sms/ops/batch_delete": [
      aBulk(),
      sms({ iso2: "DE" }),
      ...inBoth(lox24("POST", "/sms/ops/batch_delete?iso2[]=GB"), 200),
      send(lox24("GET", "/sms"), 200),
    ],
    "POST /sms/ops/batch_delete of all": [aBulk(), sms(), send(lox24("POST", "/sms/ops/batch_delete"), 200)],
    "GET /me": [...inBoth(lox24("GET", "/me"), 200)],
    "GET /blocked_numbers": [
      ...inBoth(lox24("GET", "/blocked_numbers"), 200),
      send(lox24("GET", "/blocked_numbers?number=44&type=1"), 200),
    ],
  }),
  ...named("8x8", {
    "POST /messages": [
      send(sendSms(), 200),
      send(
        sendSms({
          clientMessageId: "m1",
          source: "Venue",
          encoding: "AUTO",
          track: "Outcome",
          dlrCallbackUrl: "https://example.com/",
          clientIp: "192.0.2.1",
        }),
        200,
      ),
      send(sendSms({ encoding: "UCS2", track: "None", expiry: "2030-01-02T00:00:00Z" }), 200),
      send(sendSms({ encoding: "GSM7", text: "Привет", scheduled: "2030-01-01T01:00:00+01:00" }), 200),
      send(sendSms({ destination: "01701234567", country: "DE", scheduled: "2030-01-01T01:00:00Z" }), 200),
      send(sendSms({ text: "x".repeat(1600) }), 200),
      advance(4000),
    ],
    "GET /messages/{umid}": [
      aMessage({ clientMessageId: "m1", text: "Привет" }),
      send(eightByEight("GET", "/messages/<umid>"), 200),
      advance(1),
      send(eightByEight("GET", "/messages/<umid>"), 200),
      advance(1.25),
      aBatch({ includeMessagesInResponse: true, clientBatchId: "b1" }),
    ],
    "DELETE /messages/{umid}": [
      aMessage({ scheduled: "2030-01-01T01:00:00Z" }),
      send(eightByEight("DELETE", "/messages/<umid>"), 200),
      send(eightByEight("DELETE", "/messages/<umid>"), 200),
      send(eightByEight("GET", "/messages/<umid>"), 200),
      aMessage(),
      advance(60),
      send(eightByEight("DELETE", "/messages/<umid>"), 200),
    ],
    "POST /messages/batch": [
      send(sendBatch(), 200),
      send(sendBatch({ includeMessagesInResponse: true, clientBatchId: "b1", clientIp: "192.0.2.1" }), 200),
      send(
        sendBatch({
          messages: undefined,
          destinations: ["+447700900001", "447700900002"],
          template: { text: "Doors", source: "Venue", encoding: "UCS2" },
        }),
        200,
      ),
      send(
        sendBatch({
          destinations: ["+447700900009"],
          template: {
            text: "unused",
            scheduled: "2030-01-01T02:00:00Z",
            expiry: "2030-01-03T00:00:00Z",
            dlrCallbackUrl: "https://example.com/",
          },
        }),
        200,
      ),
      advance(60),
    ],
    "DELETE /messages/batch/{id}": [
      aBatch({ messages: [message(), message({ scheduled: "2030-01-01T01:00:00Z" })] }),
      advance(1),
      send(eightByEight("DELETE", "/messages/batch/<batch>"), 200),
      send(eightByEight("DELETE", "/messages/batch/<batch>"), 200),
      call("addBatch", { count: 3, scheduled_in: 60 }, "batch"),
      send(eightByEight("DELETE", "/messages/batch/<batch>"), 200),
    ],
    "an id in other letters": [
      send(eightByEight("DELETE", "/messages/batch/a%2Fb%20c"), 200),
      send(eightByEight("GET", `/messages/${UNKNOWN.toUpperCase()}`), 404),
    ],
  }),
  ...named(
    "8x8 in each region",
    Object.fromEntries(
      ["sms.8x8.com", "sms.us.8x8.com", "sms.8x8.uk", "sms.8x8.id"].map((host) => [host, [send({ ...sendBatch(), host }, 200)]]),
    ),
  ),
  ...named("both", {
    "a request with `HEAD` or `OPTIONS`": ["HEAD", "OPTIONS"].flatMap((method) => [
      send(lox24(method, "/bulks")),
      send(lox24(method, "/me")),
      send(eightByEight(method, "/messages")),
    ]),
    "who got what": [
      send(createBulk({ text: "a" }), 201),
      send(createBulk({ text: "a" }), 201),
      send(sendBatch({ messages: [message({ text: "a" }), message({ text: "b" })] }), 200),
      advance(60),
      call("sent"),
    ],
    "letters of all kinds": [
      send(createBulk({ text: '\u{1f389} \u0000\u001f"\\/ Ä\u2028' }), 201),
      send({ ...createBulk(), body: JSON.stringify(bulk()).replace("Doors", "\\ud83c\\udf89\\u00e9") }, 201),
      send(lox24("GET", "/sms?text=%C3%A4%F0%9F%8E%89&sender_id=a|b^`{}'"), 200),
      send({ ...sendBatch(), body: { ...batch(), clientBatchId: "ä\u{1f389}" } }, 200),
      send({ ...lox24("GET", "/me"), headers: { ...lox24("GET", "/me").headers, "x-note": "caf\u00e9 \u00c3\u00a9", "x-empty": "" } }, 200),
    ],
  }),
];
