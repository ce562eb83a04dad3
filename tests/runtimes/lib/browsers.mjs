// Chromium through Playwright, Firefox through Puppeteer, which needs no driver for it. Their pages have what is used here
// in common.
import { after } from "node:test";
import puppeteer from "puppeteer-core";
import { launch } from "../../package/browser.mjs";
import { NotRun } from "./not-run.mjs";

/** Firefox asks Mozilla for its settings. Through a proxy that is not there it reaches this machine only, which needs none. */
const firefox = {
  browser: "firefox",
  headless: true,
  extraPrefsFirefox: {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.failover_direct": false,
  },
};

const launchers = {
  Chromium: () => launch(),
  Firefox: () => puppeteer.launch({ ...firefox, executablePath: process.env.FIREFOX }),
};
const running = new Map();

/** One for each test file. */
function browser(name) {
  if (!process.env[name.toUpperCase()]) throw new NotRun(`there is no ${name}`);
  if (!running.has(name)) running.set(name, launchers[name]());
  return running.get(name);
}
after(async () => {
  for (const launched of running.values()) await (await launched).close();
});

/** Opens a page of a row, and answers what its job reported and the browser's version. */
export async function visit(name, address, world) {
  const launched = await browser(name);
  const page = await launched.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => problems.push(message.text()));
  try {
    await page.goto(`${address}/?world=${encodeURIComponent(JSON.stringify(world))}`);
    await page.waitForFunction(() => document.getElementById("report"));
    const report = JSON.parse(await page.evaluate(() => document.getElementById("report").textContent));
    const version = (await launched.version()).replace(/^.*\//, "");
    return { report, version };
  } catch (error) {
    throw new Error(`${name}: ${error.message}\n${problems.join("\n")}`);
  } finally {
    await page.close();
  }
}
