// Runs jobs in Chromium: bundled as a page has them, each in a fresh page.
import { build } from "esbuild";
import { launch } from "../package/browser.mjs";
import { numberingPlan } from "./files.mjs";

// Nothing is served there: the one page comes out of this file. With these headers the clock of a page counts in 5 µs.
const PAGE = "https://bench.example/";
const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

export async function open() {
  const browser = await launch(["--js-flags=--expose-gc"]);
  return { run: (job, quick) => run(browser, job, quick), close: () => browser.close() };
}

async function run(browser, job, quick) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`jobs/${job}.mjs`, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "job",
    platform: "browser",
    logLevel: "error",
  });
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(0);
    await page.route(PAGE, (route) => route.fulfill({ contentType: "text/html", headers, body: "<!doctype html><title>bench</title>" }));
    await page.goto(PAGE);
    await page.addScriptTag({ content: outputFiles[0].text });
    return await page.evaluate((context) => globalThis.job.run(context), { quick, numberingPlan: await numberingPlan() });
  } finally {
    await page.close();
  }
}
