// Requests from the wire, and responses onto it: whole ones by Node, broken ones byte by byte.
import { STATUS_CODES } from "node:http";

/** How long a silent connection stays open. */
const SILENCE = 120_000;

/** Responses with these statuses have no body. */
const WITHOUT_BODY = [204, 304];

// To Node, a byte of a header is a character.
const textOf = (bytes) => Buffer.from(bytes, "latin1").toString();
const bytesOf = (text) => Buffer.from(text).toString("latin1");

/** The head of a request, as the wasm takes it. */
export function headOf({ method, url, rawHeaders }) {
  const headers = [];
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at], textOf(rawHeaders[at + 1])]);
  return { method, target: targetOf(url), headers: JSON.stringify(headers) };
}

/** Path and query. Clients that have a proxy send a complete URL. */
function targetOf(url) {
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "").replace(/#.*/, "");
  return target === "*" || target.startsWith("/") ? target : `/${target}`;
}

/** Sends a reply, or as much of it as is to get out; then the connection is "broken". */
export function send(request, response, { status, headers, body, cut }) {
  const bytes = Buffer.from(body);
  const has = !WITHOUT_BODY.includes(status);
  const pairs = headers.map(([name, value]) => [name, bytesOf(value)]);
  if (has) pairs.push(["content-length", String(bytes.length)]);
  if (/\bclose\b/i.test(request.headers.connection ?? "")) pairs.push(["connection", "close"]);
  pairs.push(["date", new Date().toUTCString()]);
  const reason = STATUS_CODES[status] ?? "<none>";
  const sent = has && request.method !== "HEAD" ? bytes : Buffer.alloc(0);
  if (cut) {
    const lines = [`HTTP/1.1 ${status} ${reason}`, ...pairs.map((pair) => pair.join(": "))];
    const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
    const whole = Buffer.concat([head, sent]);
    const end = cut.head ? cut.bytes : head.length + cut.bytes;
    // A response without a body is complete before a cut in its body.
    if (end < whole.length) return breakOff(request.socket, whole.subarray(0, end), cut.silent);
  }
  response.sendDate = false;
  // Node would announce for how long the connection stays open. HTTP/1.0 has to be told that it does.
  if (request.httpVersion !== "1.0") response.removeHeader("connection");
  response.writeHead(status, reason, pairs.flat());
  response.end(sent);
  return "whole";
}

/** Refuses a request that the sandbox cannot take. */
export const refuse = (request, response, status) => send(request, response, { status, headers: [], body: "", cut: null });

function breakOff(socket, bytes, silent) {
  const close = () => socket.destroy();
  if (bytes.length > 0) socket.write(bytes);
  if (silent) {
    const timer = setTimeout(close, SILENCE);
    socket.once("close", () => clearTimeout(timer));
  } else {
    socket.end(close);
  }
  return "broken";
}
