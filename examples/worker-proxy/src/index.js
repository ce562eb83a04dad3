import { env } from "cloudflare:workers";
import { durableBudget, durableCalls } from "bulk-sms/cloudflare";
import { createProxy } from "bulk-sms/proxy";
import { login, userOf } from "./login-stub.js";

export { SmsBudget, SmsCalls } from "bulk-sms/cloudflare";

const proxy = createProxy({
  lox24: { token: env.LOX24_TOKEN, baseUrl: env.LOX24_URL },
  allow: ["createBulk", "getBulk", "getBulkStatus"],
  budget: durableBudget(env.SMS_BUDGET, { messages: 1000, seconds: 86_400 }),
  calls: durableCalls(env.SMS_CALLS),
  async authorize(request) {
    const user = userOf(request);
    if (user === undefined) return new Response("Log in first.", { status: 401 });
    const { success } = await env.SMS_RATE.limit({ key: user });
    if (!success) return new Response("Too many calls.", { status: 429, headers: { "Retry-After": "60" } });
    return { user, limits: { maxMessages: 200 } };
  },
});

export default {
  /** @param {Request} request */
  fetch(request) {
    return new URL(request.url).pathname === "/login" ? login(request) : proxy(request);
  },
};
