// What the package guarantees for every bundler.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { before, describe, test } from "node:test";
import { build } from "esbuild";
import { install } from "./lib/project.mjs";
import { check } from "./lib/row.mjs";
import { run, script } from "./lib/tools.mjs";

let project;
before(async () => {
  project = await install("tree-shaking");
});

describe("no entry of a browser has a top-level await or a dynamic import", () => {
  for (const entry of ["index.js", "slim.js", "core.js", "testing.js", "index.cjs", "core.cjs", "testing.cjs"]) {
    test(entry, async () => {
      const { metafile } = await build({
        entryPoints: [join(project, "node_modules/bulk-sms", entry)],
        bundle: true,
        write: false,
        metafile: true,
        // esbuild refuses a top-level await in this format.
        format: "iife",
        // Only slim.js names its wasm file, and only a module knows its own address.
        logOverride: { "empty-import-meta": "silent" },
        platform: "browser",
      });
      const modules = Object.entries(metafile.inputs);
      assert.ok(modules.some(([path]) => basename(path) === entry));
      for (const [path, { imports }] of modules) {
        assert.deepEqual(imports.filter(({ kind }) => kind === "dynamic-import"), [], path);
      }
    });
  }
});

describe("each condition leads to the file that is made for it", () => {
  const conditions = { workerd: "workerd.js", "edge-light": "edge-light.js", module: "index.js", import: "index.js" };
  for (const [condition, file] of Object.entries(conditions)) {
    const own = (name) => (file === "index.js" ? `${name}.js` : `${name}-${file}`);
    for (const [entry, name] of [["bulk-sms", file], ["bulk-sms/core", own("core")], ["bulk-sms/testing", own("testing")]]) {
      test(`${entry}, ${condition}`, async () => {
        const { metafile } = await build({
          stdin: { contents: `import "${entry}";`, resolveDir: project },
          bundle: true,
          write: false,
          metafile: true,
          format: "esm",
          // If given, they replace esbuild's own conditions.
          conditions: [condition],
          platform: "neutral",
          external: ["*.wasm", "*?module"],
        });
        const files = Object.keys(metafile.inputs).map((path) => basename(path));
        assert.ok(files.includes(name), `${files}`);
      });
    }
  }
});

describe("a program that uses a single function works after tree shaking", () => {
  const tools = {
    esbuild: ["--bundle", "--minify", "--format=esm", "--outfile=dist/main.js"],
    rollup: ["--plugin=node-resolve", "--format=es", "--file=dist/main.js"],
    "webpack-cli": ["--mode=production", "--output-public-path=/"],
  };
  for (const [tool, args] of Object.entries(tools)) {
    check(tool, async () => {
      const cwd = await install("tree-shaking", { as: `tree-shaking-${tool}` });
      await run(script(tool), [tool === "webpack-cli" ? "--entry=./main.js" : "main.js", ...args], { cwd });
      const bundle = await readFile(join(cwd, "dist/main.js"), "utf8");
      // The wasm's exports have short names, which the glue reveals.
      const glue = await readFile(join(cwd, "node_modules/bulk-sms/bulk_sms.js"), "utf8");
      const calls = ["measureText", "toGsm7"].map((name) => glue.match(new RegExp(`function ${name}\\([^]*?wasm(\\.[\\w$]+\\()`))[1]);
      assert.deepEqual(calls.map((call) => bundle.includes(call)), [true, false], "what is used stays, what is not goes");
      assert.deepEqual(JSON.parse(await run([process.execPath], ["dist/main.js"], { cwd })), [1, true, "ValidationError", "not-sent"]);
    });

    check(`${tool}, slim without init`, async () => {
      const cwd = await install("tree-shaking", { slim: true, as: `tree-shaking-${tool}` });
      await run(script(tool), [tool === "webpack-cli" ? "--entry=./main.js" : "main.js", ...args], { cwd });
      // webpack asks the page for its address on start.
      const page = "--import=data:text/javascript,globalThis.self={location:{}}";
      assert.equal(await run([process.execPath], [page, "dist/main.js"], { cwd }), "not_ready\n");
    });
  }
});
