// Requests that no client makes, against a proxy in front of the sandbox. It imports nothing, so that a Worker can bundle it.
// tests/proxy.rs makes the same requests of the Rust code, which sees a path before a URL parser has touched it.

const bulk = '{"text":"Hi","phones":["+447700900001"]}';
const json = { "content-type": "application/json" };
const post = (body, headers = json) => ({ method: "POST", target: "/api/sms/lox24/bulks", headers, body });

/** A body without a length that never ends. */
const endless = () =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
  });

/** What JSON in a file cannot say: bytes, and sizes. */
export const more = {
  "a body without an end": () => post(endless()),
  "a body that is one byte too large": () => post(bulk.padEnd(4 * 1024 * 1024 + 1)),
  "a body that says it is small": () => post(bulk.padEnd(4 * 1024 * 1024 + 1), { ...json, "content-length": "2" }),
  "no body": () => post(undefined),
  "an empty body": () => post(""),
  "half a body": () => post(bulk.slice(0, 20)),
  "two bodies": () => post(bulk + bulk),
  "bytes that are not UTF-8": () => post(new Uint8Array([...new TextEncoder().encode('{"text":"'), 0xff, ...new TextEncoder().encode('"}')])),
  "UTF-16": () => post(new Uint8Array([...bulk].flatMap((it) => [it.charCodeAt(0), 0]))),
  "a byte order mark": () => post(`\u{feff}${bulk}`),
  "half a surrogate pair": () => post('{"text":"\\ud800","phones":["+447700900001"]}'),
  "arrays without end": () => post("[".repeat(100_000)),
  "a key of the prototype": () => post('{"text":"Hi","phones":["+447700900001"],"constructor":{"prototype":{}}}'),
  "a body where none belongs": () => ({ method: "PUT", target: "/api/sms/lox24/bulks/da0fa78c-4699-11ea-a637-96000028b339/cancel", body: "{}" }),
  "a form": () => post("text=Hi", { "content-type": "application/x-www-form-urlencoded" }),
  "a sandboxed frame": () => post(bulk, { ...json, origin: "null" }),
  "another port": () => post(bulk, { ...json, origin: "https://shop.example:8443" }),
  "the question of a foreign page": () => ({
    method: "OPTIONS",
    target: "/api/sms/lox24/bulks",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  }),
};

/**
 * Makes the requests of a proxy that lets everything through which is well-formed. Returns for each its refusal, or what is wrong with
 * that; and how many requests have reached the provider.
 */
export async function hostile({ createProxy }, Sandbox, rows) {
  const sandbox = new Sandbox({ speed: 0 });
  const proxy = createProxy({
    lox24: { token: sandbox.token },
    eightByEight: { apiKey: sandbox.apiKey, subAccountIds: ["my-sub&co", sandbox.subAccountId] },
    allow: ["createBulk", "getBulk", "cancelBulk", "listSms", "deleteSms", "account", "listBulks", "sendBatch", "cancelBatch", "sendSms"],
    authorize: () => ({ user: "somebody" }),
    fetch: sandbox.fetch,
  });
  const results = {};
  for (const [name, { method, target, headers, body }] of [
    ...rows.map((row) => [`${row.method} ${row.target} ${JSON.stringify(row.headers ?? {})} ${row.body ?? ""}`, row]),
    ...Object.entries(more).map(([name, make]) => [name, make()]),
  ]) {
    let request;
    try {
      request = new Request(`https://shop.example${target}`, { method, headers, body, ...(body?.getReader && { duplex: "half" }) });
    } catch {
      // The runtime itself refuses it.
    }
    // Or it writes the method in another way.
    if (request?.method !== method) {
      results[name] = "no request";
      continue;
    }
    const response = await proxy(request);
    const text = await response.text();
    const shown = text + JSON.stringify([...response.headers]);
    const wrong = [
      response.status < 400 || response.status > 499 ? `status ${response.status}` : undefined,
      response.headers.get("cache-control") !== "no-store" ? "it may be stored" : undefined,
      response.headers.get("bulk-sms-outcome") !== "not-sent" ? "no outcome" : undefined,
      response.headers.get("access-control-allow-origin") ? "another origin may read it" : undefined,
      [sandbox.token, sandbox.apiKey, "447700900001"].some((secret) => shown.includes(secret)) ? "it has a secret" : undefined,
      !(JSON.parse(text).message?.length > 10) ? "it does not say why" : undefined,
    ].filter((it) => it !== undefined);
    results[name] = wrong.length > 0 ? `WRONG: ${wrong.join(", ")}: ${text}` : `${response.status} ${JSON.parse(text).code}`;
  }
  return { results, seen: sandbox.requests().seen };
}
