// The server of `npx bulk-sms sandbox` next to the one in Rust: the same to the clients, and the same bytes on the connection.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import * as api from "bulk-sms";
import { installed, serving } from "./command.mjs";
import { faults, matrix } from "./matrix.mjs";
import { post, requests, sandboxUrl } from "./support.mjs";

let place;
let server;
const afterwards = [];
before(async () => {
  place = await installed();
  server = await serving({ after: (act) => afterwards.push(act) }, place);
});
after(() => {
  for (const act of afterwards) act();
  return place.remove();
});

test("each kind of fault has the same outcome from both", async () => {
  const operations = ["LOX24 createBulk", "LOX24 getBulk", "LOX24 cancelBulk", "8x8 sendBatch", "8x8 cancelBatch"];
  const byName = (cells) => Object.fromEntries(cells.map(({ operation, fault, times, ...cell }) => [`${operation}, ${fault}, ${times}`, cell]));
  // The head before a silence must arrive in time on a busy machine too.
  const outcomes = async (sandboxUrl) => byName(await matrix(api, { sandboxUrl, operations, patience: 3000 }));
  const [ours, rust] = await Promise.all([outcomes(server.url), outcomes(sandboxUrl)]);
  assert.equal(Object.keys(ours).length, operations.length * Object.keys(faults).length * 2);
  assert.deepEqual(ours, rust);
});

