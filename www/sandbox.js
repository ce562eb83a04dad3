// The sandbox that this page works on: behind a proxy or the server of the page, as its server says, otherwise a simulator inside
// the page.

/** The headers by which a server says where the control endpoints of a sandbox are, and the proxy that calls it, if there is one. */
const [CONTROL, PROXY] = ["sandbox-control", "sandbox-proxy"];
/** SMS status codes of LOX24. */
const [SENT, STOPPED] = [100, 6000];
/** Bulk status codes from which nothing more is sent. */
const FINISHED = 10;

/** Seconds of the first steps until everything is sent, and of those after them. */
const STEPS = { first: 60, count: 10, then: 3600 };
/** 8x8 takes batches for a week; the date of a bulk is known. */
const MOST_STEPS = 400;

let world;

/** Finds out which sandbox there is, and starts the one in the page if there is no other. */
export async function detect() {
  const server = await askServer();
  const { start } = await moduleFor(server);
  world = start(server);
}

/** The one response that every static host has is that of the page itself, so that asking leaves no error in the console. */
async function askServer() {
  try {
    const { headers } = await fetch(location.pathname, { method: "HEAD" });
    return { control: headers.get(CONTROL), proxy: headers.get(PROXY) };
  } catch {
    return {};
  }
}

function moduleFor({ control, proxy }) {
  if (!control) return import("./simulator.js");
  return proxy ? import("./sandbox-proxy.js") : import("./sandbox-server.js");
}

/** What it is called, where it is, and what happens to messages: `{ name, place, notice }`. */
export const words = () => world.words;

/** The account, open to everybody: `{ token, apiKey, subAccountId }`, without secrets if a proxy has them. */
export const account = () => world.account;

/** Where the client of a provider, `lox24` or `eightByEight`, finds it: the option `baseUrl` or `fetch`. */
export const access = (provider) => world.access[provider];

/** Whether its credentials are kept from this page. */
export const hasProxy = () => world.account.token === undefined;

export const canReset = () => world.reset !== undefined;

/** Empties both accounts. */
export const reset = () => world.reset();

/** Returns `{ now, speed }`, after a change `{ speed, advance }` if one is given. Undefined if the sandbox does not respond. */
export const clock = (change) => world.clock(change);

/** Who has got which text how often. */
export const sent = () => world.sent();

/** The requests that met a fault: their `n`, `method` and `fault`. */
export async function struck() {
  const log = (await world.requests())?.log ?? [];
  return log.filter(({ fault }) => fault);
}

/** Lets requests fail. */
export const fail = (fault) => world.fail(fault);

/** How many messages of these bulks were sent and how many were stopped. LOX24 itself does not report this. */
export async function messagesOf(uuids) {
  const bulks = (await world.state())?.bulks.filter(({ uuid }) => uuids.includes(uuid));
  const count = (code) => bulks.reduce((sum, { sms }) => sum + (sms[code] ?? 0), 0);
  return bulks && { sent: count(SENT), stopped: count(STOPPED) };
}

/** How many messages were sent and how many are waiting at both providers. Undefined if the sandbox does not respond. */
export async function totals() {
  const state = await world.state();
  if (!state) return undefined;
  const all = { sent: 0, waiting: 0 };
  for (const { status_code: status, msg_total_count: total, sms } of state.bulks) {
    const sent = sms[SENT] ?? 0;
    all.sent += sent;
    if (status < FINISHED) all.waiting += total - sent;
  }
  for (const { total, sent, cancelled } of state.batches) {
    all.sent += sent;
    all.waiting += total - sent - cancelled;
  }
  return all;
}

/** Moves the clock until nothing is waiting, and returns its time. */
export async function finish() {
  let time = await clock();
  for (let step = 0; step < MOST_STEPS && (await totals())?.waiting > 0; step += 1) {
    const { bulks } = await world.state();
    const times = bulks.filter(({ status_code: status }) => status < FINISHED).map(({ delivery_at: at }) => at - time.now);
    const advance = Math.max(...times, step < STEPS.count ? STEPS.first : STEPS.then);
    time = await clock({ advance });
  }
  return time;
}

/** Schedules an 8x8 batch, as another program would, and returns its id. */
export const scheduleBatch = (count, secondsAhead) => world.addBatch({ count, scheduled_in: secondsAhead });
