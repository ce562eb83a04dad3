// Bulks that exist, on the demo page: listed, watched, cancelled, and looked for after a lost response.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { control, demoPage, reads } from "./page.mjs";

const { SANDBOX_URL } = process.env;
/** The example token of LOX24's manual, which the page uses for the sandbox. */
const TOKEN = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
/** A number that belongs to nobody. */
const NUMBER = "+447700900123";

describe("bulks that exist, on the demo page", () => {
  const demo = demoPage();
  const { field, button, bulk, log, complaints } = demo;
  let page;

  beforeEach(() => {
    page = demo.page;
  });

  const rows = () => page.locator("#account-bulks > li");
  const note = () => page.locator("#account-bulks-note");
  const requested = async (method, path) => (await control("requests")).log.filter((one) => one.method === method && one.path === path);

  /** Creates bulks as another program would, each a second after the one before. */
  async function create(...texts) {
    await control("clock", { speed: 0 });
    const uuids = [];
    for (const text of texts) {
      await control("clock", { advance: 1 });
      const { now } = await control("clock");
      const body = JSON.stringify({ text, sender_id: "Shop", phones: [NUMBER], delivery_at: Math.floor(now) + 86_400 });
      const headers = { "Content-Type": "application/json", Accept: "application/json", "X-LOX24-AUTH-TOKEN": TOKEN };
      const response = await fetch(`${SANDBOX_URL}/bulks`, { method: "POST", headers, body });
      assert.equal(response.status, 201);
      uuids.push((await response.json()).uuid);
    }
    await control("requests/reset", {});
    return uuids;
  }

  async function compose() {
    await field("Message").fill("Doors open at eight.");
    await field("Sender").fill("Shop");
    await field("Recipients, one per line").fill(NUMBER);
  }

  test("lists the newest first, and asks for more only when it must", async () => {
    const texts = Array.from({ length: 31 }, (_, index) => `Listed ${String(index).padStart(2, "0")}`);
    await create(...texts);
    const newest = texts.toReversed();
    const shown = () => rows().locator("q").allInnerTexts();
    assert.equal((await control("requests")).seen, 0);

    await button("List bulks").click();
    await reads(note(), "The newest 10 bulks.");
    assert.deepEqual(await shown(), newest.slice(0, 10));
    await reads(rows(), "New");
    await reads(rows(), "1 message");

    await button("Show more").click();
    await reads(note(), "The newest 20 bulks.");
    assert.deepEqual(await shown(), newest.slice(0, 20));
    assert.equal(await rows().nth(10).getByRole("button", { name: /^Watch/ }).evaluate((it) => it === document.activeElement), true);
    await button("Show more").click();
    await reads(note(), "The newest 30 bulks.");
    // A page of the sandbox has 30: it served all three.
    assert.equal((await requested("GET", "/bulks")).length, 1);
    await button("Show more").click();
    await page.waitForFunction(() => document.querySelectorAll("#account-bulks > li").length > 30);
    assert.equal((await shown())[30], newest[30]);
    const queries = (await requested("GET", "/bulks")).map(({ query }) => query);
    assert.equal(queries.length, 2);
    assert.ok(queries.every((query) => query.includes("desc")), queries);
    assert.match(queries[1], /page=2/);

    // Other credentials may belong to another account.
    await page.getByRole("link", { name: "Settings" }).click();
    await field("Token").fill("7654321:typedbyhandtypedbyhand");
    await page.getByRole("link", { name: "Bulks" }).click();
    assert.equal(await rows().count(), 0);
    await button("List bulks").click();
    await reads(note(), "The list could not be read.");
    assert.equal(await button("Show more").count(), 0);
    await reads(log(), "AuthenticationError");
    assert.deepEqual(complaints.filter((words) => !words.includes("401")), []);
  });

  test("a listed bulk is watched once, and cancelled after a question", async () => {
    const [uuid] = await create("Cancel me");
    await button("List bulks").click();
    const row = rows().first();
    await reads(row, "Cancel me");
    // The whole row is the button that watches.
    await row.click({ position: { x: 20, y: 20 } });
    await reads(bulk(), uuid);
    assert.equal(await bulk().evaluate((it) => it === document.activeElement), true);
    await row.getByRole("button", { name: `Watch bulk ${uuid.slice(0, 8)}` }).click();
    assert.equal(await page.locator("#bulk-list > li").count(), 1);

    await row.getByRole("button", { name: `Cancel bulk ${uuid.slice(0, 8)}…` }).click();
    const dialog = page.getByRole("dialog", { name: "Cancel this bulk?" });
    await reads(dialog, uuid);
    await page.keyboard.press("Enter");
    assert.deepEqual(await requested("PUT", `/bulks/${uuid}/cancel`), []);
    await row.getByRole("button", { name: /^Cancel/ }).click();
    await dialog.getByRole("button", { name: "Cancel the bulk" }).click();
    await reads(row, "Cancelled");
    await reads(bulk(), "Cancelled");
    assert.equal(await row.getByRole("button", { name: /^Cancel/ }).count(), 0);
    const { bulks } = await control("state");
    assert.equal(bulks.find((it) => it.uuid === uuid).status_code, 15);
    assert.deepEqual(complaints, []);
  });

  test("after a lost response, looks for the bulk and finds it", async () => {
    await compose();
    await control("faults", { kind: "status", status: 502, place: "after", method: "POST", path: "/bulks" });
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "It may have been carried out: check before calling again.");
    const lost = page.locator("#lost > li");
    await reads(lost, "The bulk to 1 recipient, sent at");
    assert.equal(await page.locator("#bulk-list > li").count(), 0);
    const [{ body }] = await requested("POST", "/bulks");
    assert.ok(Number.isInteger(JSON.parse(body).source), "the bulk has a mark");

    await button("Look for it").click();
    await reads(lost, "was created. You can follow it below. Do not send it again.");
    await reads(bulk(), (await control("state")).bulks.at(-1).uuid);
    assert.equal((await requested("POST", "/bulks")).length, 1);
    assert.equal(await button("Look for it").count(), 0);
    // The next request clears what is settled.
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "Created.");
    assert.equal(await lost.count(), 0);
  });

  test("after a lost request, says that its bulk was not found, and how certain that is", async () => {
    await compose();
    await control("faults", { kind: "status", status: 502, method: "POST", path: "/bulks" });
    await button("Create bulk").click();
    await button("Look for it").click();
    const lost = page.locator("#lost > li");
    await reads(lost, "Not found. That is not certain: LOX24 may still be working on it");
    assert.equal(await button("Look again").count(), 1);

    // With a source of the user's own, another request may have created the bulk that is found.
    await page.locator("#compose").getByText("More options").click();
    await field("Source").fill("4711");
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "Created.");
    assert.equal(await lost.count(), 1, "what is not settled stays");
    await control("faults", { kind: "status", status: 502, method: "POST", path: "/bulks" });
    await button("Create bulk").click();
    await button("Look for it").click();
    await reads(lost.last(), "which has the same source (4711). That is not certain");

    // A response that cannot be read leaves no doubt, but no id either.
    await field("Source").fill("");
    await control("faults", { kind: "garbage", place: "after", method: "POST", path: "/bulks" });
    await button("Create bulk").click();
    await reads(lost.last(), "was created, but the response could not be read.");
    await button("Look for it").click();
    await reads(lost.last(), "was created. You can follow it below.");
  });

  test("a part of a list whose bulk is found counts as sent", async () => {
    await control("clock", { speed: 0 });
    await field("Message").fill("Doors open at eight.");
    await field("Sender").fill("Shop");
    const numbers = Array.from({ length: 20_000 }, (_, index) => `+1${200 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`);
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "list.txt"));
      return transfer;
    }, numbers.join("\n"));
    await page.locator("#drop").dispatchEvent("drop", { dataTransfer });
    await page.locator("#report[aria-busy=false]").waitFor();
    await control("faults", { kind: "status", status: 502, place: "after", method: "POST", path: "/bulks" });
    await page.locator("#create").click();
    const count = Number((await page.locator("#recipients-figure").innerText()).replaceAll(",", ""));
    await reads(page.locator("#partial"), `Sent to 0 of ${count.toLocaleString("en")} recipients`);
    await reads(page.locator("#partial"), "10,000 recipients may or may not have been sent the message.");
    await button("Look for it").click();
    await reads(page.locator("#partial"), `Sent to 10,000 of ${count.toLocaleString("en")} recipients`);
    assert.equal(await page.locator("#partial").getByText("may or may not").count(), 0);
    await reads(bulk(), "10,000 messages");
  });

  test("fits a phone, in light and dark", async () => {
    await create("The concert on Friday is cancelled. Tickets stay valid for the new date, which we announce next week.");
    for (const colorScheme of ["light", "dark"]) {
      page = await demo.open({ viewport: { width: 390, height: 844 }, colorScheme });
      await compose();
      await control("faults", { kind: "status", status: 502, method: "POST", path: "/bulks" });
      await button("Create bulk").click();
      await button("Look for it").click();
      await button("Look again").waitFor();
      await button("List bulks").click();
      await rows().first().click({ position: { x: 20, y: 20 } });
      await bulk().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, colorScheme);
    }
  });

  test("compares the cost with the balance, and forgets the account when the settings change", async () => {
    await control("settings", { balance: 0.05 });
    try {
      await compose();
      await field("Price per message").fill("0.075");
      assert.equal((await control("requests")).seen, 0);
      await button("Compare with the balance").click();
      await reads(page.locator("#balance"), "EUR 0.05 left, without VAT.");
      await reads(page.locator("#warnings"), "balance");
      await field("Price per message").fill("0.01");
      await page.waitForFunction(() => document.getElementById("warnings").textContent === "");
      await page.getByRole("link", { name: "Settings" }).click();
      await field("Retries").fill("1");
      assert.equal(await page.locator("#balance").textContent(), "");
      assert.deepEqual(complaints, []);
    } finally {
      await control("settings", { balance: 100 });
    }
  });
});
