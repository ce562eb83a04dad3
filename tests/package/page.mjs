// Shared by the tests of the demo page: the page in Chromium, and helpers for what a person does with it.
//
// SANDBOX_URL: a sandbox with `--www www --pkg pkg`, whose default world nothing else uses in the meantime.
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { launch } from "./browser.mjs";

const { SANDBOX_URL } = process.env;

/**
 * Opens a fresh page before each test of the calling suite. `demo.page` is the current page. `address` returns that of the page,
 * and `prepare` gets each page before it is loaded.
 */
export function demoPage({ address = () => SANDBOX_URL, prepare = () => {} } = {}) {
  let browser;
  const demo = {
    page: undefined,
    /** Errors that the page reported. */
    complaints: [],

    /** A field of the tool that is shown: others have fields of the same name. */
    field: (label) => demo.page.getByLabel(label, { exact: true }).filter({ visible: true }),
    button: (name) => demo.page.getByRole("button", { name, exact: true }),
    /** The card of the most recent bulks. */
    bulk: () => demo.page.locator("#bulk-list > li").first(),
    log: () => demo.page.getByRole("complementary", { name: "Requests and responses" }),

    /** Replaces the current page with one that has these properties. */
    async open(options = {}) {
      await demo.page?.close();
      demo.page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      demo.complaints.length = 0;
      demo.page.on("pageerror", (error) => demo.complaints.push(error.message));
      demo.page.on("console", (message) => message.type() === "error" && demo.complaints.push(message.text()));
      prepare(demo.page);
      await demo.page.goto(address());
      await demo.button("Create bulk").waitFor();
      return demo.page;
    },
  };

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await control("clock", { speed: 1 });
    await browser?.close();
  });
  beforeEach(async () => {
    await control("clock", { speed: 1 });
    await control("requests/reset", {});
    await fetch(`${SANDBOX_URL}/_sandbox/faults`, { method: "DELETE" });
    await demo.open();
  });
  return demo;
}

/** Waits until the element contains this text. */
export const reads = (locator, text) => locator.filter({ hasText: text }).first().waitFor();

/** The description that a screen reader reads with a field. */
export const description = (control) =>
  control.evaluate((element) =>
    element
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id).innerText)
      .join("\n"),
  );

/** Calls a control endpoint of the default world; a body makes a change. */
export async function control(name, change) {
  const options = change === undefined ? {} : { method: "POST", body: JSON.stringify(change) };
  const response = await fetch(`${SANDBOX_URL}/_sandbox/${name}`, options);
  assert.ok(response.ok, `${name}: ${response.status}`);
  return response.json();
}

/** A time as a date field has it: local, in whole seconds. */
export const localTime = (page, time) =>
  page.evaluate((time) => new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 19), time.getTime());
