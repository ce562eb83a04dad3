// Batches at 8x8 on the demo page: sent now or later, their receipts, and how they are cancelled.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { control, demoPage, description, localTime, reads } from "./page.mjs";

/** Numbers that belong to nobody. */
const NUMBERS = ["+447700900001", "+447700900002", "+447700900003"];

describe("batches on the demo page", () => {
  const demo = demoPage();
  const { field, button, log, complaints } = demo;
  let page;

  beforeEach(async () => {
    page = demo.page;
    await page.getByRole("link", { name: "8x8 batch" }).click();
  });

  const result = () => page.locator("#new-batch .result");
  const receipts = () => page.locator("#receipts > li");

  async function compose() {
    await field("Message").fill("Doors open at eight.");
    await field("Recipients, one per line").fill(NUMBERS.join("\n"));
  }

  async function posted() {
    const { log } = await control("requests");
    return log.filter(({ method }) => method === "POST").map(({ body }) => JSON.parse(body));
  }

  test("schedules a batch and cancels it", async () => {
    await compose();
    await field("Sender").fill("Shop");
    await reads(page.locator("#batch-text-hint"), "20 characters · GSM-7 · 1 segment · 140 units left · 3 messages for 3 recipients");
    const time = new Date(Date.now() + 3_600_000);
    await field("Send at").fill(await localTime(page, time));
    await button("Send batch").click();
    await reads(result(), "Scheduled 3 messages. Its id is filled in below, in case you want to cancel it.");
    await reads(receipts(), "3 accepted, 0 rejected");
    await reads(receipts(), "From Shop. Doors open at eight.");
    await reads(receipts(), "Scheduled for");
    const [{ destinations, template }] = await posted();
    assert.deepEqual([destinations, template.source, template.text], [NUMBERS, "Shop", "Doors open at eight."]);
    assert.equal(Date.parse(template.scheduled), Math.floor(time / 1000) * 1000);

    const batchId = await receipts().locator(".uuid").innerText();
    assert.equal(await field("Batch id").inputValue(), batchId);
    await button("Cancel batch").click();
    await reads(page.locator("#cancellations > li"), "3 messages cancelled");
    const { batches } = await control("state");
    assert.deepEqual([batches.at(-1).batchId, batches.at(-1).cancelled], [batchId, 3]);

    // An earlier batch can be chosen again.
    await button("Schedule a sample batch").click();
    await page.waitForFunction((id) => document.getElementById("batchId").value !== id, batchId);
    await button("Cancel this batch…").click();
    assert.equal(await field("Batch id").inputValue(), batchId);
    assert.equal(await page.evaluate(() => document.activeElement.id), "batchId");
    assert.deepEqual(complaints, []);
  });

  test("shows the messages that 8x8 rejected although it accepted the batch", async () => {
    await compose();
    await field("Recipients, one per line").fill("+447700900001\n\n12x");
    await page.waitForFunction(() => document.getElementById("destinations").hasAttribute("aria-invalid"));
    assert.match(await description(field("Recipients, one per line")), /Line 3: .*phone number/);
    await button("Send batch").click();
    await reads(result(), "Nothing was sent. See the problems above.");
    assert.equal((await control("requests")).seen, 0);

    await button("Fill with 1,000 sample numbers").click();
    await page.locator("#new-batch").getByText("More options").click();
    await field("Deliver before").fill(await localTime(page, new Date(Date.now() - 3_600_000)));
    await button("Send batch").click();
    await reads(result(), "0 accepted, 1,000 rejected. See the receipt below.");
    await reads(receipts(), "0 accepted, 1,000 rejected");
    const rows = await receipts().locator("tbody tr").allInnerTexts();
    assert.deepEqual([rows.length, rows[0]], [8, "+447700900000\tExpiry is already over"]);
    await reads(receipts(), "… and 992 more");
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, "fits a phone");
    // Nothing is left to cancel.
    assert.equal(await field("Batch id").inputValue(), "");
    assert.equal(await button("Cancel this batch…").count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("says so if the batch may have been sent, and sends it once", async () => {
    await compose();
    await control("faults", { kind: "status", status: 502, place: "after", method: "POST" });
    await button("Send batch").click();
    await reads(result(), "It may have been carried out: check before calling again.");
    await reads(log(), "It may have happened: check before you try again.");
    assert.equal(await receipts().count(), 0);
    assert.equal((await posted()).length, 1);
  });

  test("asks before it sends a batch for real", async () => {
    const { SANDBOX_URL } = process.env;
    await page.getByRole("link", { name: "Settings" }).click();
    await field("Other addresses, such as your own proxy").check();
    await page.locator("#eight-base").fill(SANDBOX_URL);
    await field("Sub-account id").fill("sandbox_sub");
    await field("API key").fill("sandbox-api-key");
    await page.getByRole("link", { name: "8x8 batch" }).click();
    await compose();
    await button("Send batch").click();
    const dialog = page.getByRole("dialog", { name: "Send for real?" });
    await reads(dialog, "This sends to 3 numbers and costs money. It cannot be undone.");
    await reads(dialog, "You pay for 3 messages.");
    await page.keyboard.press("Enter");
    await reads(result(), "Nothing was sent.");
    assert.equal((await control("requests")).seen, 0);
    await button("Send batch").click();
    await dialog.getByRole("button", { name: "Send", exact: true }).click();
    await reads(result(), "Accepted 3 messages.");
    await reads(receipts(), "Sent at once.");
    assert.equal((await posted()).length, 1);
    assert.deepEqual(complaints, []);
  });
});
