// Numbers of every country on the demo page: how digits alone were read, prices per country, country names.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { beforeEach, describe, test } from "node:test";
import { control, demoPage, description, reads } from "./page.mjs";

const examples = createRequire(import.meta.url)("libphonenumber-js/examples.mobile.json");

/** A Spanish number as digits alone, and the example number of New Caledonia (+687) with its calling code. */
const SPANISH = examples.ES;
const DOUBTFUL = `687${examples.NC}`;
/** A German number without its 0, or an American one: one of the reserved 555 numbers. */
const AMBIGUOUS = ["15125550123", "15185550147"];

describe("numbers of every country on the demo page", () => {
  const demo = demoPage();
  const { field, button, bulk, complaints } = demo;
  let page;

  beforeEach(() => {
    page = demo.page;
  });

  const note = () => page.getByRole("group", { name: "Numbers without + or 0" });
  const lines = () => page.locator("#bare-lines p").allInnerTexts();
  const focused = () => page.evaluate(() => document.activeElement.innerText);
  const countries = async () => (await page.locator("#countries tr").allInnerTexts()).map((row) => row.replace(/\s+/g, " "));

  /** Makes the page read these lines for an account in `country`. */
  async function list(country, lines) {
    await field("Account country").selectOption(country);
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "list.txt"));
      return transfer;
    }, lines.join("\n"));
    await page.locator("#drop").dispatchEvent("drop", { dataTransfer });
    await reads(page.locator("#recipients-sum"), `of ${lines.length} lines`);
  }

  async function compose() {
    await field("Message").fill("Doors open at eight.");
    await field("Sender").fill("Shop");
  }

  test("says how digits alone were read, and reads them the other way and back", async () => {
    await list("ES", [SPANISH, DOUBTFUL, `34${SPANISH.slice(0, -1)}9`, "+447700900123"]);
    const usual = ["2 numbers without + or 0 were read as numbers in Spain, 1 as a number with its calling code.", `${DOUBTFUL} may also be +687 ${examples.NC} (New Caledonia).`];
    assert.deepEqual(await lines(), usual);

    await button("Read such numbers as numbers with their calling code").click();
    await button("Undo").waitFor();
    assert.deepEqual(await lines(), [
      "1 number without + or 0 was read as a number in Spain, 2 as numbers with their calling code.",
      "1 number is now read as a number with its calling code instead of a number in Spain.",
    ]);
    assert.equal(await focused(), "Undo");
    await reads(page.locator("#announcer"), "1 number is now read");
    assert.deepEqual((await countries()).sort(), ["New Caledonia NC 1 25.0%", "Spain ES 2 50.0%", "United Kingdom GB 1 25.0%"]);

    await button("Undo").click();
    await button("Read such numbers as numbers with their calling code").waitFor();
    assert.deepEqual(await lines(), usual);
    assert.deepEqual((await countries()).sort(), ["Spain ES 3 75.0%", "United Kingdom GB 1 25.0%"]);
    assert.deepEqual(complaints, []);
  });

  test("offers no other reading where there is none, and says nothing where nothing was assumed", async () => {
    await list("US", ["(202) 555-0123", "1-202-555-0147", "447700900123"]);
    assert.deepEqual(await lines(), ["1 number without + or 0 was read as a number in the United States, 1 as a number with its calling code."]);
    assert.equal(await note().getByRole("button").count(), 0);

    await list("US", ["1-202-555-0147", "+447700900123"]);
    assert.equal(await note().isVisible(), false);
    await list("", ["447700900123", "447700900124"]);
    assert.equal(await note().isVisible(), false);
    assert.deepEqual(complaints, []);
  });

  test("explains an ambiguous number by its two readings, and lets the user decide", async () => {
    await list("DE", ["1701234567", AMBIGUOUS[0], "491701234567", AMBIGUOUS[1], "n/a"]);
    const [assumed, ambiguous] = await lines();
    assert.equal(assumed, "1 number without + or 0 was read as a number in Germany, 1 as a number with its calling code.");
    assert.equal(ambiguous, `${AMBIGUOUS[0]} may be +49 ${AMBIGUOUS[0]} (Germany, its 0 missing) or +1 ${AMBIGUOUS[0].slice(1)} (United States). 1 other line is ambiguous too.`);

    await button("Read them as numbers in Germany").click();
    await reads(note(), "2 ambiguous numbers are now read as numbers in Germany.");
    assert.deepEqual(await countries(), ["Germany DE 3 100.0%"]);
    await button("Undo").click();
    await button("Read them as numbers with their calling code").click();
    await reads(note(), "2 ambiguous numbers are now read as numbers with their calling code.");
    assert.deepEqual((await countries()).sort(), ["Germany DE 1 33.3%", "United States US 2 66.7%"]);

    // The choice applied to this list only.
    await list("DE", [AMBIGUOUS[1], "+447700900123"]);
    await button("Read it as a number in Germany").waitFor();
    // In another country the same number is not ambiguous.
    await field("Account country").selectOption("US");
    await reads(page.locator("#recipients-figure"), "2");
    assert.equal(await note().isVisible(), false);
    assert.deepEqual(complaints, []);
  });

  test("shows every reason with a line of the list", async () => {
    await list("DE", ["+447700900123", "n/a", "4.917E+11", "hello", "+490170123456"]);
    const reasons = (await page.locator("#reasons li").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
    assert.equal(reasons.length, 3);
    for (const [index, beginning, end] of [
      [0, "2 Letters It contains letters.", "Line 2: n/a"],
      [1, "1 Exponent ", "Line 3: 4.917E+11"],
      [2, "1 National prefix ", "Line 5: +490170123456"],
    ]) {
      assert.ok(reasons[index].startsWith(beginning) && reasons[index].endsWith(end), reasons[index]);
    }
    assert.deepEqual(complaints, []);
  });

  test("works out the cost from one price, or from a price for each country", async () => {
    const total = page.locator("#price-total");
    await compose();
    await field("Recipients, one per line").fill("+447700900123\n+12025550123");
    assert.equal(await button("Price per country").isVisible(), false);
    await field("Price per message").fill("0.05");
    await reads(total, "Total: 0.10 for 2 messages");

    await list("US", ["+447700900123", "+447700900124", "+447700900125", "(202) 555-0123", "(416) 555-0123"]);
    await reads(total, "Total: 0.25 for 5 messages");
    await button("Price per country").click();
    const rows = async () => (await page.locator("#price-rows tr").allInnerTexts()).map((row) => row.replace(/\s+/g, " ").trim());
    assert.deepEqual((await rows()).sort(), ["Canada CA 1 0.05", "United Kingdom GB 3 0.15", "United States US 1 0.05"]);
    await field("Price per message: United Kingdom").fill("0.0412");
    await field("Price per message: Canada").fill("0");
    await reads(total, "Total: 0.1736 for 5 messages");
    assert.deepEqual((await rows()).sort(), ["Canada CA 1 0.00", "United Kingdom GB 3 0.1236", "United States US 1 0.05"]);

    await field("Default price per message").fill("");
    await reads(total, "The total is unknown: 1 country has no price.");
    await field("Price per message: United States").fill("0.01");
    await reads(total, "Total: 0.1336 for 5 messages");

    // A price that `createBulk` refuses is marked in its field.
    await field("Price per message: Canada").fill("-1");
    await reads(page.locator("#prices-problems"), "Canada: Expected a number from 0 to 1000000.");
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "Nothing was sent. See the problems above.");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Price per message: Canada");
    assert.equal((await control("requests")).seen, 0);

    await button("One price for all countries").click();
    assert.equal(await total.isVisible(), false);
    await field("Price per message").fill("x");
    await reads(page.locator("#price-problems"), "Expected a number");
    assert.match(await description(field("Price per message")), /Expected a number/);
    await field("Price per message").fill("0.02");
    await reads(total, "Total: 0.10 for 5 messages");
    await button("Create bulk").click();
    await reads(bulk(), "5 messages");
    assert.deepEqual(complaints, []);
  });

  test("sends nothing that costs more than the total on the page", async () => {
    await compose();
    await list("US", ["+447700900123", "(202) 555-0123"]);
    await field("Price per message").fill("2");
    await reads(page.locator("#price-total"), "Total: 4.00 for 2 messages");
    await page.evaluate(async () => {
      const { Lox24Client } = await import("./pkg/index.js");
      const { createBulk } = Lox24Client.prototype;
      window.passed = [];
      Lox24Client.prototype.createBulk = function (bulk, options) {
        window.passed.push(options);
        return createBulk.call(this, bulk, options);
      };
    });
    await button("Create bulk").click();
    await reads(bulk(), "2 messages");
    assert.deepEqual(await page.evaluate(() => window.passed.at(-1)), { prices: { default: 2 }, maxCost: 4, tag: true });
    assert.deepEqual(complaints, []);
  });

  test("asks for no price of a call, and knows no total for groups", async () => {
    await compose();
    await field("Recipients, one per line").fill("+447700900123");
    await field("Price per message").fill("1");
    await page.locator("#compose").getByText("More options").click();
    await field("Recipient groups").fill("7");
    await reads(page.locator("#price-total"), "The total is unknown, because only LOX24 knows the members of the groups.");
    await field("Service").selectOption("text2speech");
    await page.locator("#prices").waitFor({ state: "hidden" });
    await button("Create bulk").click();
    await reads(page.locator("#compose .result"), "Created. You can follow it below.");
    assert.deepEqual(complaints, []);
  });

  test("names all countries, sorted", async () => {
    const names = (await field("Account country").locator("option").allInnerTexts()).slice(1);
    assert.ok(names.length > 240, String(names.length));
    assert.deepEqual(names, [...names].sort((one, other) => one.localeCompare(other, "en")));
    for (const name of ["Kazakhstan", "Canada", "Guernsey", "Kosovo", "United States"]) assert.ok(names.includes(name), name);
    assert.ok(names.every((name) => !/^[A-Z]{2}$/.test(name)));

    await page.getByRole("link", { name: "Delete SMS" }).click();
    await page.getByLabel("Property").selectOption("Recipient’s country");
    await field("Recipient’s country: value").fill("DE, KZ");
    await reads(page.locator("#sentence"), "addressed to the country DE (Germany) or KZ (Kazakhstan).");
    assert.equal(await page.locator("datalist#names-iso2 option").count(), names.length);
    await page.getByLabel("Property").selectOption("Segments");
    await field("Segments: value").fill("1");
    await reads(page.locator("#sentence"), "has a length of 1 segment.");
    await field("Segments: value").fill("1, 3");
    await reads(page.locator("#sentence"), "has a length of 1 or 3 segments.");
    assert.deepEqual(complaints, []);
  });

  test("fits a phone with prices and readings, in light and dark", async () => {
    for (const colorScheme of ["light", "dark"]) {
      page = await demo.open({ viewport: { width: 380, height: 844 }, colorScheme });
      await compose();
      await list("DE", ["1701234567", AMBIGUOUS[0], `+1787${"5550123"}`, "+447700900123", `+870${"773111632"}`]);
      await button("Price per country").click();
      await field("Price per message: United Kingdom").fill("0.123456789");
      const overflow = await page.evaluate(() => [document.documentElement, document.querySelector(".scroll")].map((it) => it.scrollWidth - it.clientWidth));
      assert.deepEqual(overflow, [0, 0], colorScheme);
    }
    assert.deepEqual(complaints, []);
  });
});
