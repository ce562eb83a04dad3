import { createProxy, memoryBudget } from "bulk-sms/proxy";
import { userOf } from "../../../../lib/login-stub.js";

/** @type {ReturnType<typeof createProxy> | undefined} */
let proxy;

/**
 * Created with the first request, because `next build` loads this module without the secret.
 * @param {Request} request
 */
function handle(request) {
  proxy ??= create();
  return proxy(request);
}

function create() {
  const { LOX24_TOKEN = "", LOX24_URL, PUBLIC_ORIGIN } = process.env;
  return createProxy({
    lox24: { token: LOX24_TOKEN, baseUrl: LOX24_URL },
    allow: ["createBulk", "getBulk", "getBulkStatus"],
    // What the browser shows, such as https://shop.example.com: Next.js may know its server under another name.
    origins: PUBLIC_ORIGIN === undefined ? [] : [PUBLIC_ORIGIN],
    // It is forgotten with the process. Several processes, or functions, need a store that all of them share.
    budget: memoryBudget({ messages: 1000, seconds: 86_400 }),
    authorize(request) {
      const user = userOf(request);
      return user === undefined ? new Response("Log in first.", { status: 401 }) : { user, limits: { maxMessages: 200 } };
    },
  });
}

export { handle as DELETE, handle as GET, handle as POST, handle as PUT };
