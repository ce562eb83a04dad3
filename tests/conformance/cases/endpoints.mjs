// The control endpoints as a client in another language sees them: only the servers have them.
import { aBulk, fail, lox24, named, send } from "./words.mjs";

const ask = (method, endpoint, body, gives = 200) => ({ control: { method, endpoint, body }, gives });

const groups = named("endpoints", {
  settings: [
    ask("GET", "settings"),
    ask("POST", "settings", { rate: 1, pageSize: 2 }),
    ask("POST", "settings", {}),
    ask("POST", "settings"),
    ...[{ rte: 1 }, { seed: 1 }, { rate: -1, pageSize: 0 }, [], 7, null].map((body) => ask("POST", "settings", JSON.stringify(body), 400)),
    ask("GET", "settings"),
    ask("HEAD", "settings"),
  ],
  clock: [
    ask("GET", "clock"),
    ask("POST", "clock", { advance: 1.5 }),
    ask("POST", "clock", {}),
    ask("POST", "clock", { speed: 0, advance: 0 }),
    ...[{ advance: -1 }, { speed: -1 }, { speed: "x" }, { spede: 1 }, [], 1].map((body) => ask("POST", "clock", body, 400)),
  ],
  faults: [
    ask("GET", "faults"),
    ask("POST", "faults", { kind: "drop", times: 3 }),
    ask("POST", "faults", [
      { kind: "delay", ms: 5 },
      { kind: "status", place: "after", status: 503, retryAfter: "1", body: "x", contentType: "y", method: "GET", path: "/" },
    ]),
    ask("GET", "faults"),
    ...[{ kind: "x" }, { kind: "status", status: 1 }, 7].map((body) => ask("POST", "faults", body, 400)),
    ask("DELETE", "faults"),
    ask("GET", "faults"),
    send(lox24("GET", "/me"), 200),
  ],
  requests: [
    send(lox24("GET", "/me"), 200),
    ask("GET", "requests"),
    ask("POST", "requests/reset"),
    ask("GET", "requests"),
    send(lox24("GET", "/me"), 200),
  ],
  state: [aBulk(), ask("GET", "state"), ask("GET", "sent"), ask("POST", "clock", { advance: 60 }), ask("GET", "state"), ask("GET", "sent")],
  "batches and SMS": [
    ask("POST", "batches", { count: 2 }),
    ask("POST", "sms", { count: 2 }),
    ask("POST", "sms"),
    ask("POST", "batches", "", 400),
  ],
  blocked: [
    ask("POST", "blocked", { numbers: ["+447700900001", "+12025550100"] }),
    ask("POST", "blocked", { numbers: ["+4915228817386"], type: 1 }),
    ask("POST", "blocked", { numbers: [] }),
    ...[{}, { numbers: "x" }, { numbers: [1] }, { numbers: [], type: "x" }, { numbers: [], kind: 1 }].map((body) =>
      ask("POST", "blocked", body, 400),
    ),
    ...["", "?number=44", "?type=1", "?type[]=1&type[]=2", "?number=x"].map((query) =>
      send(lox24("GET", `/blocked_numbers${query}`, { headers: { accept: "application/ld+json" } }), 200),
    ),
    aBulk(),
    ask("POST", "clock", { advance: 60 }),
    send(lox24("GET", "/sms"), 200),
  ],
  worlds: [
    ask("POST", "worlds", { rte: 1 }, 400),
    ask("POST", "worlds", "[]", 400),
    ask("POST", "worlds", { now: "2030-01-01T00:00:00Z" }, 400),
  ],
  "another world, which does not exist": [
    send(lox24("GET", "/../nobody/me"), 404),
    send({ method: "GET", path: "/../nobody/_sandbox/state" }, 404),
  ],
  "none, and other methods": [
    ...["nowhere", "settings/", "requests/resets", "x/y"].map((endpoint) => ask("GET", endpoint, undefined, 404)),
    ask("POST", "state", undefined, 405),
    ask("DELETE", "settings", undefined, 405),
    ask("PUT", "faults", undefined, 405),
    ask("GET", "worlds", undefined, 405),
    ask("OPTIONS", "state", undefined, 204),
    ask("POST", "nowhere", "{", 404),
  ],
  "bodies that are not JSON": ["{", "x", "\u0000", '{"a":1}x', "[".repeat(100_000)].flatMap((body) =>
    ["settings", "clock", "faults", "batches", "sms", "blocked", "worlds"].map((endpoint) => ask("POST", endpoint, body, 400)),
  ),
  "faults meet no control call": [
    fail({ kind: "drop", times: 0 }),
    ask("GET", "faults"),
    send(lox24("GET", "/me"), "closed"),
    ask("DELETE", "faults"),
    send(lox24("GET", "/me"), 200),
  ],
});

export const endpoints = groups.map((one) => ({ ...one, http: true }));
