import { createProxy } from "bulk-sms/proxy";
import express from "express";
import { nodeHandler } from "./node-handler.js";

const { LOX24_TOKEN: token, LOX24_URL: baseUrl, DEMO_LOGIN } = process.env;
const isLoggedIn = (request) => DEMO_LOGIN && request.headers.get("cookie") === "session=demo";

const proxy = createProxy({
  lox24: { token, baseUrl },
  allow: ["createBulk", "getBulk"],
  authorize: (request) => (isLoggedIn(request) ? { user: "demo", limits: { maxMessages: 200 } } : new Response("Log in first.", { status: 401 })),
});

const app = express();
const server = app.listen(0, "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  app.use("/api/sms", nodeHandler(proxy, address));
  app.use(express.json());
  app.post("/login", (_request, response) => response.status(DEMO_LOGIN ? 204 : 501).cookie("session", "demo").end());
  console.log(address);
});
