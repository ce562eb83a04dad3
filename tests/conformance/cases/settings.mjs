// Every setting with each of its values, in a scenario that shows what it does.
import {
  aBatch,
  aBulk,
  aMessage,
  advance,
  call,
  createBulk,
  eightByEight,
  fail,
  lox24,
  message,
  named,
  send,
  sendBatch,
  sendSms,
  UNKNOWN,
} from "./words.mjs";

const LD = { accept: "application/ld+json" };
const sms = { count: 3 };
const fourTokens = Array.from({ length: 4 }, () => send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), 401));

/** For each setting: its values, and what is done with each of them. */
const SCENARIOS = {
  seed: [
    [0, 2, 4_294_967_296],
    [aBulk(), aBatch(), call("addSms"), call("addBatch", { count: 1 })],
  ],
  now: [
    [0, 1.5, 1_893_456_000.123, 8_640_000_000_000],
    [send(lox24("GET", "/me"), 200), aBulk(), send(sendSms({ destination: "x" }), 200), advance(60)],
  ],
  speed: [[0], [aBulk(), advance(1)]],
  rate: [
    [0, 0.5, 200, 1_000_000_000],
    [aBulk(), aBatch(), call("addBatch", { count: 3 }), advance(1.002), call("state"), advance(2)],
  ],
  startDelay: [
    [0, 0.5, 3600],
    [aBulk(), advance(1), send(lox24("GET", "/bulks/<bulk>"), 200)],
  ],
  groupSize: [
    [0, 1, 20],
    [aBulk({ phones: undefined, msg_groups: [7117, 7118] }), advance(60)],
  ],
  accountActive: [
    [true, false],
    [
      send(lox24("GET", "/me")),
      send(createBulk()),
      send(createBulk({}, { headers: LD })),
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), 401),
      send(sendSms(), 200),
    ],
  ],
  retryAfterOn429: [
    [null, 0, 600],
    [...fourTokens, send(lox24("GET", "/me"), 429)],
  ],
  anyAccept: [
    ["refuse", "json", "ld+json"],
    [undefined, "*/*", "application/*;q=0.1", "text/html, */*", "application/ld+json;q=0.5, */*;q=0.1", "text/html"].map((accept) =>
      send(lox24("GET", "/me", { headers: { accept } })),
    ),
  ],
  requireSenderAndText: [
    [true, false],
    [send(createBulk({ text: undefined })), send(createBulk({ sender_id: undefined })), send(createBulk({ text: "" }), 400)],
  ],
  finalTextTooLong: [
    [null, 400, 422],
    ["x".repeat(1531), "я".repeat(671), "x".repeat(1530), "{".repeat(766)].map((text) => send(createBulk({ text }))),
  ],
  cancelCreatedAtString: [
    [true, false],
    [aBulk(), send(lox24("PUT", "/bulks/<bulk>/cancel"), 200)],
  ],
  cancelFinished: [
    [400, 422],
    [aBulk(), advance(60), send(lox24("PUT", "/bulks/<bulk>/cancel"))],
  ],
  unknownFilter: [
    ["ignore", "refuse"],
    [
      call("addSms", sms),
      send(lox24("GET", "/sms?countr=DE")),
      send(lox24("POST", "/sms/ops/batch_delete?iso=GB")),
      send(lox24("POST", "/sms/ops/batch_cancel?iso2=x", { headers: LD })),
    ],
  ],
  emptyFilter: [
    ["delete_all", "refuse"],
    [
      call("addSms", sms),
      send(lox24("POST", "/sms/ops/batch_cancel")),
      send(lox24("POST", "/sms/ops/batch_delete")),
      send(lox24("POST", "/sms/ops/batch_delete?_order[created_at]=asc", { headers: LD })),
    ],
  ],
  deletedCountName: [
    ["deleted_sms_count", "count"],
    [call("addSms", sms), send(lox24("POST", "/sms/ops/batch_delete?iso2=DE"), 200)],
  ],
  cancelledCountName: [
    ["canceled_sms_count", "ä"],
    [call("addSms", sms), send(lox24("POST", "/sms/ops/batch_cancel?iso2=DE"), 200)],
  ],
  pageSize: [
    [1, 2, 30],
    [call("addSms", sms), send(lox24("GET", "/sms?page=2", { headers: LD }), 200)],
  ],
  defaultOrder: [
    ["asc", "desc"],
    [aBulk({ text: "first" }), advance(1), aBulk({ text: "second" }), send(lox24("GET", "/bulks"), 200), send(lox24("GET", "/sms"), 200)],
  ],
  hydraView: [[true, false], [send(lox24("GET", "/sms", { headers: LD }), 200)]],
  hydraTotal: [[true, false], [send(lox24("GET", "/sms", { headers: LD }), 200)]],
  beyondLastPage: [
    ["empty", "repeat", "ignore_page"],
    { pageSize: 2 },
    [call("addSms", sms), send(lox24("GET", "/sms?page=9", { headers: LD }), 200), send(lox24("GET", "/sms?page=2"), 200)],
  ],
  linksElsewhere: [[true, false], [send(lox24("GET", "/bulks", { headers: LD }), 200)]],
  listedBulksHavePhones: [
    [true, false],
    [aBulk(), send(lox24("GET", "/bulks"), 200), send(lox24("GET", "/bulks/<bulk>"), 200)],
  ],
  statusPath: [
    [true, false],
    [aBulk(), send(lox24("GET", "/bulks/<bulk>/status"))],
  ],
  deleteBulkKeepsSms: [
    [true, false],
    [aBulk(), send(lox24("DELETE", "/bulks/<bulk>"), 204), send(lox24("GET", "/sms"), 200)],
  ],
  balance: [[100, 0, -1.5], [send(lox24("GET", "/me"), 200)]],
  currency: [["EUR", ""], [send(lox24("GET", "/me"), 200)]],
  services: [[[], ["direct", "ä"]], [send(lox24("GET", "/me"), 200)]],
  unknownBatch: [["zero", 400, 404], [send(eightByEight("DELETE", `/messages/batch/${UNKNOWN}`))]],
  pastSchedule: [
    ["send_at_once", "refuse"],
    [
      send(sendSms({ scheduled: "2029-12-31T23:59:59Z" })),
      send(sendBatch({ messages: [message(), message({ scheduled: "2029-12-31T23:59:59Z" })] })),
      advance(60),
    ],
  ],
  oneASecond: [
    [true, false],
    [aMessage(), send(eightByEight("GET", "/messages/<umid>"), 200), send(eightByEight("GET", "/messages/<umid>"))],
  ],
  tlsTooOld: [
    [true, false],
    [send(sendSms()), send(eightByEight("GET", "/nowhere")), send(lox24("GET", "/me"), 200)],
  ],
  cors: [
    [true, false],
    [
      fail({ kind: "html", times: 1 }),
      send(lox24("GET", "/me"), 502),
      send(lox24("GET", "/me"), 200),
      send(lox24("OPTIONS", "/me"), 204),
      send(eightByEight("OPTIONS", "/messages"), 204),
      send(sendSms(), 200),
    ],
  ],
};

/** The cases of one setting, by its value. Their observations must differ, or the scenario shows nothing. */
export const bySetting = Object.entries(SCENARIOS).map(([name, parts]) => {
  const [values, steps] = [parts[0], parts.at(-1)];
  const others = parts.length === 3 ? parts[1] : {};
  const cases = values.map((value) => ({
    name: `setting: ${name} ${JSON.stringify(value)}`,
    settings: { ...others, [name]: value },
    steps,
  }));
  return { name, values, cases };
});

export const settings = [
  ...bySetting.flatMap(({ cases }) => cases),
  ...named("settings", {
    "all at once": {
      settings: Object.fromEntries(bySetting.map(({ name, values }) => [name, values.at(-1)])),
      steps: [send(lox24("GET", "/me")), send(createBulk())],
    },
  }),
];
