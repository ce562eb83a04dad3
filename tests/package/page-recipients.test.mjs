// Lists of recipients on the demo page: files dropped, chosen and pasted, what the page says about them, and what it sends.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { control, demoPage, description, reads } from "./page.mjs";

const { SANDBOX_URL } = process.env;
const examples = createRequire(import.meta.url)("libphonenumber-js/examples.mobile.json");

/** Ofcom's numbers reserved for drama. */
const british = (count, from = 0) => Array.from({ length: count }, (_, index) => `+447700900${String(from + index).padStart(3, "0")}`);

/** 555-0100 to 555-0199 are reserved for fiction in every North American area code: 800 codes of three digits. */
const american = (count) =>
  Array.from({ length: count }, (_, index) => `+1${200 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, "0")}`);

describe("lists of recipients on the demo page", () => {
  const demo = demoPage();
  const { field, button, bulk, log, complaints } = demo;
  let page;

  beforeEach(() => {
    page = demo.page;
  });

  const file = () => page.locator("#file");
  const report = () => page.locator("#report");
  const zone = () => page.locator("#drop");
  const result = () => page.locator("#compose .result");

  /** Drops files on the zone, each given as a name and a text or bytes. */
  async function drop(...files) {
    const dataTransfer = await page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const [name, content] of files) transfer.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
      return transfer;
    }, files);
    await zone().dispatchEvent("drop", { dataTransfer });
  }

  const paste = (locator, text) =>
    locator.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  /** Waits until a list has been read, and returns its four figures. */
  async function figures() {
    await page.locator("#report[aria-busy=false]").waitFor();
    const values = await page.locator(".figures dd:not(.hint)").allInnerTexts();
    const [recipients, messages, duplicates, rejected] = values;
    return { recipients, messages, duplicates, rejected };
  }

  async function downloaded(name) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(name).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  async function posted() {
    const { log } = await control("requests");
    return log.filter(({ method, path }) => method === "POST" && path === "/bulks").map(({ body }) => JSON.parse(body));
  }

  async function compose() {
    await field("Message").fill("Doors open at eight.");
    await field("Sender").fill("Shop");
  }

  const CSV = [
    "customer;created_at;name;Mobile phone",
    "1;1700000001;Ann;+44 7700 900001",
    '2;1700000002;"Ben; B.";07700 900002',
    "3;1700000003;Cem;+4407700900003",
    "4;1700000004;Dee;447700900001",
    "5;1700000005;Eve;",
    "6;1700000006;Flo;07700900006",
    "7;1700000007;Gil;+1 202 555 0101",
    "8;1700000008;Hal;n/a",
    "",
  ].join("\r\n");

  test("reads a dropped CSV file, finds its column, and reports everything", async () => {
    await compose();
    await field("Recipients, one per line").fill("+447700900999");
    await drop(["customers.csv", CSV]);
    assert.deepEqual(await figures(), { recipients: "2", messages: "2", duplicates: "1", rejected: "5" });
    assert.equal(await field("Phone number column").evaluate((select) => select.selectedOptions[0].text), "Mobile phone · +44 7700 900001");
    assert.deepEqual(await field("Phone number column").locator("option").allInnerTexts(), [
      "customer · 1",
      "created_at · 1700000001",
      "name · Ann",
      "Mobile phone · +44 7700 900001",
    ]);
    assert.match(await description(file()), /bytes?, 8 lines, read in/);
    assert.equal(await field("Recipients, one per line").isVisible(), false);
    await reads(page.locator("#text-count"), "2 messages for 2 recipients");
    await reads(page.locator("#announcer"), "2 recipients, 1 duplicate, 5 rejected lines.");

    // National numbers are accepted once a country is chosen.
    await reads(page.locator("#reasons"), "It is a national number.");
    await button("Choose a country for national numbers").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "country");
    await field("Account country").selectOption({ label: "United Kingdom" });
    await reads(page.locator("#recipients-figure"), "4");
    assert.deepEqual(await figures(), { recipients: "4", messages: "4", duplicates: "1", rejected: "3" });
    assert.deepEqual(await page.locator("#countries tr").allInnerTexts().then((rows) => rows.map((row) => row.replace(/\s+/g, " "))), [
      "United Kingdom GB 3 75.0%",
      "United States US 1 25.0%",
    ]);
    assert.deepEqual(await page.locator("#reasons li").allInnerTexts(), [
      "1\nEmpty It contains no number. Remove it or fill it in.\nLine 6: empty",
      "1\nLetters It contains letters. Write the number in digits only.\nLine 9: n/a",
      "1\nNational prefix A national prefix follows the calling code (+490170 …). Remove it (+49170 …).\nLine 4: +4407700900003",
    ]);
    assert.deepEqual(await page.locator("#rejected tr").allInnerTexts(), ["4\t+4407700900003\tNational prefix", "6\tempty\tEmpty", "9\tn/a\tLetters"]);

    // The user chooses another column and types a longer message.
    await field("Phone number column").selectOption({ label: "name · Ann" });
    await reads(page.locator("#recipients-figure"), "0");
    await reads(page.locator("#file-problems"), "The file has no valid number.");
    await field("Phone number column").selectOption({ label: "Mobile phone · +44 7700 900001" });
    await reads(page.locator("#recipients-figure"), "4");
    assert.equal(await page.locator("#file-problems li").count(), 0);
    await field("Message").fill("x".repeat(161));
    await reads(page.locator("#messages-figure"), "8");
    await reads(page.locator("#messages-sum"), "2 segments per recipient");
    assert.equal((await control("requests")).seen, 0);
    assert.deepEqual(complaints, []);
  });

  test("reads files with and without titles and delimiters", async () => {
    const numbers = british(3);
    for (const [content, label, recipients, rejected] of [
      [numbers.join("\n"), undefined, "3", "0"],
      [`phone\n${numbers.join("\n")}`, "phone · +447700900000", "3", "0"],
      // Without titles, the first line is a row like any other.
      [numbers.map((number) => `Ann\t${number}`).join("\n"), "Column 2 · +447700900000", "3", "0"],
      [`\ufeff"no","a","a"\n1,x,${numbers[0]}`, "a · +447700900000", "1", "1"],
      // A title in another encoding cannot be looked up by name.
      [Buffer.from(`a;T\xe9l\xe9phone\nx;${numbers[0]}`, "latin1"), "T\ufffdl\ufffdphone · +447700900000", "1", "1"],
      [`a;mobile\u00a0\nx;${numbers[0]}`, "mobile\u00a0 · +447700900000", "1", "0"],
      // Customer numbers can look like phone numbers. The title decides, as long as its column has numbers at all.
      [`id,cell\n4366400001,${numbers[0]}\n4366400002,\n4366400003,${numbers[1]}`, "cell · +447700900000", "2", "1"],
      [`cancelled,to\n1,${numbers[0]}`, "to · +447700900000", "1", "0"],
      [`;;\n"a ""b""";to\n1;${numbers[0]}`, "to · +447700900000", "1", "0"],
    ]) {
      await drop(["list", typeof content === "string" ? content : [...content]]);
      await page.locator("#report[aria-busy=false]").waitFor();
      await page.waitForFunction((recipients) => document.getElementById("recipients-figure").textContent === recipients, recipients);
      assert.equal((await figures()).rejected, rejected, JSON.stringify(content));
      const column = field("Phone number column");
      if (label === undefined) assert.equal(await column.isVisible(), false);
      else assert.equal(await column.evaluate((select) => select.selectedOptions[0].textContent), label);
    }
    assert.deepEqual(complaints, []);
  });

  test("downloads the rejected lines without formulas, and mentions those that were not kept", async () => {
    const bad = ['=HYPERLINK("http://x")', "+4407700900001", "@a", "-a", "a;=1+1", 'a,"=1+1"', "a\t=1", "Zoë", "＝a"];
    await drop(["bad list.txt", [british(1)[0], ...bad].join("\n")]);
    assert.deepEqual(await figures(), { recipients: "1", messages: "–", duplicates: "0", rejected: "12" });
    const all = await downloaded("Download 12 rejected lines as CSV");
    assert.equal(all.name, "rejected-bad list.csv");
    assert.deepEqual(all.text.split("\r\n"), [
      '\ufeff"line","input","reason"',
      '"2","\'=HYPERLINK(""http://x"")","characters"',
      '"3","\'+4407700900001","national_prefix"',
      '"4","\'@a","characters"',
      '"5","\'-a","letters"',
      // A line may hold several numbers.
      '"6","a","letters"',
      '"6","\'=1+1","characters"',
      '"7","a","letters"',
      '"7","""\'=1+1""","characters"',
      '"8","a","letters"',
      '"8","\'=1","characters"',
      '"9","Zoë","letters"',
      '"10","\'＝a","characters"',
      "",
    ]);

    await drop(["long.txt", "x\n".repeat(1203)]);
    await reads(page.locator("#rejected-kept"), "Only the first 1,000 of 1,203 rejected lines are kept.");
    const first = (await downloaded("Download the first 1,000 as CSV")).text.split("\r\n");
    assert.equal(first.length, 1003);
    assert.deepEqual(first.slice(-3), ['"1000","x","letters"', '"","203 more lines were rejected but not kept.",""', ""]);
    assert.deepEqual(complaints, []);
  });

  test("shows the long tail of countries", async () => {
    const countries = ["DE", "FR", "ES", "PL", "CH", "AT", "NL", "BE", "DK", "SE"];
    const prefixes = { DE: 49, FR: 33, ES: 34, PL: 48, CH: 41, AT: 43, NL: 31, BE: 32, DK: 45, SE: 46 };
    await drop(["list", [...british(5), ...countries.map((country) => `+${prefixes[country]}${examples[country]}`)].join("\n")]);
    assert.equal((await figures()).recipients, "15");
    assert.equal(await page.locator("#countries tr:visible").count(), 8);
    assert.match(await page.locator("#countries tr").first().innerText(), /United Kingdom/);
    await button("Show all 11").click();
    assert.equal(await page.locator("#countries tr:visible").count(), 11);
    assert.equal(await page.evaluate(() => document.activeElement.innerText), "Recipients by country");
    assert.deepEqual(complaints, []);
  });

  test("sends a list once, and returns to typed numbers after it", async () => {
    await compose();
    const numbers = british(24);
    await drop(["list.txt", [...numbers, numbers[3], "hello"].join("\n")]);
    assert.deepEqual(await figures(), { recipients: "24", messages: "24", duplicates: "1", rejected: "1" });
    await page.getByText("Request preview").first().click();
    await reads(page.locator("#compose .preview"), "The list has 24 numbers. These are the first 10.");
    await button("Create bulk").click();
    await reads(bulk(), "24 messages");
    const { bulks } = await control("state");
    assert.equal(bulks.at(-1).msg_total_count, 24);
    assert.deepEqual((await posted()).map(({ phones }) => phones), [numbers]);

    await button("Create bulk").click();
    await reads(result(), "Nothing was sent: you have already sent to this list.");
    await button("Remove list").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "phones");
    assert.equal(await report().isVisible(), false);
    await page.keyboard.type(numbers[7]);
    await button("Create bulk").click();
    await reads(bulk(), "1 message");
    assert.deepEqual((await posted()).map(({ phones }) => phones), [numbers, [numbers[7]]]);
    assert.deepEqual(complaints, []);
  });

  test("sends a long list in parts, stops at a failure, and continues without sending twice", async () => {
    await control("clock", { speed: 0 });
    const numbers = american(35_000);
    await compose();
    await page.locator("#compose").getByText("More options").click();
    await field("Recipient groups").fill("7");
    await drop(["list.txt", numbers.join("\n")]);
    assert.equal((await figures()).recipients, "35,000");
    // The second request is carried out, but its response is lost; the fourth is refused.
    const on = { method: "POST", path: "/bulks" };
    await control("faults", [{ kind: "delay", ms: 1, ...on }, { kind: "status", status: 500, place: "after", ...on }, { kind: "delay", ms: 1, ...on }, { kind: "status", status: 403, ...on }]);
    await button("Create 4 bulks").click();
    await reads(result(), "returned 500");
    const note = page.locator("#partial");
    await reads(note, "Sent to 10,000 of 35,000 recipients; 15,000 left.");
    await reads(note, "10,000 recipients may or may not have been sent the message.");
    const unsure = await downloaded("Download the uncertain numbers");
    assert.deepEqual(unsure.text.trim().split("\n"), numbers.slice(10_000, 20_000));

    await button("Create 2 more bulks").click();
    await reads(result(), "returned 403");
    await reads(note, "Sent to 20,000 of 35,000 recipients; 5,000 left.");
    await button("Create 1 more bulk").click();
    await reads(result(), "Created. You can follow it below.");
    await reads(note, "Sent to 25,000 of 35,000 recipients; 0 left.");

    const bodies = await posted();
    assert.deepEqual(bodies.map(({ phones }) => phones.length), [10_000, 10_000, 10_000, 5000, 5000]);
    // The fourth was refused, so the fifth has the same numbers. Every other number is in exactly one request.
    assert.deepEqual(bodies[3].phones, bodies[4].phones);
    assert.deepEqual(bodies.slice(0, 4).flatMap(({ phones }) => phones), numbers);
    assert.deepEqual(bodies.map(({ msg_groups }) => msg_groups), [[7], undefined, undefined, undefined, undefined]);

    // The same file read with other options is another list, with the same people in it.
    await field("Account country").selectOption("US");
    await reads(note, "35,000 recipients were sent a message. This list may contain some of them again.");
  });

  test("the bulks of a long list share one card, which cancels all of them", async () => {
    await control("clock", { speed: 0 });
    await compose();
    await drop(["list.txt", american(25_000).join("\n")]);
    await button("Create 3 bulks").click();
    await reads(result(), "Created 3 bulks. You can follow them below.");
    await reads(bulk(), "0 of 3 bulks finished");
    await reads(bulk(), "0 of 25,000 messages sent");
    assert.equal(await page.locator("#bulk-list > li").count(), 1);
    await control("clock", { advance: 2 });
    await reads(bulk(), "600 of 25,000 messages sent");
    await bulk().getByRole("button", { name: "Cancel all" }).click();
    await reads(bulk(), "3 cancelled");
    await reads(bulk(), "600 of 25,000 messages sent, 24,400 stopped");
    assert.deepEqual((await control("state")).bulks.slice(-3).map(({ status_code }) => status_code), [15, 15, 15]);
    assert.deepEqual(complaints, []);
  });

  test("stops sending between two requests", async () => {
    await compose();
    await drop(["list.txt", american(25_000).join("\n")]);
    await figures();
    let release;
    const stopped = new Promise((resolve) => (release = resolve));
    await page.route("**/bulks", async (route) => {
      await stopped;
      await route.continue();
    });
    await button("Create 3 bulks").click();
    await button("Stop sending").click();
    release();
    await reads(result(), "Stopped. Created 1 bulk.");
    await reads(page.locator("#partial"), "Sent to 10,000 of 25,000 recipients; 15,000 left.");
    assert.equal((await posted()).length, 1);
    assert.deepEqual(complaints, []);
  });

  test("asks before it sends a list for real", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await field("Other addresses, such as your own proxy").check();
    await field("Base URL").first().fill(SANDBOX_URL);
    await field("Token").fill("1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx");
    await page.getByRole("link", { name: "Bulks" }).click();
    await compose();
    await field("Message").fill("x".repeat(200));
    await drop(["list.txt", [...american(12_000), "x"].join("\n")]);
    await figures();
    await button("Create 2 bulks").click();
    const dialog = page.getByRole("dialog", { name: "Send for real?" });
    await reads(dialog, "This sends to 12,000 numbers and costs money.");
    await reads(dialog, "You pay for 24,000 messages.");
    await reads(dialog, "This takes 2 requests, one after the other.");
    await reads(dialog, "1 line of the list could not be read and will not be sent to.");
    // The list cannot change while the question is open.
    await drop(["other.txt", british(3).join("\n")]);
    await dialog.getByRole("button", { name: "Do not send" }).click();
    await reads(result(), "Nothing was sent.");
    assert.equal((await figures()).recipients, "12,000");
    assert.equal((await control("requests")).seen, 0);
    assert.deepEqual(complaints, []);
  });

  test("says what cannot be read, and the next file replaces it", async () => {
    await compose();
    const utf16 = [...Buffer.from(british(2).join("\n"), "utf16le")];
    for (const [files, words] of [
      [[["a.txt", ""]], "The file is empty."],
      [[["a.txt", "\n\r\n  \n"]], "The file has only blank lines."],
      [[["a.csv", "name;phone\n"]], "The file has only blank lines."],
      [[["a.txt", [0xff, 0xfe, ...utf16]]], "The file is encoded in UTF-16. Save it as UTF-8"],
      [[["a.txt", [0xfe, 0xff, ...utf16]]], "The file is encoded in UTF-16. Save it as UTF-8"],
      [[["a.txt", utf16]], "The file is not UTF-8 text."],
      [[["a.xlsx", [0x50, 0x4b, 3, 4, 0, 0]]], "Export the sheet as CSV"],
      [[["a.txt", "x"], ["b.txt", "y"]], "Drop one at a time"],
    ]) {
      await drop(["good.csv", `phone,name\n${british(1)[0]},Ann`]);
      await reads(page.locator("#recipients-figure"), "1");
      await drop(...files);
      await reads(page.locator("#file-problems"), words);
      assert.ok((await description(file())).includes(words));
      assert.equal(await file().getAttribute("aria-invalid"), "true");
      assert.equal(await report().isVisible(), false);
      assert.equal(await field("Phone number column").isVisible(), false);
      await button("Create bulk").click();
      await reads(result(), "Nothing was sent. See the problems above.");
      assert.equal(await page.evaluate(() => document.activeElement.id), "file");
    }
    await button("Remove list").click();
    assert.equal(await page.locator("#file-problems li").count(), 0);

    // A file that has changed on disk can no longer be read.
    const folder = await mkdtemp(join(tmpdir(), "page-"));
    try {
      const path = join(folder, "list.txt");
      await writeFile(path, british(2).join("\n"));
      await file().setInputFiles(path);
      await reads(page.locator("#recipients-figure"), "2");
      await writeFile(path, british(300).join("\n"));
      await field("Account country").selectOption("DE");
      await reads(page.locator("#file-problems"), "The file could not be read (NotReadableError).");
    } finally {
      await rm(folder, { recursive: true });
    }
    assert.equal((await control("requests")).seen, 0);
    assert.deepEqual(complaints.filter((words) => !words.includes("ERR_UPLOAD_FILE_CHANGED")), []);
  });

  test("reads pasted lines, or typed lines as a list", async () => {
    await paste(field("Recipients, one per line"), american(1500).join("\n"));
    await reads(page.locator("#recipients-figure"), "1,500");
    await reads(zone(), "Pasted lines");
    await button("Remove list").click();
    // A few pasted lines are edited by hand.
    await paste(field("Recipients, one per line"), "a\nb");
    assert.equal(await report().isVisible(), false);
    await paste(file(), british(2).join("\n"));
    await reads(page.locator("#recipients-figure"), "2");
    await button("Remove list").click();

    await field("Recipients, one per line").fill(`0044 7700 900001\n07700 900002\n+44-7700-900001`);
    await button("Read as a list").click();
    assert.deepEqual(await figures(), { recipients: "1", messages: "–", duplicates: "1", rejected: "1" });
    await button("Remove list").click();
    assert.match(await field("Recipients, one per line").inputValue(), /07700 900002/);
    assert.deepEqual(complaints, []);
  });

  test("takes a list by keyboard, and a file that misses the zone", async () => {
    // The browser must expect the file chooser before the key is pressed.
    const choosing = page.waitForEvent("filechooser");
    await field("Sender").focus();
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement.id)) === "file") break;
    }
    await page.keyboard.press("Enter");
    const chooser = await choosing;
    await chooser.setFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from(british(4).join("\n")) });
    assert.equal((await figures()).recipients, "4");
    assert.equal(await page.getByLabel("list.txt Drop or choose another file to replace it").count(), 1);
    // The same file again.
    await chooser.setFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from(british(5).join("\n")) });
    await reads(page.locator("#recipients-figure"), "5");

    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "missed.txt"));
      return transfer;
    }, british(6).join("\n"));
    await page.getByRole("heading", { name: "Send a bulk" }).dispatchEvent("drop", { dataTransfer });
    await reads(page.locator("#recipients-figure"), "6");
    assert.deepEqual(complaints, []);
  });

  test("reads a million lines", async () => {
    const numbers = [...american(70_000), ...british(1000)];
    const lines = Array.from({ length: 1_000_000 }, (_, index) => (index % 1000 === 7 ? "n/a" : numbers[index % numbers.length]));
    const buffer = Buffer.from(lines.join("\n"));
    await compose();
    await file().setInputFiles({ name: "million.txt", mimeType: "text/plain", buffer });
    const distinct = new Set(lines).size - 1;
    const expected = { recipients: distinct.toLocaleString("en"), messages: distinct.toLocaleString("en"), duplicates: (999_000 - distinct).toLocaleString("en"), rejected: "1,000" };
    assert.deepEqual(await figures(), expected);
    assert.match(await description(file()), /1,000,000 lines/);
    assert.deepEqual(complaints, []);
  });

  test("a file that arrives while another one is being read replaces it", async () => {
    const long = american(70_000).join("\n").repeat(10);
    await zone().evaluate((zone, files) => {
      for (const [name, text] of files) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name));
        zone.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, [["long.txt", long], ["short.txt", british(2).join("\n")]]);
    await reads(page.locator("#recipients-figure"), "2");
    // This takes as long as reading the first file, which began earlier.
    await page.evaluate(async (long) => (await (await import("./pkg/index.js")).Recipients.fromStream(new Blob([long]).stream())).free(), long);
    assert.equal((await figures()).recipients, "2");
    await reads(zone(), "short.txt");
    assert.deepEqual(complaints, []);
  });

  test("the sample has a million lines too", async () => {
    await button("Try it with a million lines").click();
    await reads(page.locator("#recipients-sum"), "of 1,000,000 lines");
    assert.equal(await field("Phone number column").evaluate((select) => select.selectedOptions[0].text), "mobile · +1 200 555 0101");
    assert.equal(await page.evaluate(() => document.activeElement.id), "file");
    await button("Remove list").click();
    await button("Try it with a million lines").waitFor();
    assert.deepEqual(complaints, []);
  });

  test("a list fits a phone screen, in light and dark", async () => {
    for (const colorScheme of ["light", "dark"]) {
      page = await demo.open({ viewport: { width: 390, height: 844 }, colorScheme });
      await compose();
      await drop([`${"a-long-name-".repeat(12)}.csv`, `${CSV}\n9;1;x;${"y".repeat(300)}`]);
      await figures();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, colorScheme);
    }
    assert.deepEqual(complaints, []);
  });
});
