// Bundlers without configuration files: only the commands.
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { visit } from "./lib/browsers.mjs";
import { entryIn, oneWasm } from "./lib/output.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { serve } from "./lib/serve.mjs";
import { run, script } from "./lib/tools.mjs";

matrix(import.meta.filename, (row) => {
  /** `build` bundles main.js into dist/; index.html loads it from there. */
  const bundler = (name, project, build, site = ".") =>
    row(name, async ({ context, slim, testing, world }) => {
      const cwd = await install(project, { slim, testing });
      await build(cwd, slim);
      const built = join(cwd, "dist");
      oneWasm(cwd, built, { testing });
      const entries = testing ? ["testing.js"] : ["index.js", "slim.js"];
      return { ...(await visit("Chromium", await serve(context, join(cwd, site)), world)), entry: entryIn(built, entries) };
    });

  bundler("webpack", "webpack", (cwd) =>
    run(script("webpack-cli"), ["--mode=production", "--entry=./main.js", "--devtool=source-map"], { cwd }));

  bundler("esbuild", "esbuild", (cwd, slim) =>
    run(script("esbuild"), ["main.js", "--bundle", "--minify", "--sourcemap", "--outdir=dist", ...(slim ? ["--loader:.wasm=file", "--public-path=dist"] : [])], { cwd }));

  bundler("Rollup with node-resolve", "rollup", async (cwd, slim) => {
    await run(script("rollup"), ["main.js", "--plugin=node-resolve", "--format=es", "--dir=dist", "--sourcemap"], { cwd });
    if (slim) await copyFile(join(cwd, "node_modules/bulk-sms/bulk_sms.wasm"), join(cwd, "dist/bulk_sms.wasm"));
  });

  bundler("Parcel", "parcel", (cwd) => run(script("parcel"), ["build", "index.html", "--no-cache"], { cwd }), "dist");
});
