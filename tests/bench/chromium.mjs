// Runs jobs in Chromium: bundled as for a page, each in a fresh page.
import { build } from "esbuild";
import { launch } from "../package/browser.mjs";
import { ENGINE, numberingPlan } from "./files.mjs";

export async function open() {
  const browser = await launch([`--js-flags=${ENGINE.join(" ")}`]);
  return { run: (job, context) => run(browser, job, context), close: () => browser.close() };
}

async function run(browser, job, context) {
  const { outputFiles } = await build({
    stdin: { contents: script(job, context), resolveDir: import.meta.dirname },
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
    return await page.evaluate((context) => globalThis.job.start(context), { ...context, numberingPlan: await numberingPlan() });
  } finally {
    await page.close();
  }
}

/** The job with the packages that it compares. */
function script(job, { modules }) {
  const packages = Object.entries(modules);
  return [
    ...packages.map(([, module], index) => `import * as package${index} from ${JSON.stringify(module)};`),
    `import { run } from ${JSON.stringify(`./jobs/${job}.mjs`)};`,
    `const packages = { ${packages.map(([name], index) => `${JSON.stringify(name)}: package${index}`).join(", ")} };`,
    "export const start = (context) => run({ ...context, packages });",
  ].join("\n");
}
