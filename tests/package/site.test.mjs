// The static site: the demo page on the simulator inside it, and the documents, from a plain file server below a path prefix.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { checkLinks } from "../../docs/site/links.mjs";
import { launch } from "./browser.mjs";
import { description, reads } from "./page.mjs";
import { build, serve } from "./site.mjs";

/** Numbers that belong to nobody; one is there twice, and one line is not a number. */
const LIST = "+447700900001\n+44 7700 900002\n+447700900003\nhello\n+447700900001";

describe("the static site", () => {
  let site;
  let host;
  let browser;
  let page;
  const complaints = [];
  /** Where requests went. */
  let origins;

  before(async () => {
    site = await build();
    host = await serve(site.folder, "/some/prefix/");
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    host?.close();
    await site?.remove();
  });
  beforeEach(() => open());

  async function open(path = "", options = {}) {
    await page?.close();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    complaints.length = 0;
    origins = new Set();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(host.url + path);
    if (path === "") await button("Create bulk").waitFor();
  }

  const field = (label) => page.getByLabel(label, { exact: true }).filter({ visible: true });
  const button = (name) => page.getByRole("button", { name, exact: true }).filter({ visible: true });
  const go = (name) => page.getByRole("link", { name, exact: true }).click();
  const figures = () => page.locator("#panel-figures");
  const bulk = () => page.locator("#bulk-list > li").first();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** Nothing went wrong, and nothing left the site. */
  function assertQuiet() {
    assert.deepEqual(complaints, []);
    assert.deepEqual([...origins], [new URL(host.url).origin]);
  }

  async function compose() {
    await field("Message").fill("Doors open at eight.");
    await field("Sender").fill("Shop");
    await field("Recipients, one per line").fill(LIST);
    await button("Read as a list").click();
    await reads(page.locator("#recipients-figure"), /^3$/);
  }

  test("says that it is a simulator, until the settings lead to the providers", async () => {
    const notice = page.getByText("no message is ever sent, and nothing leaves your browser");
    await reads(page.locator("#target"), "Simulator");
    assert.equal(await notice.isVisible(), true);
    await go("Settings");
    await field("The providers’ real APIs").check();
    await reads(page.locator("#target"), "Real APIs");
    assert.equal(await notice.isVisible(), false);
    assert.equal(await figures().isVisible(), false);
    assert.equal(await field("Token").inputValue(), "", "the simulator's token stays there");
    assertQuiet();
  });

  test("does a whole job: reads a list, sends it, and follows it until it has finished", async () => {
    await compose();
    await reads(page.locator("#duplicates-figure"), /^1$/);
    await reads(page.locator("#rejected-figure"), /^1$/);
    await field("Speed").selectOption("0");
    await button("Create bulk").click();
    await reads(bulk(), "New");
    await reads(figures(), "0 sent, 3 waiting");
    await button("+ 1 minute").click();
    await reads(page.locator("#announcer"), "3 messages sent, 0 waiting");
    await reads(bulk(), "Processed");
    await page.getByText("Who got what").click();
    await reads(page.locator("#sent-note"), "3 numbers got a message. None of them got the same text twice.");
    const rows = await page.locator("#sent-rows tr").allInnerTexts();
    assert.deepEqual(rows, ["1", "2", "3"].map((last) => `1\t+44770090000${last}\tDoors open at eight.`));
    assertQuiet();
  });

  test("sends a scheduled 8x8 batch when its time has come", async () => {
    await go("8x8 batch");
    await button("Schedule a sample batch").click();
    await reads(figures(), "0 sent, 250 waiting");
    await button("Until everything is sent").click();
    await reads(figures(), "250 sent, 0 waiting");
    await button("Cancel batch").click();
    await reads(page.locator("#cancellations > li"), "0 messages cancelled");

    await field("Message").fill("Doors open at eight.");
    await field("Recipients, one per line").fill("+447700900001\n+447700900002");
    await button("Send batch").click();
    await reads(page.locator("#new-batch .result"), "Accepted 2 messages.");
    await button("+ 1 hour").click();
    await reads(figures(), "252 sent, 0 waiting");
    assertQuiet();
  });

  test("loses a response, says that the bulk may have been created, and finds it", async () => {
    await compose();
    await page.getByText("Let a request fail").click();
    await field("Fault").selectOption("The response is lost (drop)");
    await reads(page.locator("#fault-code"), 'sandbox.fail({ kind: "drop", place: "after", method: "POST" });');
    await button("Let it fail").click();
    await reads(page.locator("#faults"), "The next POST, after it was carried out: the response is lost (drop)");
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "It may have been carried out");
    await page.locator("#faults > li").waitFor({ state: "detached" });
    await button("Look for it").click();
    await reads(page.locator("#lost"), "was created. You can follow it below. Do not send it again.");
    await button("Until everything is sent").click();
    await reads(bulk(), "Processed");
    await reads(figures(), "3 sent, 0 waiting");
    assertQuiet();
  });

  test("lets a request meet any fault", async () => {
    const timeout = async (milliseconds) => {
      await go("Settings");
      await field("Timeout in milliseconds").fill(milliseconds);
      await field("Retries").fill("0");
      await go("Bulks");
    };
    await page.getByText("Let a request fail").click();
    await field("Request").selectOption("GET");
    await field("When").selectOption("before");
    await field("Speed").selectOption("60");
    const kinds = await field("Fault").locator("option").allInnerTexts();
    assert.deepEqual(kinds.map((name) => name.match(/\((\w+).*\)$/)[1]), ["drop", "cut", "silence", "delay", "status", "status", "status", "html", "empty", "garbage", "redirect"]);
    for (const kind of kinds) {
      await timeout(kind.includes("silence") ? "300" : "");
      // After a 429, the client would wait for as long as the provider says.
      if (kind.includes("429")) continue;
      await field("Fault").selectOption(kind);
      await button("Let it fail").click();
      await page.locator("#faults > li").waitFor();
      await page.locator("#list-bulks").click();
      await page.locator("#faults > li").waitFor({ state: "detached" });
      // At this speed, the delay is over long before the timeout.
      await reads(page.locator("#account-bulks-note"), kind.includes("delay") ? /no bulks/i : /LOX24 GET \/bulks/);
    }
    await field("Fault").selectOption("No response ever arrives (silence)");
    assert.match(await description(field("Fault")), /ends at its timeout/);
    assertQuiet();
  });

  test("starts over with empty accounts", async () => {
    await compose();
    await button("Create bulk").click();
    await button("Until everything is sent").click();
    await reads(figures(), "3 sent, 0 waiting");
    await button("Start over with empty accounts").click();
    await reads(figures(), "0 sent, 0 waiting");
    await button("List bulks").click();
    await reads(page.locator("#account-bulks-note"), /no bulks/i);
    assertQuiet();
  });

  test("fits a phone, where the controls stay within reach", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await open("", { viewport: { width: 390, height: 844 }, colorScheme });
      assert.equal(await overflow(), 0);
      assert.equal(await button("+ 1 minute").count(), 0);
      await page.getByRole("heading", { name: "Simulator" }).click();
      await button("+ 1 minute").click();
      await page.getByText("Let a request fail").click();
      await page.getByText("Who got what").click();
      assert.equal(await overflow(), 0);
      assertQuiet();
    }
  });

  test("has the documents as pages whose links all lead somewhere", async () => {
    await go("Docs");
    await reads(page.getByRole("heading", { level: 1 }), "bulk-sms");
    const pages = await page.locator(".pages a[href*='.html']").evaluateAll((links) => links.map(({ href }) => href));
    assert.ok(pages.length > 10);
    const texts = new Map();
    const textOf = async (address) => {
      const response = await fetch(address);
      assert.equal(response.status, 200, address);
      return response.text();
    };
    for (const address of new Set(pages)) {
      await page.goto(address);
      for (const link of new Set(await page.locator("a[href]").evaluateAll((all) => all.map(({ href }) => href)))) {
        const { protocol, origin, pathname, hash } = new URL(link);
        if (!link.startsWith(host.url)) {
          assert.equal(protocol, "https:", `${address}: ${link}`);
          continue;
        }
        const target = origin + pathname;
        if (!texts.has(target)) texts.set(target, await textOf(target));
        if (hash) assert.ok(texts.get(target).includes(` id="${decodeURIComponent(hash.slice(1))}"`), `${address}: ${link}`);
      }
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        assert.equal(await overflow(), 0, `${address} at ${width}`);
      }
    }
    await page.getByRole("link", { name: "Demo", exact: true }).click();
    await button("Create bulk").waitFor();
    assertQuiet();
  });

  test("keeps the theme from page to page", async () => {
    await button("Theme: system").click();
    await go("Docs");
    await button("Theme: light").click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await go("Demo");
    await button("Theme: dark").waitFor();
    assertQuiet();
  });
});

test("a site with a link that leads nowhere is not written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-links-"));
  try {
    await writeFile(join(folder, "a.html"), '<p id="here"><a href="#here">1</a> <a href="b.html#there">2</a> <a href="https://example.com/">3</a></p>');
    await writeFile(join(folder, "b.html"), '<p id="there"><img src="missing.svg"> <a href="a.html#nowhere">1</a> <a href="/a.html">2</a></p>');
    await assert.rejects(checkLinks(folder), /^Error: Links that lead nowhere:\nb.html: missing.svg\nb.html: a.html#nowhere\nb.html: \/a.html$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
