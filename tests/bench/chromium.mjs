// Runs jobs in Chromium: bundled as a page has them, each in a fresh page.
import { build } from "esbuild";
import { launch } from "../package/browser.mjs";
import { ENGINE, numberingPlan } from "./files.mjs";

export async function open() {
  const browser = await launch([`--js-flags=${ENGINE.join(" ")}`]);
  return { run: (job, context) => run(browser, job, context), close: () => browser.close() };
}

async function run(browser, job, context) {
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
    await page.goto(context.server);
    await page.addScriptTag({ content: outputFiles[0].text });
    return await page.evaluate((context) => globalThis.job.run(context), { ...context, numberingPlan: await numberingPlan() });
  } finally {
    await page.close();
  }
}
