// The packed package in a plain module page in Chromium: no bundler, no set-up.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { expectedOfCampaign } from "./campaign.mjs";
import { expected } from "./job.mjs";
import { newWorld, sandboxUrl } from "./support.mjs";

const installed = dirname(createRequire(import.meta.url).resolve("bulk-sms/package.json"));
const types = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };
// A strict policy: it allows only the page's own scripts, and wasm.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** An empty page on the sandbox's origin that can load the installed package and the job. */
async function openPage(context) {
  const page = await browser.newPage();
  context.after(() => page.close());
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.route(`${sandboxUrl}/test/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    if (name === "page.html") {
      return route.fulfill({ contentType: "text/html", headers: { "content-security-policy": policy }, body: "<!doctype html><title>test</title>" });
    }
    const path = name.endsWith(".mjs") ? join(import.meta.dirname, name) : join(installed, name);
    return route.fulfill({ contentType: types[name.split(".").pop()], body: await readFile(path) });
  });
  await page.goto(`${sandboxUrl}/test/page.html`);
  return { page, problems };
}

for (const entry of ["index.js", "slim.js"]) {
  test(entry, async (context) => {
    const { page, problems } = await openPage(context);
    const world = await newWorld({ speed: 0 });
    const report = await page.evaluate(
      async ([entry, world]) => {
        const api = await import(`/test/${entry}`);
        if (api.init) await Promise.all([api.init(), api.init()]);
        const { job } = await import("/test/job.mjs");
        return job(api, world);
      },
      [entry, world],
    );
    assert.deepEqual(report, expected);
    assert.deepEqual(problems, []);
  });
}

test("testing.js, without a request to anybody", async (context) => {
  const { page, problems } = await openPage(context);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const report = await page.evaluate(async () => {
    const [api, { Sandbox }, { campaign }] = await Promise.all(["index.js", "testing.js", "campaign.mjs"].map((it) => import(`/test/${it}`)));
    return campaign(api, Sandbox);
  });
  assert.deepEqual(report, expectedOfCampaign);
  assert.deepEqual([problems, asked.filter((path) => !/^\/test\/[\w-]+\.m?js$/.test(path))], [[], []]);
});

test("refuses a secret in a page or its worker, but not a proxy without one", async (context) => {
  const { page } = await openPage(context);
  const attempt = `
    const api = await import("/test/index.js");
    const made = (options) => { try { new api.Lox24Client(options); return "made"; } catch (error) { return error.issues[0].code; } };
    const token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
    return [made({ token }), made({ token, dangerouslyAllowBrowser: true }), made({ baseUrl: "/proxy" })];
  `;
  const run = `(async () => { ${attempt} })()`;
  assert.deepEqual(await page.evaluate(run), ["browser", "made", "made"]);
  await page.route(`${sandboxUrl}/test/worker.js`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: `${run}.then(postMessage, (error) => postMessage(String(error)))` }),
  );
  const inWorker = await page.evaluate(
    () => new Promise((resolve) => { new Worker("/test/worker.js", { type: "module" }).onmessage = ({ data }) => resolve(data); }),
  );
  assert.deepEqual(inWorker, ["browser", "made", "made"]);
});

test("a relative base URL resolves against the page, and a redirect stays hidden and unfollowed", async (context) => {
  const { page } = await openPage(context);
  const world = await newWorld({ speed: 0 });
  const seen = await page.evaluate(async ({ id, token, control }) => {
    const { Lox24Client } = await import("/test/index.js");
    const client = new Lox24Client({ baseUrl: `/w/${id}`, token, dangerouslyAllowBrowser: true });
    await fetch(`${control}/faults`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ kind: "redirect" }) });
    const error = await client.getBulk("00000000-0000-0000-0000-000000000000").catch((error) => error);
    const { otherOrigin, log } = await (await fetch(`${control}/requests`)).json();
    return [error.name, error.code, error.status, otherOrigin.length, log[0].path];
  }, world);
  assert.deepEqual(seen, ["ResponseError", "redirect", 0, 0, "/bulks/00000000-0000-0000-0000-000000000000"]);
});

test("accepts dates and strings from another frame", async (context) => {
  const { page } = await openPage(context);
  const body = await page.evaluate(async () => {
    const { Lox24Client } = await import("/test/index.js");
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const foreign = frame.contentWindow;
    let sent;
    const fetch = async (request) => {
      sent = await request.json();
      return new foreign.Response('{"uuid":"a","status_code":0}');
    };
    const signal = new foreign.AbortController().signal;
    const bulk = new foreign.Object();
    Object.assign(bulk, { text: "x", phones: foreign.Array.of("+447700900000"), delivery_at: new foreign.Date(1573724611000) });
    await new Lox24Client({ fetch }).createBulk(bulk, { signal });
    return sent;
  });
  assert.deepEqual(body, { text: "x", phones: ["+447700900000"], delivery_at: 1573724611 });
});
