// From a list to the moment when `fetch` is called with the finished request: the package's way and the plain one.

export const TEXT = "Doors open at 19:00";
/** The body up to its recipients. */
export const HEAD = `{"text":${JSON.stringify(TEXT)},"phones":[`;
const URL = "https://api.lox24.eu/bulks";
const ANSWER = '{"uuid":"da0fa78c-4699-11ea-a637-96000028b339","status_code":0}';

let sent;
/** Records when it is called: neither side pays for what comes later. */
export async function fetchDouble(request) {
  sent = { at: performance.now(), request };
  return new Response(ANSWER);
}

/** What was sent last, by a call that began at `start`. */
export const sentSince = (start) => ({ milliseconds: sent.at - start, request: sent.request });

/** The package's way. The caller has to free the list that comes back. */
export function ours({ Lox24Client, Recipients }) {
  const client = new Lox24Client({ fetch: fetchDouble });
  return async (input) => {
    const start = performance.now();
    const list = Recipients.parse(input);
    await client.createBulk({ text: TEXT, phones: list });
    const { milliseconds, request } = sentSince(start);
    return { milliseconds, value: { request, list } };
  };
}

/** The package's way on one input, as a side. */
export const oursOn = (input) => (api) => {
  const send = ours(api);
  return () => send(input);
};

/** The plain way, with a loop that creates the body. */
export async function theirs(loop) {
  const start = performance.now();
  const { body, ...report } = loop();
  const headers = { accept: "application/json", "content-type": "application/json" };
  await fetchDouble(new Request(URL, { method: "POST", headers, body }));
  const { milliseconds, request } = sentSince(start);
  return { milliseconds, value: { request, report } };
}

/** Everything about a result, so that two can be compared. */
export async function digest({ request, list, report }) {
  const { method, url } = request;
  const found = list ? reportOf(list) : { ...report, reasons: [...report.reasons].filter((count) => count > 0) };
  discard({ list });
  return JSON.stringify({ method, url, found }) + (await request.text());
}

/** The list is in wasm memory, which no garbage collector sees. */
export const discard = ({ list }) => list?.free();

function reportOf(list) {
  return {
    count: list.length,
    duplicates: list.duplicates,
    reasons: list.reasons().map(({ count }) => count),
    rejected: list.rejected.map(({ index, input, reason }) => [index, input, reason]),
  };
}
