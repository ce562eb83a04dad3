// A server as a target, over connections of Node's own: they show what arrives byte by byte, and add nothing to a request.
import { request } from "node:http";
import { ownHeaders, ownLog, refusalOfAdvance } from "../differences.mjs";
import { hidden } from "./object.mjs";

/** How long to wait for what should not come, in milliseconds. */
const PATIENCE = 300;

/** For each method of the object: its endpoint, and what the method returns of the answer. */
export const CALLS = {
  advance: { method: "POST", endpoint: "clock", input: (advance) => ({ advance }), refusal: refusalOfAdvance },
  fail: { method: "POST", endpoint: "faults" },
  addSms: { method: "POST", endpoint: "sms", answer: ({ uuids }) => uuids },
  addBlocked: { method: "POST", endpoint: "blocked" },
  configure: { method: "POST", endpoint: "settings" },
  clearFaults: { method: "DELETE", endpoint: "faults" },
  addBatch: { method: "POST", endpoint: "batches", answer: ({ batchId }) => batchId },
  requests: { method: "GET", endpoint: "requests", answer: ownLog },
  state: { method: "GET", endpoint: "state", answer: (state) => state },
  sent: { method: "GET", endpoint: "sent", answer: (sent) => sent },
};

export const http = (url) => ({
  async open(settings) {
    const { status, body } = await exchange(url, { method: "POST", path: "/_sandbox/worlds", body: JSON.stringify(settings) });
    const answer = JSON.parse(body);
    return status === 201 ? new World(answer) : { refused: answer };
  },
});

class World {
  #base;
  #sent = 0;

  constructor({ baseUrl, id, otherOrigin, token, apiKey, subAccountId }) {
    this.#base = baseUrl;
    this.names = { token, key: apiKey, sub: subAccountId };
    this.hide = [...hidden({ token, apiKey, subAccountId, elsewhere: `${otherOrigin}/w/${id}` }), [new URL(baseUrl).host, "<host>"]];
  }

  async send({ method, path, headers, body, silent, delayed }) {
    this.#sent += 1;
    const seen = await exchange(this.#base, { method, path, headers, body, silent, hasArrived: () => this.#hasArrived() });
    if (delayed !== undefined) await this.call("advance", delayed);
    return seen;
  }

  /** Waits until the latest request has met its fault. */
  async #hasArrived() {
    for (let last; last?.n !== this.#sent || !last.fault;) last = (await this.call("requests")).log.at(-1);
  }

  async call(name, given) {
    const { method, endpoint, input = (it) => it, answer = () => undefined, refusal = (it) => it } = CALLS[name];
    const body = method === "GET" ? undefined : JSON.stringify(input(given));
    const { status, body: text } = await this.control({ method, endpoint, body });
    return status === 200 ? answer(JSON.parse(text)) : { refused: refusal(JSON.parse(text)) };
  }

  control({ method, endpoint, body }) {
    return exchange(this.#base, { method, path: `/_sandbox/${endpoint}`, body: typeof body === "string" ? body : JSON.stringify(body) });
  }
}

/**
 * One request on a connection of its own, and what comes back. `silent` says where the response falls silent; before its body, only
 * the server knows that it has the request (`hasArrived`).
 */
function exchange(base, { method, path, headers = {}, body, silent, hasArrived }) {
  // Encoded as by a fetch.
  const { hostname, port, origin, href } = new URL(base + path);
  return new Promise((resolve, reject) => {
    let head;
    const chunks = [];
    let patience;
    const settle = (ends) => {
      clearTimeout(patience);
      sent.destroy();
      if (!head) return resolve({ fails: ends });
      resolve({ ...head, body: Buffer.concat(chunks).toString(), ...(ends && { ends }) });
    };
    const wait = () => {
      clearTimeout(patience);
      if (silent) patience = setTimeout(settle, PATIENCE, "silent");
    };
    // Node itself says nothing of the body of a DELETE.
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request({ hostname, port, method, path: href.slice(origin.length), headers: { ...headers, ...length }, agent: false });
    sent.on("response", (response) => {
      head = { status: response.statusCode, headers: ownHeaders(Object.entries(response.headers)) };
      wait();
      response.on("data", (chunk) => {
        chunks.push(chunk);
        wait();
      });
      response.on("end", () => settle(response.complete ? undefined : "closed"));
      response.on("error", () => settle("closed"));
    });
    sent.on("error", (error) => (error.code === "ECONNREFUSED" ? reject(error) : settle("closed")));
    sent.end(body);
    if (silent && silent !== "body") hasArrived().then(wait, reject);
  });
}
