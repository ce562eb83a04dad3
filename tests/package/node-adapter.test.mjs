// The function in docs/from-a-web-page.md that mounts a proxy in node:http, as it appears there: over real connections, with what only
// raw sockets can say.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Lox24Client } from "bulk-sms";
import { createProxy } from "bulk-sms/proxy";
import { Sandbox } from "bulk-sms/testing";

const page = await readFile(join(import.meta.dirname, "../../docs/from-a-web-page.md"), "utf8");
const [shown] = page.match(/(?<=^```js\n)[^`]*export const nodeHandler [\s\S]*?(?=^```)/m);
const { nodeHandler } = await import(`data:text/javascript,${encodeURIComponent(shown)}`);

const sandbox = new Sandbox({ speed: 0 });
const proxy = createProxy({
  lox24: { token: sandbox.token },
  allow: ["createBulk", "getBulk", "account"],
  authorize: (request) => {
    if (request.headers.get("cookie") === "session=1") return { user: "somebody" };
    const headers = new Headers();
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response("Log in first.", { status: 401, headers });
  },
  fetch: sandbox.fetch,
  maxBodyBytes: 100_000,
});
const server = createServer();
let address;
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}`;
  server.on("request", nodeHandler(proxy, address));
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] };
const body = JSON.stringify(bulk);

/** A page's client, whose requests have the session's cookie. */
const ofPage = (cookie = "session=1") => {
  const withCookie = (request) => {
    request.headers.set("cookie", cookie);
    return fetch(request);
  };
  return new Lox24Client({ baseUrl: `${address}/api/sms/lox24`, fetch: withCookie, maxRetries: 0 });
};

/** Writes bytes to a connection, and returns what comes back until it is closed or the server has answered. */
async function raw(...chunks) {
  const socket = connect(server.address().port, "127.0.0.1");
  let received = "";
  socket.on("data", (data) => (received += data.toString("latin1")));
  socket.on("error", () => {});
  for (const chunk of chunks) if (!socket.destroyed) socket.write(chunk);
  while (!socket.closed && !isComplete(received)) await Promise.race([once(socket, "data"), once(socket, "close")]);
  socket.destroy();
  return received;
}

function isComplete(received) {
  const [head, body] = received.split("\r\n\r\n");
  return body !== undefined && body.length >= Number(head.match(/content-length: (\d+)/i)?.[1]);
}

const session = "Host: shop.example\r\nCookie: session=1\r\n";
const json = `${session}Content-Type: application/json\r\n`;
const withLength = `${json}Content-Length: ${body.length}\r\n`;

test("a page's client sends through it, and a body of many chunks arrives complete", async () => {
  const { seen } = sandbox.requests();
  const phones = Array.from({ length: 5000 }, (_, index) => `+4477009${String(index).padStart(5, "0")}`);
  const { uuid } = await ofPage().createBulk({ ...bulk, phones });
  assert.equal((await ofPage().getBulk(uuid)).uuid, uuid);
  assert.equal(sandbox.requests().seen, seen + 2);
});

test("a response of `authorize` keeps each of its cookies", async () => {
  const response = await fetch(`${address}/api/sms/lox24/me`);
  assert.equal(response.status, 401);
  assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
});

describe("what only a raw connection can say is refused, and nothing is sent", () => {
  const path = "/api/sms/lox24/bulks";
  const cases = {
    "an absolute target": [`POST http://evil.example${path} HTTP/1.1\r\n${withLength}\r\n${body}`],
    "a target that names a host, from a page of that host": [
      `POST //evil.example${path} HTTP/1.1\r\n${withLength}Origin: http://evil.example\r\n\r\n${body}`,
    ],
    "a target that names a host, after a backslash": [`POST /\\evil.example${path} HTTP/1.1\r\n${withLength}\r\n${body}`],
    "dot segments": [`POST /api/sms/x/../lox24/bulks HTTP/1.1\r\n${withLength}\r\n${body}`],
    "encoded dot segments": [`POST /api/sms/x/%2e%2E/lox24/bulks HTTP/1.1\r\n${withLength}\r\n${body}`],
    "a fragment": [`POST ${path}#x HTTP/1.1\r\n${withLength}\r\n${body}`],
    "a target that is no path": [`OPTIONS * HTTP/1.1\r\n${session}\r\n`],
    "TRACE": [`TRACE ${path} HTTP/1.1\r\n${session}\r\n`],
    "two lengths": [`POST ${path} HTTP/1.1\r\n${withLength}Content-Length: 2\r\n\r\n${body}`],
    "a length and chunks": [`POST ${path} HTTP/1.1\r\n${withLength}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    "an upgrade": [`GET /api/sms/lox24/me HTTP/1.1\r\n${session}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    "two origins": [`POST ${path} HTTP/1.1\r\n${withLength}Origin: https://shop.example\r\nOrigin: https://evil.example\r\n\r\n${body}`],
    "a body that is too large, in chunks": [
      `POST ${path} HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 40 }, () => `2000\r\n${" ".repeat(0x2000)}\r\n`),
    ],
    "a body that is too large, with a length": [
      `POST ${path} HTTP/1.1\r\n${json}Content-Length: 1000000\r\n\r\n`, " ".repeat(500_000), " ".repeat(500_000),
    ],
  };
  for (const [name, chunks] of Object.entries(cases)) {
    test(name, async () => {
      const { seen } = sandbox.requests();
      assert.match(await raw(...chunks), /^HTTP\/1\.1 4\d\d /);
      assert.equal(sandbox.requests().seen, seen);
      assert.equal((await ofPage().account()).constructor, Object);
    });
  }

  test("half a body, and the visitor is gone", async () => {
    const { seen } = sandbox.requests();
    const socket = connect(server.address().port, "127.0.0.1");
    await once(socket, "connect");
    const arrived = once(server, "request");
    socket.write(`POST ${path} HTTP/1.1\r\n${withLength}\r\n${body.slice(0, 20)}`);
    const [, response] = await arrived;
    const gone = once(response, "close");
    socket.destroy();
    await gone;
    assert.equal(sandbox.requests().seen, seen);
    assert.equal((await ofPage().account()).constructor, Object);
  });
});

test("what a forwarded request would tell the provider, and what ours does", async () => {
  const visitor = {
    accept: "application/json",
    authorization: "Bearer visitor",
    "content-type": "application/json",
    cookie: "session=1",
    "x-forwarded-for": "203.0.113.7",
    "x-visitor": "secret",
    referer: "https://shop.example/account?token=secret",
    "user-agent": "a visitor's browser",
  };
  const headersOf = async (handle) => {
    const seen = [];
    const provider = async (request) => {
      seen.push(Object.fromEntries(request.headers));
      return Response.json({ uuid: "da0fa78c-4699-11ea-a637-96000028b339" }, { status: 201 });
    };
    await handle(provider, new Request("https://shop.example/api/sms/lox24/bulks", { method: "POST", headers: visitor, body }));
    return Object.keys(seen[0]).sort();
  };
  const naive = await headersOf((provider, request) => provider(new Request("https://api.lox24.eu/bulks", request)));
  const ours = await headersOf((provider, request) => {
    const options = { lox24: { token: sandbox.token }, allow: ["createBulk"], authorize: () => ({ user: "somebody" }), fetch: provider };
    return createProxy(options)(request);
  });
  console.log(`forwarded: ${naive.join(", ")}\nours: ${ours.join(", ")}`);
  assert.deepEqual(naive, Object.keys(visitor).sort());
  assert.deepEqual(ours, ["accept", "content-type", "x-lox24-auth-token"]);
});