/** A world of one server, and the raw text of requests to it. */
async function worldOf(url) {
  const world = await post(`${url}/_sandbox/worlds`, { speed: 0 });
  const { port, pathname } = new URL(world.baseUrl);
  const credential = `Host: x\r\nX-LOX24-AUTH-TOKEN: ${world.token}\r\nAccept: application/json\r\n`;
  const request = (method, path, more = "", body = "") => {
    const length = body && `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    return `${method} ${pathname}${path} HTTP/1.1\r\n${credential}${length}${more}\r\n${body}`;
  };
  return { ...world, port, request };
}

/** Has the server close the connection after everything else: its own response to it is a 204. */
const LAST = "OPTIONS /bulks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

/** Sends a text, and returns all that comes until the server closes the connection. */
async function exchange({ port }, text) {
  const socket = connect(port, "127.0.0.1");
  socket.setEncoding("utf8").write(text);
  return (await socket.toArray()).join("");
}

/** Without what differs from world to world and from time to time. */
const alike = (came) =>
  came
    .replace(/(?<=^date: ).*$/gm, "now")
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "uuid")
    .replace(/[\da-f]{24,32}/g, "hex")
    .replace(/\b1[789]\d{8}\b/g, "time")
    .replace(/(?<=127\.0\.0\.1:)\d+\/w\/w\d+/g, "world");

const bulk = JSON.stringify({ sender_id: "Venue", text: "Einlaß 19:00", phones: ["+447700900001"] });

describe("the bytes on the connection", () => {
  const cases = {
    "a list": ({ request }) => request("GET", "/bulks"),
    "a bulk": ({ request }) => request("POST", "/bulks", "", bulk),
    "a bulk in chunks": ({ request }) => `${request("POST", "/bulks", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")}2\r\n{}\r\n0\r\n\r\n`,
    "a bulk that is announced": ({ request }) => request("POST", "/bulks", "Expect: 100-continue\r\n", bulk),
    "another expectation": ({ request }) => request("GET", "/me", "Expect: much\r\n"),
    "a body where none belongs": ({ request }) => request("GET", "/me", "", "{}"),
    "HEAD": ({ request }) => request("HEAD", "/me"),
    "HEAD of a control endpoint": ({ request }) => request("HEAD", "/_sandbox/state"),
    "a preflight": ({ request }) => request("OPTIONS", "/me"),
    "another method": ({ request }) => request("PATCH", "/me"),
    "an unknown path": ({ request }) => request("GET", "/nowhere?a=%20"),
    "an unknown world": () => "GET /w/none/me HTTP/1.1\r\nHost: x\r\n\r\n",
    "a wrong method of a control endpoint": ({ request }) => request("PUT", "/_sandbox/state"),
    "a wrong setting": ({ request }) => request("POST", "/_sandbox/settings", "", '{"ratte":1}'),
    "a complete URL": ({ request }) => request("GET", "/me").replace("GET ", "GET http://x"),
    "no host": ({ request }) => request("GET", "/me").replace("Host: x\r\n", ""),
    "an upgrade, and to close": ({ request }) => request("POST", "/bulks", "Connection: upgrade, close\r\nUpgrade: h2c\r\n", "{}"),
    "a query of 60,000 characters": ({ request }) => request("GET", `/me?${"x".repeat(60_000)}`),
    "two requests at once": ({ request }) => request("GET", "/me") + request("GET", "/bulks"),
    "a request to close": ({ request }) => request("GET", "/me", "Connection: close\r\n"),
  };
  test("of whole responses", async () => {
    const worlds = await Promise.all([worldOf(server.url), worldOf(sandboxUrl)]);
    for (const [name, write] of Object.entries(cases)) {
      const last = name.endsWith("close") ? "" : LAST;
      const [ours, rust] = await Promise.all(worlds.map((world) => exchange(world, write(world) + last)));
      assert.match(ours, /^HTTP\/1\.1 \d{3} /, name);
      assert.equal(alike(ours), alike(rust), name);
    }
  });

  const given = [
    { kind: "drop" },
    { kind: "drop", where: "headers" },
    { kind: "drop", where: "body" },
    { kind: "cut" },
    { kind: "cut", where: "connection" },
    { kind: "cut", where: "headers" },
    { kind: "redirect" },
    { kind: "redirect", location: "/é" },
    { kind: "html", contentType: "text/é", body: "é" },
    { kind: "empty", status: 204 },
    { kind: "empty", status: 205 },
    { kind: "empty", status: 304 },
    { kind: "garbage", status: 599 },
    { kind: "status", status: 429, retryAfter: " 7 " },
    { kind: "delay", ms: 20 },
  ];
  test("under faults, after which the next request is answered or the connection is closed", async () => {
    const worlds = await Promise.all([worldOf(server.url), worldOf(sandboxUrl)]);
    for (const fault of given.flatMap((fault) => ["GET", "HEAD"].map((method) => ({ ...fault, method })))) {
      const [ours, rust] = await Promise.all(
        worlds.map(async (world) => {
          await post(`${world.control}/faults`, { ...fault, place: "after" });
          const next = world.request("POST", "/bulks", "", "{}") + LAST;
          const came = await exchange(world, world.request(fault.method, "/me") + next);
          return `${alike(came)}${(await requests(world)).seen} seen`;
        }),
      );
      // The server in Rust adds to HEAD the length of a body that no status like these has.
      const isWithout = fault.method === "HEAD" && [204, 304].includes(fault.status);
      assert.equal(ours, isWithout ? rust.replace("content-length: 0\r\n", "") : rust, JSON.stringify(fault));
    }
  });

  test("before a silence, which lasts", async () => {
    const world = await worldOf(server.url);
    const text = world.request("GET", "/me") + LAST;
    for (const where of ["connection", "headers", "body"]) {
      await post(`${world.control}/faults`, [{ kind: "drop", where, place: "after" }, { kind: "silence", where, place: "after" }]);
      const came = await exchange(world, text);
      const { seen } = await requests(world);
      const socket = connect(world.port, "127.0.0.1");
      const silent = [];
      socket.on("data", (bytes) => silent.push(bytes)).write(text);
      while ((await requests(world)).seen === seen || Buffer.concat(silent).length < Buffer.byteLength(came));
      // By now, a connection that closes would have closed.
      await requests(world);
      assert.equal(alike(String(Buffer.concat(silent))), alike(came), where);
      assert.equal(socket.readyState, "open");
      socket.destroy();
    }
  });
});

describe("a client that hangs up", () => {
  const hangUp = async (world, text) => {
    const { seen } = await requests(world);
    const socket = connect(world.port, "127.0.0.1");
    socket.write(text);
    while ((await requests(world)).seen === seen);
    socket.destroy();
  };

  test("has its operation carried out", async () => {
    const world = await worldOf(server.url);
    await post(`${world.control}/faults`, { kind: "delay", ms: 100 });
    await hangUp(world, world.request("POST", "/bulks", "", bulk));
    while ((await requests(world)).applied === 0);
    assert.equal((await (await fetch(`${world.control}/state`)).json()).bulks.length, 1);
  });

  test("in the middle of its request, does not", async () => {
    const world = await worldOf(server.url);
    await hangUp(world, world.request("POST", "/bulks", "", bulk).slice(0, -1));
    const [entry] = (await requests(world)).log;
    assert.deepEqual([entry.status, entry.body, entry.applied], [null, null, false]);
  });
});

test("a body may have 64 MiB", async () => {
  const statuses = async (url) => {
    const world = await worldOf(url);
    const lengths = [];
    for (const surplus of [0, 1]) {
      const body = new Uint8Array((64 << 20) + surplus);
      const headers = { accept: "application/json", "content-type": "application/json", "x-lox24-auth-token": world.token };
      const response = await fetch(`${world.baseUrl}/bulks`, { method: "POST", headers, body });
      lengths.push([response.status, (await response.text()).length]);
    }
    return lengths;
  };
  const ours = await statuses(server.url);
  assert.deepEqual(ours, await statuses(sandboxUrl));
  assert.deepEqual(ours[1], [400, 0]);
});

test("redirects lead to the other origin", async () => {
  const world = await worldOf(server.url);
  await post(`${world.control}/faults`, { kind: "redirect" });
  const response = await fetch(`${world.baseUrl}/bulks`, { method: "POST", body: "{}" });
  assert.deepEqual([response.redirected, await response.json()], [true, { otherOrigin: true }]);
  const { otherOrigin } = await requests(world);
  assert.deepEqual(otherOrigin.map(({ method, path }) => [method, path]), [["POST", "/bulks"]]);
});
