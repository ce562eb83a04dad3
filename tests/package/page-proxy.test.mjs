// The demo as `cargo xtask demo` starts it: the page and the proxy in workerd, and the sandbox behind them. The page has no secret.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { start } from "../../demo/start.mjs";
import { control, demoPage, description, reads } from "./page.mjs";

const SECRETS = ["e3f3a759b6677959b6ebfcxxxxxxxxxx", "sandbox-api-key", "x-lox24-auth-token", "authorization"];
const NUMBERS = ["+447700900001", "+447700900002", "+447700900003"];

describe("the demo page behind a proxy", () => {
  let worker;
  /** All requests of all pages so far. */
  const requests = [];
  /** What they were answered with, as far as it is text. */
  const answers = [];

  before(async () => {
    worker = await start(process.env.SANDBOX_URL, { maxMessages: 100 });
  });
  const demo = demoPage({
    address: () => worker.url,
    prepare(page) {
      page.on("request", (request) => {
        const all = request.allHeaders().catch(() => request.headers());
        requests.push({ method: request.method(), url: new URL(request.url()), body: request.postData() ?? "", all });
      });
      page.on("response", (response) => answers.push(response.text().catch(() => "")));
    },
  });
  const { field, button, bulk, log, complaints } = demo;
  let page;

  beforeEach(() => {
    page = demo.page;
  });
  after(async () => {
    await worker?.stop();
  });

  const result = () => page.locator("#compose .result");

  async function compose(text = "Doors open at eight.") {
    await field("Message").fill(text);
    await field("Sender").fill("Shop");
    await field("Recipients, one per line").fill(NUMBERS.join("\n"));
  }

  const posted = async (path) => (await control("requests")).log.filter((it) => it.method === "POST" && it.path === path);

  test("says where calls go and who has the keys, and has no field for a secret", async () => {
    await reads(page.locator("#notice"), "The page calls the proxy at /api/sms, which has the keys; the page has none.");
    assert.equal(await page.locator("#target").innerText(), "Proxy");
    await page.getByRole("link", { name: "Settings" }).click();
    assert.equal(await field("Sub-account id").inputValue(), "sandbox_sub");
    for (const label of ["Token", "API key"]) assert.equal(await field(label).count(), 0, label);
    for (const id of ["lox24-token", "eight-key"]) assert.equal(await page.locator(`#${id}`).inputValue(), "");
    assert.deepEqual(complaints, []);
  });

  test("checks a bulk, sends it, and watches it to its end", async () => {
    await compose();
    await field("Recipients, one per line").fill("12x");
    await button("Create bulk").click();
    await reads(result(), "Nothing was sent");
    assert.equal((await control("requests")).seen, 0);

    await compose();
    await button("Create bulk").click();
    await reads(result(), "Created.");
    await page.getByRole("link", { name: "Settings" }).click();
    await field("Speed").selectOption("60");
    await page.getByRole("link", { name: "Bulks" }).click();
    await reads(bulk(), "Processed");
    await reads(bulk(), "3 messages");
    const [{ body, headers }, ...others] = await posted("/bulks");
    assert.deepEqual([JSON.parse(body).phones, others], [NUMBERS, []]);
    // The proxy has added what the page does not know.
    assert.match(headers["x-lox24-auth-token"], /e3f3a759/);
    assert.deepEqual(complaints, []);
  });

  test("asks for confirmation at an address of the user's own, and sends without a token there", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Other addresses, such as your own proxy").check();
    await field("Token").waitFor();
    await page.locator("#lox24-base").fill("/api/sms/lox24");
    await page.getByRole("link", { name: "Bulks" }).click();
    await compose();
    await button("Create bulk").click();
    await reads(page.getByRole("dialog"), "This sends to 3 numbers");
    assert.equal((await posted("/bulks")).length, 0);
    await page.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await reads(result(), "Created.");
    assert.equal((await posted("/bulks")).length, 1);
    assert.deepEqual(complaints, []);
  });

  test("schedules a batch at 8x8 and cancels it", async () => {
    await page.getByRole("link", { name: "8x8 batch" }).click();
    await field("Message").fill("Doors open at eight.");
    await field("Recipients, one per line").fill(NUMBERS.join("\n"));
    await button("Send batch").click();
    await reads(page.locator("#new-batch .result"), "Accepted 3 messages.");
    await button("Schedule a sample batch").click();
    await page.waitForFunction(() => document.getElementById("batchId").value !== "");
    await button("Cancel batch").click();
    await reads(page.locator("#cancellations > li"), "messages cancelled");
    assert.deepEqual(complaints, []);
  });

  test("shows what the provider refuses next to its field", async () => {
    await compose();
    await field("Sender").fill("");
    await button("Create bulk").click();
    await reads(result(), "Rejected: it was not done");
    assert.match(await description(field("Sender")), /should not be blank/);
  });

  test("shows that a call exceeds the limit of the proxy", async () => {
    await compose();
    await button("Fill with 1,000 sample numbers").click();
    await button("Create bulk").click();
    await reads(result(), "the proxy did not send it");
    await reads(page.locator("#compose .general"), "The message count is 1000");
    await reads(log(), "Not sent: the proxy passed nothing on to the provider.");
    assert.equal((await control("requests")).seen, 0);
  });

  test("does not know of a lost answer whether the bulk exists, and finds it", async () => {
    await control("faults", { kind: "drop", place: "after", method: "POST", path: "/bulks" });
    await compose();
    await button("Create bulk").click();
    await reads(result(), "It may have been carried out: check before calling again.");
    await reads(page.locator("#lost > li"), "The bulk to 3 recipients, sent at");
    assert.equal((await posted("/bulks")).length, 1);
    await button("Look for it").click();
    await reads(page.locator("#lost > li"), "was created. You can follow it below. Do not send it again.");
    await reads(bulk(), "3 messages");
    assert.equal((await posted("/bulks")).length, 1);
  });

  test("the panel moves the clock and lets a request fail", async () => {
    await control("clock", { speed: 0 });
    await page.getByText("Let a request fail").click();
    await field("Fault").selectOption("The provider fails (status 500)");
    await field("When").selectOption("before");
    await button("Let it fail").click();
    await compose();
    await button("Create bulk").click();
    await reads(result(), "LOX24 POST /bulks returned 50");
    await button("Create bulk").click();
    await reads(bulk(), "New");
    await button("Until everything is sent").click();
    await reads(bulk(), "Processed");
    await reads(page.locator("#panel-figures"), /, 0 waiting/);
  });

  // The last one: it looks at what all others have recorded.
  test("no request leaves the origin, and nothing that the page sends or gets holds a secret", async (context) => {
    const lines = new Map();
    for (const { method, url, body, all } of requests) {
      const { origin, pathname } = url;
      const line = `${method} ${origin === worker.url ? "" : origin}${pathname.replace(/[0-9a-f]{8}-[-0-9a-f]{27}/, "{id}")}`;
      lines.set(line, (lines.get(line) ?? 0) + 1);
      assert.equal(origin, worker.url, line);
      const sent = `${url}\n${JSON.stringify(await all)}\n${body}`.toLowerCase();
      for (const secret of SECRETS) assert.ok(!sent.includes(secret), `${line}: ${secret}`);
    }
    for (const [line, count] of lines) if (!/\.\w+$/.test(line)) context.diagnostic(`${line} x ${count}`);
    assert.ok(lines.has("GET /_sandbox/requests"), "the log of the sandbox, which has the credentials");
    assert.ok(lines.has("POST /api/sms/lox24/bulks"));
    assert.ok([...lines.keys()].some((line) => line.startsWith("POST /api/sms/8x8/")));
    // The names of the headers are in the package.
    for (const text of await Promise.all(answers)) for (const secret of SECRETS.slice(0, 2)) assert.ok(!text.includes(secret), text.slice(0, 200));
  });
});
