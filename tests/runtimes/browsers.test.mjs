// Pages without a build step, and scripts that browsers accept only when bundled.
import { join } from "node:path";
import { visit } from "./lib/browsers.mjs";
import { oneWasm } from "./lib/output.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { serve } from "./lib/serve.mjs";
import { run, script } from "./lib/tools.mjs";

/** Calls esbuild the way its users do, for scripts that cannot be modules. */
async function bundle(cwd, entry, file, ...options) {
  await run(script("esbuild"), [entry, "--bundle", "--format=iife", `--outfile=${file}`, ...options], { cwd });
  oneWasm(cwd, join(cwd, file));
}

matrix(import.meta.filename, (row) => {
  for (const browser of ["Chromium", "Firefox"]) {
    const page = (name, project, build) =>
      row(`${browser}, ${name}`, async ({ context, slim, core, testing, world }) => {
        const cwd = await install(project, { slim, core, testing, as: `${project}-${browser.toLowerCase()}` });
        await build?.(cwd);
        return visit(browser, await serve(context, cwd), world);
      });

    page("page with an import map", "page");
    page("script tag (bundled by esbuild)", "script-tag", (cwd) => bundle(cwd, "bulk-sms", "bulk-sms.js", "--global-name=BulkSms"));
    page("web worker", "web-worker");
    page("service worker (bundled by esbuild)", "service-worker", (cwd) => bundle(cwd, "worker.js", "service-worker.js"));
  }
});
