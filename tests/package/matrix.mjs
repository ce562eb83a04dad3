// Every fault that the sandbox can cause, for every operation and at every point of the exchange. It imports nothing, so
// that a Worker can bundle it.

/** The points: before the request is carried out, after it, within the head of the response, and within its body. */
export const faults = {
  "drop before": { kind: "drop" },
  "drop after": { kind: "drop", place: "after" },
  "drop in head": { kind: "drop", place: "after", where: "headers" },
  "drop in body": { kind: "drop", place: "after", where: "body" },
  "cut in body": { kind: "cut", place: "after" },
  "silence before": { kind: "silence" },
  "silence after": { kind: "silence", place: "after" },
  "silence in head": { kind: "silence", place: "after", where: "headers" },
  "silence in body": { kind: "silence", place: "after", where: "body" },
  "delay before": { kind: "delay", ms: 20 },
  "delay after": { kind: "delay", place: "after", ms: 20 },
  "400 before": { kind: "status", status: 400 },
  "403 before": { kind: "status", status: 403 },
  "404 before": { kind: "status", status: 404 },
  "408 before": { kind: "status", status: 408 },
  "422 before": { kind: "status", status: 422 },
  "429 before": { kind: "status", status: 429, retryAfter: "0" },
  "500 before": { kind: "status", status: 500 },
  "500 after": { kind: "status", status: 500, place: "after" },
  "503 before": { kind: "status", status: 503, retryAfter: "0" },
  "503 after": { kind: "status", status: 503, retryAfter: "0", place: "after" },
  "html 502 before": { kind: "html" },
  "html 502 after": { kind: "html", place: "after" },
  "html 200 after": { kind: "html", status: 200, place: "after" },
  "empty 500 before": { kind: "empty", status: 500 },
  "empty 200 after": { kind: "empty", place: "after" },
  "garbage after": { kind: "garbage", place: "after" },
  "redirect 302 before": { kind: "redirect", status: 302 },
  "redirect 307 before": { kind: "redirect", status: 307 },
  "redirect 303 after": { kind: "redirect", status: 303, place: "after" },
};

const bulk = { text: "hi", sender_id: "x", phones: ["+447700900000"] };

const everyone = { phone: "447700900000" };

/** Returns the id of an SMS of a new bulk. */
async function smsOf(lox24) {
  const { uuid } = await lox24.createBulk(bulk);
  for await (const sms of lox24.listSms({ bulk: uuid })) return sms.uuid;
}

const to = { destination: "+447700900000", text: "hi", scheduled: new Date(Date.now() + 3_600_000) };
const batch = { destinations: ["+447700900000"], text: "hi", scheduled: to.scheduled };

/** A valid call of each operation, after what it needs. Those of lists ask for the first item. */
const calls = {
  "LOX24 createBulk": async ({ lox24 }) => () => lox24.createBulk(bulk),
  "LOX24 getBulk": async ({ lox24 }) => {
    const { uuid } = await lox24.createBulk(bulk);
    return () => lox24.getBulk(uuid);
  },
  "LOX24 getBulkStatus": async ({ lox24 }) => {
    const { uuid } = await lox24.createBulk(bulk);
    return () => lox24.getBulkStatus(uuid);
  },
  "LOX24 listBulks": async ({ lox24 }) => () => lox24.listBulks().next(),
  "LOX24 cancelBulk": async ({ lox24 }) => {
    const { uuid } = await lox24.createBulk(bulk);
    return () => lox24.cancelBulk(uuid);
  },
  "LOX24 deleteBulk": async ({ lox24 }) => {
    const { uuid } = await lox24.createBulk(bulk);
    return () => lox24.deleteBulk(uuid);
  },
  "LOX24 getSms": async ({ lox24 }) => {
    const uuid = await smsOf(lox24);
    return () => lox24.getSms(uuid);
  },
  "LOX24 listSms": async ({ lox24 }) => () => lox24.listSms(everyone).next(),
  "LOX24 countSms": async ({ lox24 }) => () => lox24.countSms(everyone),
  "LOX24 cancelSms": async ({ lox24 }) => {
    await lox24.createBulk(bulk);
    return () => lox24.cancelSms(everyone);
  },
  "LOX24 deleteSms": async ({ lox24 }) => {
    await lox24.createBulk(bulk);
    return () => lox24.deleteSms(everyone);
  },
  "LOX24 account": async ({ lox24 }) => () => lox24.account(),
  "LOX24 blockedNumbers": async ({ lox24 }) => () => lox24.blockedNumbers().next(),
  "8x8 sendBatch": async ({ eightByEight }) => () => eightByEight.sendBatch(batch),
  "8x8 cancelBatch": async ({ eightByEight, control }) => {
    const { batchId } = await control("batches", { count: 3, scheduled_in: 3600 });
    return () => eightByEight.cancelBatch(batchId);
  },
  "8x8 sendSms": async ({ eightByEight }) => () => eightByEight.sendSms(to),
  "8x8 getSms": async ({ eightByEight }) => {
    const { umid } = await eightByEight.sendSms(to);
    return () => eightByEight.getSms(umid);
  },
  "8x8 cancelSms": async ({ eightByEight }) => {
    const { umid } = await eightByEight.sendSms(to);
    return () => eightByEight.cancelSms(umid);
  },
};

