// The filters and the pages of lists.
import { aBulk, advance, call, createBulk, lox24, named, send } from "./words.mjs";

const UUID = "11111111-1111-4111-8111-111111111111";

/** Messages that differ in everything a filter can ask for. */
const messages = [
  call(
    "addSms",
    {
      phone: "+447700900001",
      text: "Doors",
      sender_id: "Venue",
      source: 1,
      ip: "192.0.2.1",
      key_id: 1,
      callback_data: "a",
      created_at: 1_893_450_000,
    },
    "first",
  ),
  call("addSms", {
    phone: "+12025550100",
    text: "doors open",
    sender_id: "venue",
    source: 2,
    ip: "192.0.2.2",
    key_id: 2,
    callback_data: "b",
    created_at: 1_893_450_001,
    bulk: UUID,
  }),
  call("addSms", {
    phone: "01701234567",
    iso2: "AT",
    text: "Привет",
    source: null,
    is_unicode: false,
    delivery_at: 1_893_460_000,
    status_code: 999,
    dlr_code: 5,
  }),
  call("addSms", { text: "x".repeat(161), gateway_sent_at: 1_893_456_000, is_unicode: true, created_at: 1_893_450_000 }),
  call("addSms", { gateway_sent_at: 1_893_456_010 }),
];

const QUERIES = {
  is_sent: ["true", "0", "yes", "is_sent[]=1", ""],
  is_unicode: ["1", "false"],
  uuid: ["<first>", "x", `uuid[]=<first>&uuid[]=${UUID}`, "uuid[gt]=1"],
  iso2: ["GB", "gb", "iso2[]=GB&iso2[]=DE", "iso2[1]=AT&iso2[0]=x", "GER", ""],
  dlr_code: ["5", "dlr_code[]=0&dlr_code[]=1", "x", "dlr_code[gt]=1"],
  status_code: ["100", "status_code[]=999", "1.5"],
  gateway_sent_at: ["1893456000", "gateway_sent_at[lte]=1893456000", "gateway_sent_at[between]=0..9999999999"],
  delivery_at: ["0", "delivery_at[gt]=0"],
  created_at: [
    "1893450000",
    "created_at[lt]=1893450001",
    "created_at[gte]=1893450001&created_at[lte]=1893456000",
    "created_at[between]=1..2",
    "created_at[between]=1",
    "created_at[before]=1",
    "created_at[lt]=x",
  ],
  chars_count: ["5", "chars_count[gt]=5&chars_count[lt]=11", "chars_count[]=5&chars_count[]=6"],
  parts_count: ["2", "parts_count[gte]=2"],
  bulk: [UUID, "x"],
  source: ["1", "source[gt]=1", "-1", "+1", "99999999999999999999"],
  text: ["DOORS", "%D0%BF%D1%80%D0%B8", "text[]=x", ""],
  phone: ["%2B4477", "+4477", "555"],
  sender_id: ["VENUE"],
  ip: ["192.0.2."],
  key_id: ["2", "key_id[]=1"],
  callback_data: ["a", "callback_data[]=a&callback_data[]=b", ""],
  _order: [
    "_order[created_at]=desc",
    "_order[gateway_sent_at]=asc&_order[created_at]=desc",
    "_order[phone]=asc",
    "_order[created_at]=up",
    "_order=asc",
    "_order[]=asc",
  ],
  page: ["1", "2", "0", "-1", "x", "page[]=1"],
  unknown: ["1", "a[b][c]=1", "a[b=1", "&&", "=", "iso2=GB&iso2=DE", "iso2=GB&ISO2=DE"],
};

const queryOf = (name, value) => (value.includes("=") || value.includes("&") ? value : `${name}=${value}`);

const filters = Object.entries(QUERIES).map(([name, values]) => [
  name,
  [
    ...messages,
    ...values.flatMap((value) => [
      send(lox24("GET", `/sms?${queryOf(name, value)}`), 200),
      send(lox24("POST", `/sms/ops/batch_cancel?${queryOf(name, value)}`), 200),
      send(lox24("POST", `/sms/ops/batch_delete?${queryOf(name, value)}`), 200),
    ]),
  ],
]);

/** With filters that are wrong refused: each refusal has its sentence. */
const strict = Object.entries(QUERIES).map(([name, values]) => [
  `${name}, strictly`,
  {
    settings: { unknownFilter: "refuse" },
    steps: [...messages, ...values.map((value) => send(lox24("GET", `/sms?${queryOf(name, value)}`)))],
  },
]);

const LD = { accept: "application/ld+json" };
const three = [
  createBulk({ text: "A" }),
  createBulk({ text: "b", sender_id: "Other", phones: ["+447700900003"] }),
  createBulk({ text: "c", delivery_at: 1_893_459_600 }),
].map((request) => send(request, 201));
const OF_BULKS = [
  "uuid=<bulk>",
  "text=a",
  "sender_id=ven",
  "status_code=10",
  "status_code[]=0&status_code[]=5",
  "created_at[gte]=0",
  "delivery_at[gt]=0",
  "processed_at[lte]=1893456002",
  "msg_total_count=1",
  "iso2=DE",
  "_order[delivery_at]=desc",
  "_order[processed_at]=desc",
  "_order[msg_total_count]=asc&_order[created_at]=asc",
];

export const lists = [
  ...named("filter of SMS", Object.fromEntries([...filters, ...strict])),
  ...named("list", {
    "bulks by filter": [aBulk(), ...three, advance(2), ...OF_BULKS.map((query) => send(lox24("GET", `/bulks?${query}`), 200))],
    "pages with links": {
      settings: { pageSize: 2 },
      steps: [
        ...three,
        aBulk(),
        aBulk(),
        ...["", "?page=1", "?page=2", "?page=3", "?page=9", "?text=o&page=2&_order[created_at]=desc"].map((query) =>
          send(lox24("GET", `/bulks${query}`, { headers: LD }), 200),
        ),
      ],
    },
    "SMS, newest first": [...messages, send(lox24("GET", "/sms?_order[created_at]=desc", { headers: LD }), 200)],
    "blocked numbers by filter": ["number=44", "type=2", "type[]=1", "x=1", "_order[created_at]=asc", "page=2"].map((query) =>
      send(lox24("GET", `/blocked_numbers?${query}`, { headers: LD }), 200),
    ),
  }),
];
