// The Worker of the demo, at one origin: the page, which holds no secret, and the proxy, which holds the credentials of the sandbox.
import { createProxy } from "bulk-sms/proxy";

const PREFIX = "/api/sms";

/** What the page may call: all that it offers. */
const allow = [
  "createBulk", "getBulk", "getBulkStatus", "listBulks", "cancelBulk", "deleteBulk", "getSms", "listSms", "countSms", "cancelSms",
  "deleteSms", "account", "blockedNumbers", "sendBatch", "cancelBatch", "sendSms",
];

/** The control endpoints of the sandbox that the page uses. */
const CONTROL = /^\/_sandbox\/(batches|clock|faults|requests|sent|state)$/;

let proxy;

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${PREFIX}/`)) {
      proxy ??= proxyOf(env);
      return proxy(request);
    }
    if (CONTROL.test(pathname)) return control(request, env);
    // The providers' own paths are not reachable here.
    const isFile = ["GET", "HEAD"].includes(request.method) && (pathname === "/" || /\.[a-z]+$/.test(pathname));
    return isFile ? file(request, env) : new Response("Not found", { status: 404 });
  },
};

const proxyOf = ({ SANDBOX_URL, LOX24_TOKEN, EIGHT_BY_EIGHT_KEY, MAX_MESSAGES }) =>
  createProxy({
    lox24: { token: LOX24_TOKEN, baseUrl: SANDBOX_URL },
    eightByEight: { apiKey: EIGHT_BY_EIGHT_KEY, subAccountIds: ["sandbox_sub"], baseUrl: SANDBOX_URL },
    allow,
    // Whoever reaches this local address is the visitor. A real Worker asks its own session here.
    authorize: () => ({ user: "visitor", limits: { maxMessages: MAX_MESSAGES } }),
  });

/** The sandbox's log of requests has the credentials that the proxy has added. */
async function control(request, env) {
  const response = await fromSandbox(request, env);
  const secrets = [env.LOX24_TOKEN, env.EIGHT_BY_EIGHT_KEY];
  const text = secrets.reduce((text, secret) => text.replaceAll(secret, "••••••••"), await response.text());
  // The length of the original would be wrong.
  return new Response(text, { status: response.status, headers: { "content-type": "application/json" } });
}

/** A file of the page. The page learns from its own address where the proxy is. */
async function file(request, env) {
  const response = await fromSandbox(request, env);
  const own = new Response(response.body, response);
  own.headers.set("sandbox-proxy", PREFIX);
  return own;
}

function fromSandbox(request, { SANDBOX_URL }) {
  const { pathname, search } = new URL(request.url);
  return fetch(new Request(SANDBOX_URL + pathname + search, request));
}