/** `times` 0: every attempt meets the fault; 1: only the first. `patience` is how many milliseconds the client waits in silence. */
export async function cell(api, sandboxUrl, ...which) {
  const send = async (url, body) =>
    (await fetch(url, { method: body && "POST", headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) })).json();
  const world = await send(`${sandboxUrl}/_sandbox/worlds`, { speed: 0, oneASecond: false });
  const control = (path, body) => send(`${world.control}/${path}`, body);
  return cellIn(api, world, control, ...which);
}

/** The same in the object of `bulk-sms/testing`. */
async function cellInObject(api, Sandbox, ...which) {
  const sandbox = new Sandbox({ startDelay: 1e6, oneASecond: false });
  let before = sandbox.requests();
  const endpoints = {
    batches: (batch) => ({ batchId: sandbox.addBatch(batch) }),
    faults: (fault) => sandbox.fail(fault),
    "requests/reset": () => (before = sandbox.requests()),
    requests: () => {
      const { seen, applied } = sandbox.requests();
      return { seen: seen - before.seen, applied: applied - before.applied, otherOrigin: [] };
    },
  };
  return cellIn(api, sandbox, async (path, body) => endpoints[path](body), ...which);
}

async function cellIn({ Lox24Client, EightByEightClient }, world, control, operation, fault, times, patience) {
  const prepare = calls[operation];
  if (!prepare) throw new Error(`there is no call of ${operation} in matrix.mjs`);
  const { baseUrl, fetch, token, apiKey, subAccountId } = world;
  // Only a silent server has to be ended by the client.
  const options = { baseUrl, fetch, timeout: faults[fault].kind === "silence" ? patience : 30_000, maxRetries: 1 };
  const lox24 = new Lox24Client({ ...options, token });
  const eightByEight = new EightByEightClient({ ...options, apiKey, subAccountId });
  // A cell should not wait for others to prove its credential. This bulk does not exist, and the 404 proves the credential.
  await lox24.getBulk("00000000-0000-0000-0000-000000000000", { timeout: 30_000 }).catch(() => {});
  const call = await prepare({ lox24, eightByEight, control });
  await control("requests/reset", {});
  await control("faults", { ...faults[fault], times });
  const reported = await call().then(
    (answer) => ({ outcome: "ok", certain: answer?.certain }),
    (error) => ({ outcome: error.outcome, name: error.name }),
  );
  const { seen, applied, otherOrigin } = await control("requests");
  return { operation, fault, times, ...reported, seen, applied, elsewhere: otherOrigin.length };
}

/**
 * A runtime may reuse a connection that the server has closed in the meantime (workerd does, and does not retry). A request
 * that never arrived does not belong in the matrix, so the cell is then repeated in a new world.
 */
async function arrived(...cellOf) {
  for (let tries = 1; ; tries += 1) {
    const result = await cell(...cellOf).catch((error) => ({ seen: 0, error }));
    if (result.seen > 0 || tries === 10) return result;
  }
}

/** How often a fault is met, see `cell`. */
export const allTimes = [1, 0];

/** Runs the cells of operations, which are named, many at a time. */
export async function matrix(api, { sandboxUrl, operations, timesOf = allTimes, patience = 150 }) {
  return cells((...which) => arrived(api, sandboxUrl, ...which, patience), operations, timesOf);
}

/** The same cells in the object of `bulk-sms/testing`. */
export async function matrixInObject(api, Sandbox, operations) {
  return cells((...which) => cellInObject(api, Sandbox, ...which, 150), operations, allTimes);
}

async function cells(cell, operations, timesOf) {
  const waiting = timesOf.flatMap((times) =>
    Object.keys(faults).flatMap((fault) => operations.map((operation) => [operation, fault, times])),
  );
  const done = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await cell(...next));
  };
  await Promise.all(Array.from({ length: 60 }, work));
  return done;
}
