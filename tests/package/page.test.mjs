// The demo page end to end: a person with a browser, and the sandbox that serves the page.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { control, demoPage, description, reads } from "./page.mjs";

/** The credentials that the page uses for the sandbox. */
const SECRETS = ["1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx", "sandbox-api-key"];
/** A number that belongs to nobody. */
const NUMBER = "+447700900123";

describe("the demo page", () => {
  const demo = demoPage();
  const { field, button, bulk, log, complaints } = demo;
  let page;

  beforeEach(() => {
    page = demo.page;
  });

  async function compose(text) {
    await field("Message").fill(text);
    await field("Sender").fill("Shop");
    await button("Fill with 1,000 sample numbers").click();
  }

  test("shows every problem next to its field and sends nothing", async () => {
    await field("Message").fill("x".repeat(1786));
    await field("Sender").fill("Shop & Co");
    await field("Recipients, one per line").fill(`${NUMBER}\n\n12x\n${NUMBER}\nhello`);
    await page.locator("#compose").getByText("More options").click();
    await field("Source").fill("one");
    await field("Recipient groups").fill("1, 0");

    for (const [label, words] of [
      ["Message", /1785/],
      ["Sender", /letters, digits/],
      ["Recipients, one per line", /Lines 3, 5: .*phone number/],
      ["Source", /whole number/],
      ["Recipient groups", /at least 1/],
    ]) {
      await page.waitForFunction((id) => document.getElementById(id).getAttribute("aria-invalid"), await field(label).getAttribute("id"));
      assert.match(await description(field(label)), words, label);
    }

    await button("Create bulk").click();
    await reads(page.getByRole("status"), "Nothing was sent");
    assert.equal(await page.evaluate(() => document.activeElement.id), "text", "the first invalid field has the focus");

    await field("Sender").fill("Shop");
    await page.waitForFunction(() => !document.getElementById("sender_id").hasAttribute("aria-invalid"));

    assert.equal((await control("requests")).seen, 0);
    assert.deepEqual(complaints, []);
  });

  test("shows what the provider refuses next to the same fields", async () => {
    // The package accepts a bulk without a sender; the sandbox does not.
    await field("Message").fill("Doors open at eight.");
    await field("Recipients, one per line").fill(NUMBER);
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "Rejected: it was not done");
    assert.match(await description(field("Sender")), /should not be blank/);
    await reads(log(), "BadRequestError");
  });

  test("shows what the message costs, and makes it cheaper", async () => {
    const line = page.locator("#text-count");
    const costly = page.locator("#costly");
    await field("Message").fill("Doors open at eight.");
    await reads(line, /^20 characters · GSM-7 · 1 segment · 140 units left$/);
    assert.equal(await costly.isVisible(), false);

    await button("Fill with 1,000 sample numbers").click();
    const text = `😀 “${"It’s on. ".repeat(12)}”`;
    await field("Message").fill(text);
    await reads(line, "112 characters · UCS-2 · 2 segments · 21 units left · 2,000 messages for 1,000 recipients");
    assert.match(await description(field("Message")), /UCS-2/);
    assert.deepEqual(await costly.getByRole("listitem").allInnerTexts(), ["😀 at 1", "“ at 3", "’ at 6, 15, 24, 33 and 8 more", "” at 112"]);
    await costly.getByRole("button", { name: "” at 112" }).click();
    assert.equal(await field("Message").evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd)), "”");
    // The emoji keeps the text UCS-2, whatever is replaced.
    assert.equal(await button("Replace with plain characters").isVisible(), false);

    await field("Message").fill(text.slice(3));
    await reads(page.locator("#announcer"), "UCS-2, 2 segments");
    await button("Replace with plain characters").click();
    await reads(line, "110 characters · GSM-7 · 1 segment · 50 units left · 1,000 messages for 1,000 recipients");
    await reads(page.locator("#announcer"), "14 characters replaced.");
    assert.equal(await field("Message").inputValue(), `"${"It's on. ".repeat(12)}"`);
    assert.equal(await page.evaluate(() => document.activeElement.id), "text");
    assert.equal(await costly.isVisible(), false);
    await page.getByText("Request preview").first().click();
    await reads(page.locator("#compose .preview"), "It's on.");

    await page.locator("#compose").getByText("More options").click();
    await field("Service").selectOption("text2speech");
    await reads(line, /^110 characters$/);
    assert.deepEqual(complaints, []);
  });

  test("creates a bulk for 1,000 recipients and watches it until it finishes", async () => {
    await compose("Doors open at eight.");
    await page.getByText("Request preview").first().click();
    await reads(page.locator("#compose .preview"), "POST /bulks");
    await button("Create bulk").click();

    await page.getByRole("link", { name: "Settings" }).click();
    await field("Speed").selectOption("60");
    await page.getByRole("link", { name: "Bulks" }).click();
    await reads(bulk(), "Processed");
    await reads(bulk(), "1,000 messages");
    assert.equal(await bulk().getByRole("progressbar").evaluate((bar) => bar.value / bar.max), 1);
    assert.equal(await bulk().getByRole("button", { name: "Cancel bulk" }).count(), 0);
    await reads(log(), "Watch bulk");

    const { bulks } = await control("state");
    assert.deepEqual([bulks.at(-1).status_code, bulks.at(-1).sms], [10, { 100: 1000 }]);
    const { log: requests } = await control("requests");
    assert.equal(requests.filter(({ method, path }) => method === "POST" && path === "/bulks").length, 1);
    assert.deepEqual(complaints, []);
  });

  test("cancels a bulk halfway", async () => {
    // The test moves the clock: a bulk starts after one second and then sends 200 messages per second.
    await control("clock", { speed: 0 });
    await compose("The concert is cancelled.");
    await button("Create bulk").click();
    await reads(bulk(), "New");
    await control("clock", { advance: 3.5 });
    await reads(bulk(), "In progress");
    await reads(bulk(), "500 of 1,000 messages sent");

    await bulk().getByRole("button", { name: "Cancel bulk" }).click();
    await reads(bulk(), "Cancelled");
    await reads(bulk(), "500 of 1,000 messages sent, 500 stopped");
    const { bulks } = await control("state");
    assert.equal(bulks.at(-1).status_code, 15);
    assert.deepEqual(complaints, []);
  });

  test("moves the clock, lets a request fail, and shows who got what", async () => {
    await control("clock", { speed: 0 });
    await compose("The doors are open.");
    await page.getByText("Let a request fail").click();
    await field("Fault").selectOption("The provider fails (status 500)");
    await field("When").selectOption("before");
    await button("Let it fail").click();
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "LOX24 POST /bulks returned 500");
    await page.locator("#faults > li").waitFor({ state: "detached" });
    await button("Create bulk").click();
    await reads(bulk(), "New");
    await button("Until everything is sent").click();
    await reads(bulk(), "Processed");
    await reads(page.locator("#panel-figures"), /, 0 waiting/);
    const sent = await control("sent");
    assert.equal(sent.filter(({ text, count }) => text === "The doors are open." && count === 1).length, 1000);
    assert.equal(await button("Start over with empty accounts").isVisible(), false);
  });

  test("says in plain words what a filter deletes, asks for confirmation, and deletes it", async () => {
    const text = "Please forget this message.";
    await control("sms", { count: 40, phone: NUMBER, text });
    await control("sms", { count: 2, phone: "+12025550123", text });
    await page.getByRole("link", { name: "Delete SMS" }).click();
    await field("Recipient: value").fill("+44");
    await button("Add a condition").click();
    await page.getByLabel("Property").last().selectOption("Text");
    await field("Text: value").fill("forget this");

    const sentence = "Deletes every SMS that is addressed to a number that contains “+44” AND has a text that contains “forget this”.";
    await reads(page.locator("#sentence"), sentence);
    await reads(page.locator("#purge .preview"), "POST /sms/ops/batch_delete?phone=%2B44&text=forget%20this");
    assert.equal((await control("requests")).seen, 0);

    await button("Delete…").click();
    const dialog = page.getByRole("dialog", { name: "Delete permanently?" });
    await reads(dialog, sentence);
    await reads(dialog.locator(".count"), /^40 SMS match$/);
    await reads(dialog, "SMS that are created after this count are not deleted.");
    // Neither Enter nor the button deletes before the word is typed.
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Delete" }).click();
    assert.equal(await dialog.isVisible(), true);
    await dialog.getByRole("button", { name: "Keep them" }).click();
    await reads(page.locator("#purge .result"), "Nothing was deleted");

    await button("Delete…").click();
    await field("Type DELETE to continue").fill("DELETE");
    await page.keyboard.press("Enter");
    await reads(page.locator("#purge .result"), "Deleted 40 SMS.");
    const { log: requests } = await control("requests");
    assert.equal(requests.filter(({ method }) => method === "POST").length, 1);
    assert.deepEqual(complaints, []);
  });

  test("deletes no more than what was shown: it asks again when more SMS match", async () => {
    const text = "Please forget this race.";
    await control("sms", { count: 3, phone: NUMBER, text });
    const deletions = async () => {
      const { log: requests } = await control("requests");
      return requests.filter(({ method }) => method === "POST").length;
    };
    await page.getByRole("link", { name: "Delete SMS" }).click();
    await page.getByLabel("Property").selectOption("Text");
    await field("Text: value").fill("forget this race");
    await button("Delete…").click();
    await reads(page.getByRole("dialog", { name: "Delete permanently?" }).locator(".count"), /^3 SMS match$/);
    await reads(page.getByRole("dialog"), "SMS whose text LOX24 has already deleted cannot match a text.");

    // One arrives while the dialog is open.
    await control("sms", { count: 1, phone: NUMBER, text });
    await field("Type DELETE to continue").fill("DELETE");
    await page.keyboard.press("Enter");
    const again = page.getByRole("dialog", { name: "More SMS match now. Delete them all?" });
    await reads(again, "3 SMS matched when you confirmed, and more match now. Nothing has been deleted yet.");
    await reads(again.locator(".count"), /^4 SMS match$/);
    await reads(log(), "Not deleted: the SMS were only counted.");
    assert.equal(await field("Type DELETE to continue").inputValue(), "");
    await again.getByRole("button", { name: "Keep them" }).click();
    await reads(page.locator("#purge .result"), "Nothing was deleted");
    assert.equal(await deletions(), 0);

    await button("Delete…").click();
    await reads(page.getByRole("dialog").locator(".count"), /^4 SMS match$/);
    await field("Type DELETE to continue").fill("DELETE");
    await page.keyboard.press("Enter");
    await reads(page.locator("#purge .result"), "Deleted 4 SMS.");
    assert.equal(await deletions(), 1);

    await button("Delete…").click();
    await reads(page.locator("#purge .result"), "Nothing was deleted: no SMS matches.");
    await control("faults", { kind: "status", status: 503, path: "/sms", times: 0 });
    await button("Delete…").click();
    await reads(page.locator("#purge .result"), "Nothing was deleted, because the SMS could not be counted.");
    assert.equal(await deletions(), 1);
  });

  test("warns before it deletes everything, and refuses an incomplete filter", async () => {
    await page.getByRole("link", { name: "Delete SMS" }).click();
    await button("Delete…").click();
    await page.waitForFunction(() => document.querySelector("#conditions [aria-invalid]"));
    await page.getByRole("button", { name: "Remove the condition on Recipient" }).click();
    await reads(page.locator("#sentence"), "Deletes EVERY SMS in the account");
    await button("Delete…").click();
    await reads(page.locator("#purge"), "The filter selects every SMS in the account");
    assert.equal((await control("requests")).seen, 0);

    await field("Yes, delete every SMS in the account.").check();
    await button("Delete…").click();
    await reads(page.getByRole("dialog"), "Deletes EVERY SMS in the account");
    await page.keyboard.press("Escape");
    await reads(page.locator("#purge .result"), "Nothing was deleted");
  });

  test("cancels an 8x8 batch, and finds nothing to cancel the second time", async () => {
    await page.getByRole("link", { name: "8x8 batch" }).click();
    await field("Batch id").fill("a/b");
    await page.waitForFunction(() => document.getElementById("batchId").hasAttribute("aria-invalid"));
    await button("Schedule a sample batch").click();
    await reads(page.locator("#batch-form .result"), "Scheduled 250 messages");
    await button("Cancel batch").click();
    const lines = page.locator("#cancellations > li");
    await reads(lines, /^250 messages cancelled/);
    await button("Cancel batch").click();
    await reads(lines, /^0 messages cancelled/);
    assert.deepEqual(await lines.locator(".chip").allInnerTexts(), ["0 messages cancelled", "250 messages cancelled"]);
    assert.deepEqual(complaints, []);
  });

  test("keeps secrets out of the document and the log", async () => {
    await compose("Doors open at eight.");
    await button("Create bulk").click();
    await reads(bulk(), "1,000 messages");
    await page.getByRole("link", { name: "8x8 batch" }).click();
    await button("Schedule a sample batch").click();
    await button("Cancel batch").click();
    await reads(log(), "Cancel batch");
    await reads(log(), "authorization");

    // Another secret, typed by the user, which the provider refuses.
    const typed = "7654321:typedbyhandtypedbyhand";
    await page.getByRole("link", { name: "Settings" }).click();
    await field("Token").fill(typed);
    await page.getByRole("link", { name: "Bulks" }).click();
    await button("Create bulk").click();
    await reads(log(), "AuthenticationError");
    const { log: requests } = await control("requests");
    assert.ok(requests.some(({ headers }) => headers["x-lox24-auth-token"] === typed), "the typed token was sent");

    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ value }) => value)).join("\n"),
    );
    const content = (await page.content()) + attributes + stored;
    for (const secret of [...SECRETS, typed]) {
      for (const part of [secret, ...secret.split(":").slice(1)]) assert.ok(!content.includes(part));
    }
    assert.ok((await log().textContent()).includes("••••••••"));
  });

  test("works with the keyboard alone", async () => {
    const tabTo = async (locator) => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (await locator.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`cannot be reached by keyboard: ${locator}`);
    };
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.innerText), "Skip to content");
    await page.keyboard.press("Enter");
    await tabTo(field("Message"));
    await page.keyboard.type("Doors open at eight.");
    await tabTo(field("Sender"));
    await page.keyboard.type("Shop");
    await tabTo(field("Recipients, one per line"));
    await page.keyboard.type(NUMBER);
    await tabTo(button("Create bulk"));
    await page.keyboard.press("Enter");
    await reads(bulk(), "1 message");
    assert.deepEqual(complaints, []);
  });

  test("fits a phone, in light and dark", async () => {
    for (const colorScheme of ["light", "dark"]) {
      page = await demo.open({ viewport: { width: 390, height: 844 }, colorScheme });
      await compose("Doors open at eight.");
      await button("Create bulk").click();
      await reads(log(), "Watch bulk");
      for (const name of ["Delete SMS", "8x8 batch", "Settings", "Bulks"]) {
        await page.getByRole("link", { name }).click();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${name}, ${colorScheme}`);
      }
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
      assert.equal(ground[0] < 128, colorScheme === "dark");
      assert.deepEqual(complaints, []);
    }
    // The button overrides the system setting.
    await button("Theme: system").click();
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
    assert.ok(ground[0] > 128, "light by choice");
  });
});
