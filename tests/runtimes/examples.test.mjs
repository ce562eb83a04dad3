// The proxies of examples/, each as a user's project in front of a sandbox; and the function for Express of docs/from-a-web-page.md.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { newWorld, rejection, requests } from "../package/support.mjs";
import { visitExample } from "./lib/browsers.mjs";
import { install, installExample } from "./lib/project.mjs";
import { check } from "./lib/row.mjs";
import { run, script, serving } from "./lib/tools.mjs";

const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] };

/** A page's client through a proxy: with a session and without one, with what is allowed and what is not. */
async function throughProxy(cwd, address, world) {
  const { Lox24Client } = createRequire(join(cwd, "package.json"))("bulk-sms");
  const shown = [];
  const ofPage = (cookie) => {
    const visit = async (request) => {
      if (cookie) request.headers.set("cookie", cookie);
      request.headers.set("origin", address);
      const response = await fetch(request);
      shown.push(JSON.stringify([...response.headers]), await response.clone().text());
      return response;
    };
    return new Lox24Client({ baseUrl: `${address}/api/sms/lox24`, fetch: visit, maxRetries: 0 });
  };
  const stranger = await rejection(ofPage().createBulk(bulk));
  assert.deepEqual([stranger.status, stranger.outcome], [401, "not-sent"]);
  assert.equal((await requests(world)).seen, 0);

  const login = await fetch(`${address}/login`, { method: "POST" });
  assert.equal(login.status, 204);
  const user = ofPage(login.headers.get("set-cookie").split(";")[0]);
  const forbidden = await rejection(user.account());
  assert.deepEqual([forbidden.status, forbidden.outcome], [404, "not-sent"]);
  const tooMany = await rejection(user.createBulk({ ...bulk, text: "x".repeat(1530), phones: Array.from({ length: 21 }, (_, i) => `+4477009000${10 + i}`) }));
  assert.deepEqual([tooMany.status, tooMany.outcome], [422, "not-sent"]);
  assert.equal((await requests(world)).seen, 0);

  const { uuid } = await user.createBulk(bulk);
  assert.equal((await user.getBulk(uuid)).uuid, uuid);
  assert.equal((await requests(world)).seen, 2);
  assert.ok(!shown.join("").includes(world.token), "a response has the token");
}

/** Whether the files of a folder, as a browser gets them, have no secret. */
async function withoutSecrets(folder, world) {
  const files = (await readdir(folder, { recursive: true })).filter((it) => /\.(js|html|txt|map|rsc)$/.test(it));
  assert.ok(files.length > 0);
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    assert.ok(!text.includes(world.token) && !text.includes("LOX24_TOKEN"), `${file} has the token`);
  }
}

/** A visitor of an example's page in Chromium, which adds `Origin` and `Sec-Fetch-Site` itself. No request has a secret. */
async function inChromium(address, world) {
  const { seen } = await requests(world);
  const { made } = await visitExample(address);
  assert.ok(made.some(({ url }) => url === `${address}/api/sms/lox24/bulks`));
  for (const request of made) {
    assert.ok(request.url.startsWith(address), request.url);
    assert.ok(!JSON.stringify(request).includes(world.token), request.url);
  }
  assert.equal((await requests(world)).seen, seen + 1);
}

/** A port that nobody uses. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs the script `page` of an example. */
async function buildPage(cwd, world) {
  const { page } = JSON.parse(await readFile(join(cwd, "package.json"), "utf8")).scripts;
  await run(script("esbuild"), page.split(" ").slice(1), { cwd });
  await withoutSecrets(join(cwd, "public"), world);
}

const credentials = ({ token, baseUrl }) => ({ LOX24_TOKEN: token, LOX24_URL: baseUrl });

/** As it would be deployed, the stub of the login lets nobody in, whatever cookie a visitor has. */
async function withoutLogin(address, world) {
  const { seen } = await requests(world);
  assert.equal((await fetch(`${address}/login`, { method: "POST" })).status, 501);
  const forged = await fetch(`${address}/api/sms/lox24/bulks`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: "session=demo", origin: address },
    body: JSON.stringify(bulk),
  });
  assert.equal(forged.status, 401);
  assert.equal((await requests(world)).seen, seen);
}

check("worker-proxy, `wrangler dev`", async (context) => {
  const world = await newWorld({ speed: 0 });
  const cwd = await installExample("worker-proxy");
  await buildPage(cwd, world);
  const start = async (vars) => {
    await writeFile(join(cwd, ".dev.vars"), Object.entries(vars).map(([name, value]) => `${name}="${value}"\n`).join(""));
    return serving(context, script("wrangler"), ["dev", "--ip=127.0.0.1", "--port=0", "--inspector-port=0"], { cwd });
  };
  const vars = credentials(world);
  const address = await start({ ...vars, DEMO_LOGIN: "yes" });
  assert.match(await (await fetch(address)).text(), /page\.js/);
  await throughProxy(cwd, address, world);
  await inChromium(address, world);

  await withoutLogin(await start(vars), world);
});

check("hono-proxy, Node", async (context) => {
  const world = await newWorld({ speed: 0 });
  const cwd = await installExample("hono-proxy");
  await buildPage(cwd, world);
  const start = (env) => serving(context, [process.execPath], ["src/main.js"], { cwd, env: { ...credentials(world), PORT: "0", ...env } });
  const address = await start({ DEMO_LOGIN: "yes" });
  assert.match(await (await fetch(address)).text(), /page\.js/);
  await throughProxy(cwd, address, world);
  await inChromium(address, world);
  await withoutLogin(await start({ DEMO_LOGIN: "" }), world);
});

check("Express, as docs/from-a-web-page.md mounts the proxy", async (context) => {
  const world = await newWorld({ speed: 0 });
  const cwd = await install("express");
  const page = await readFile(join(import.meta.dirname, "../../docs/from-a-web-page.md"), "utf8");
  const [shown] = page.match(/(?<=^```js\n)[^`]*export const nodeHandler [\s\S]*?(?=^```)/m);
  await writeFile(join(cwd, "node-handler.js"), shown);
  const start = (env) => serving(context, [process.execPath], ["main.js"], { cwd, env: { ...credentials(world), ...env } });
  await throughProxy(cwd, await start({ DEMO_LOGIN: "yes" }), world);
  await withoutLogin(await start({ DEMO_LOGIN: "" }), world);
});

check("next-proxy, `next start`", async (context) => {
  const world = await newWorld({ speed: 0 });
  const cwd = await installExample("next-proxy");
  await run(script("next"), ["build"], { cwd, env: credentials(world) });
  await withoutSecrets(join(cwd, ".next/static"), world);
  const start = async (vars) => {
    // Next.js must know the address that the browser shows before it has started.
    const port = await freePort();
    const env = { ...credentials(world), PUBLIC_ORIGIN: `http://127.0.0.1:${port}`, ...vars };
    return serving(context, script("next"), ["start", `--port=${port}`, "--hostname=127.0.0.1"], { cwd, env });
  };
  const address = await start({ DEMO_LOGIN: "yes" });
  const html = await (await fetch(address)).text();
  assert.match(html, /Phone numbers/);
  assert.ok(!html.includes(world.token));
  await throughProxy(cwd, address, world);
  await inChromium(address, world);
  await withoutLogin(await start({ DEMO_LOGIN: "" }), world);
});
