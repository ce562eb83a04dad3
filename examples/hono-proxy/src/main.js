import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createProxy, memoryBudget } from "bulk-sms/proxy";
import { Hono } from "hono";
import { login, userOf } from "./login-stub.js";

const { LOX24_TOKEN = "", LOX24_URL, PORT = "3000", PUBLIC_ORIGIN } = process.env;

const proxy = createProxy({
  lox24: { token: LOX24_TOKEN, baseUrl: LOX24_URL },
  allow: ["createBulk", "getBulk", "getBulkStatus"],
  // Behind a server that ends TLS, PUBLIC_ORIGIN is what the browser shows: https://shop.example.com.
  origins: PUBLIC_ORIGIN === undefined ? [] : [PUBLIC_ORIGIN],
  // It is forgotten with the process. Several processes need a store that all of them share.
  budget: memoryBudget({ messages: 1000, seconds: 86_400 }),
  authorize(request) {
    const user = userOf(request);
    return user === undefined ? new Response("Log in first.", { status: 401 }) : { user, limits: { maxMessages: 200 } };
  },
});

const app = new Hono();
app.all("/api/sms/*", (context) => proxy(context.req.raw));
app.all("/login", (context) => login(context.req.raw));
app.use(serveStatic({ root: "public" }));

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(PORT) }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
