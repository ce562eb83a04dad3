// Starts Chromium through Playwright, and Firefox through Puppeteer, which needs no driver for it. Their pages share the methods
// used here.
import { after } from "node:test";
import puppeteer from "puppeteer-core";
import { launch } from "../../package/browser.mjs";
import { NotRun } from "./not-run.mjs";

/** Firefox asks Mozilla for its settings. With a proxy that does not exist it reaches only this machine, which needs no proxy. */
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

/** One browser per test file. */
function browser(name) {
  if (!process.env[name.toUpperCase()]) throw new NotRun(`there is no ${name}`);
  if (!running.has(name)) running.set(name, launchers[name]());
  return running.get(name);
}
after(async () => {
  for (const launched of running.values()) await (await launched).close();
});

/** Opens a row's page and returns what its job reported, with the browser's version. */
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

/** Logs in on the page of an example, and sends; returns what the page shows, and every request with its headers. */
export async function visitExample(address) {
  const page = await (await browser("Chromium")).newPage();
  const made = [];
  const output = (pattern) => page.waitForFunction((it) => new RegExp(it).test(document.querySelector("output")?.textContent), pattern);
  page.on("request", (request) => made.push(request.allHeaders().then((headers) => ({ url: request.url(), headers, body: request.postData() }))));
  try {
    await page.goto(address, { waitUntil: "networkidle" });
    await page.click("form button");
    await output("Log in first|401");
    await page.click("#login");
    await output("logged in");
    await page.click("form button");
    await output("^Accepted: ");
    return { shown: await page.textContent("output"), made: await Promise.all(made) };
  } finally {
    await page.close();
  }
}
