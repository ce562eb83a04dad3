// What differs by design between the object and the servers, and why. Everything else must be equal.

/** A connection adds these to a request or a response; a `fetch` without a connection has none of them. */
const OF_CONNECTIONS = ["connection", "content-length", "date", "host", "keep-alive", "transfer-encoding"];

/** Headers without those of a connection, by name. */
export function ownHeaders(headers) {
  const own = [...headers].filter(([name]) => !OF_CONNECTIONS.includes(name));
  return Object.fromEntries(own.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The log without the headers of a connection, and without `otherOrigin`: the object follows no redirect, so nothing gets there. */
export function ownLog({ seen, applied, badCredentials, log }) {
  const entries = log.map((entry) => ({ ...entry, headers: ownHeaders(Object.entries(entry.headers)) }));
  return { seen, applied, badCredentials, log: entries };
}

/** The host of a request. The object stands for the providers' own hosts; a server has one address for both. */
export const hostOf = ({ host, path }) => host ?? (path.startsWith("/api/") ? "sms.8x8.com" : "api.lox24.eu");

/** The time at which a world starts. JavaScript has a type for it, JSON has none. */
export const dateOf = (now) => (typeof now === "number" ? new Date(now * 1000) : now);

/** What `advance` refuses. Its parameter is called `seconds`; the field of `POST clock` is called `advance`. */
export function refusalOfAdvance({ error, issues }) {
  const named = (path) => (path === "advance" ? "seconds" : path);
  return { error: error.replace(/^advance:/, "seconds:"), issues: issues.map((issue) => ({ ...issue, path: named(issue.path) })) };
}

/** Methods of the object that no server has an endpoint for. */
export const OF_OBJECT = ["expectSentOnce"];

// A delay lasts as long on the clock of the object's world as it does in real time on a server, whose clients have no other clock.
// A case says with `delayed` for how many seconds, and both clocks show that time afterwards.
//
// Not compared, because only one side has it: a redirect that is followed, which the object refuses, and `expectSentOnce` (both in
// tests/package/testing.test.mjs). The control endpoints by themselves are compared between the servers alone (cases/endpoints.mjs).
