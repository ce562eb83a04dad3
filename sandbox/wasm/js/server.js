// The sandbox over HTTP. The wasm decides; this reads requests, waits, and has responses written.
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Server } from "./bulk_sms_testing.js";
import { headOf, refuse, send } from "./wire.js";

const LONGEST_BODY = 64 << 20;

/** Timers cannot wait longer. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** A client may take its time, and what it sends is refused by the sandbox or not at all. */
const patient = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, requireHostHeader: false, maxHeaderSize: 400 << 10 };

/** Real time that never runs backwards, even when somebody sets the system's clock. */
const now = () => performance.timeOrigin + performance.now();

/** Starts the sandbox, and returns its address and the credentials of the default world. */
export async function serve(port, seed) {
  const other = createServer(patient);
  const main = createServer(patient);
  const otherOrigin = await listen(other, 0);
  const url = await listen(main, port).catch((error) => {
    other.close();
    throw error;
  });
  const sandbox = new Server(url, otherOrigin, seed, now());
  onRequest(main, (request, response) => answer(sandbox, request, response));
  onRequest(other, async (request, response) => {
    const { method, target, headers } = headOf(request);
    return send(request, response, JSON.parse(sandbox.redirected(method, target, headers, now())));
  });
  const { token, apiKey, subAccountId } = JSON.parse(sandbox.credentials(now()));
  return { url, token, apiKey, subAccountId };
}

async function listen(server, port) {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
}

/** Has the requests of each connection answered one after the other. */
function onRequest(server, answer) {
  const last = new WeakMap();
  const take = async (request, response) => {
    const { socket } = request;
    const before = last.get(socket);
    const turn = (async () => {
      if ((await before) === "broken") return "broken";
      return answer(request, response);
    })();
    last.set(socket, turn);
    // What fails here is a defect of the sandbox, which the client has to see.
    await turn.catch(() => refuse(request, response, 500));
  };
  // An expectation that is not known is ignored, as the status 417 is not one of a provider.
  for (const event of ["request", "checkExpectation"]) server.on(event, take);
}

/** Answers a request. It is carried out even if the client has hung up in the meantime, as it would be on a real server. */
async function answer(sandbox, request, response) {
  const { method, target, headers } = headOf(request);
  const id = sandbox.begin(method, target, headers, now());
  const body = await bodyOf(request);
  if (!body) {
    sandbox.forget(id);
    return refuse(request, response, 400);
  }
  let reply = JSON.parse(sandbox.receive(id, body, now()));
  if ("wait" in reply) {
    await sleep(Math.min(reply.wait, LONGEST_WAIT));
    reply = JSON.parse(sandbox.resume(id, now()));
  }
  return send(request, response, reply);
}

/** The body; none if it is too long, or if the client has hung up before its end. */
function bodyOf(request) {
  return new Promise((resolve) => {
    const chunks = [];
    let length = 0;
    request.on("data", (chunk) => {
      length += chunk.length;
      if (length <= LONGEST_BODY) return chunks.push(chunk);
      chunks.length = 0;
      return resolve(undefined);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("close", () => resolve(undefined));
  });
}
