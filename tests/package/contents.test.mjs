// What is published: these files and no others, each with a purpose.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const project = process.env.BULK_SMS_PROJECT;
const folder = join(project, "node_modules/bulk-sms");

/** Every file, and its purpose. */
const files = {
  "package.json": "what npm, Node, bundlers and TypeScript read first",
  "README.md": "what npm shows",
  "LICENSE-MIT": "one of the two licences",
  "LICENSE-APACHE": "the other",
  "THIRD-PARTY-LICENSES": "those of what others wrote",

  "bulk_sms.wasm": "all of the package: imported by Workers and edge functions, loaded by the slim entry",
  "inline.js": "the same as text, for pages: no bundler has to know about wasm",
  "inline.cjs": "the same as base64, for Node, which decodes it fastest",
  "unpack.js": "bytes from that text",

  "bulk_sms.js": "wasm-bindgen's glue",
  "bulk_sms.cjs": "the glue and the loader for require",
  "errors.js": "the error classes: one module, so that instanceof holds across the entries",
  "errors.cjs": "the same for require",
  "load.js": "loads the wasm for the slim entry",
  "compile.js": "what init of the slim entry accepts",
  "guard.js": "says that the wasm has not been started, for the slim entry",
  "api.js": "every exported name, for the entries below",

  "index.js": "the default entry: pages and bundlers",
  "index.cjs": "the default entry: require",
  "node.js": "the default entry: import in Node, Deno and Bun",
  "workerd.js": "the default entry: Cloudflare Workers",
  "edge-light.js": "the default entry: Vercel's edge functions",
  "bulk_sms_core.wasm": "the clients alone: imported by Workers and edge functions",
  "core-inline.js": "the same as text, for pages",
  "core-inline.cjs": "the same as base64, for Node",
  "bulk_sms_core.js": "its glue",
  "bulk_sms_core.cjs": "the same for require",
  "core-api.js": "every name that the core exports, for the entries below",
  "core.js": "bulk-sms/core: pages and bundlers",
  "core.cjs": "bulk-sms/core: require",
  "core-node.js": "bulk-sms/core: import in Node, Deno and Bun",
  "core-workerd.js": "bulk-sms/core: Cloudflare Workers",
  "core-edge-light.js": "bulk-sms/core: Vercel's edge functions",
  "bulk_sms_testing.wasm": "the sandbox: imported by Workers and edge functions",
  "testing-inline.js": "the same as text, for pages",
  "testing-inline.cjs": "the same as base64, for Node",
  "bulk_sms_testing.js": "its glue, and the class around it",
  "bulk_sms_testing.cjs": "the same for require",
  "testing-api.js": "every name that bulk-sms/testing exports, for the entries below",
  "testing.js": "bulk-sms/testing: pages and bundlers",
  "testing.cjs": "bulk-sms/testing: require",
  "testing-node.js": "bulk-sms/testing: import in Node, Deno and Bun",
  "testing-workerd.js": "bulk-sms/testing: Cloudflare Workers",
  "testing-edge-light.js": "bulk-sms/testing: Vercel's edge functions",
  "bulk_sms_proxy.wasm": "the proxy: imported by Workers and edge functions",
  "proxy-inline.js": "the same as text, for pages",
  "proxy-inline.cjs": "the same as base64, for Node",
  "bulk_sms_proxy.js": "its glue, and the JavaScript around it",
  "bulk_sms_proxy.cjs": "the same for require",
  "proxy-api.js": "every name that bulk-sms/proxy exports, for the entries below",
  "proxy.js": "bulk-sms/proxy: pages and bundlers",
  "proxy.cjs": "bulk-sms/proxy: require",
  "proxy-node.js": "bulk-sms/proxy: import in Node, Deno and Bun",
  "proxy-workerd.js": "bulk-sms/proxy: Cloudflare Workers",
  "proxy-edge-light.js": "bulk-sms/proxy: Vercel's edge functions",
  "cloudflare.js": "bulk-sms/cloudflare: Durable Objects, which only Workers can import",
  "limits.js": "the limits of its budget, checked; the proxy has a copy inside",
  "cli.js": "`npx bulk-sms`: the sandbox over HTTP",

  "slim.js": "the slim entry: pages and bundlers",
  "slim.cjs": "the slim entry: require",
  "slim-node.js": "the slim entry: import in Node, Deno and Bun",
  "slim-workerd.js": "the slim entry: Cloudflare Workers",
  "slim-edge-light.js": "the slim entry: Vercel's edge functions",

  "index.d.ts": "types of the default entry",
  "index.d.cts": "the same for require",
  "slim.d.ts": "types of the slim entry",
  "slim.d.cts": "the same for require",
  "core.d.ts": "types of bulk-sms/core",
  "core.d.cts": "the same for require",
  "testing.d.ts": "types of bulk-sms/testing",
  "testing.d.cts": "the same for require",
  "bulk_sms_testing.d.ts": "types of the sandbox",
  "bulk_sms_testing.d.cts": "the same for require",
  "proxy.d.ts": "types of bulk-sms/proxy",
  "proxy.d.cts": "the same for require",
  "bulk_sms_proxy.d.ts": "types of the proxy",
  "bulk_sms_proxy.d.cts": "the same for require",
  "cloudflare.d.ts": "types of bulk-sms/cloudflare",
  "bulk_sms.d.ts": "types of what the wasm exports",
  "bulk_sms.d.cts": "the same for require",
  "bulk_sms_core.d.ts": "types of what the wasm of the clients exports",
  "bulk_sms_core.d.cts": "the same for require",
  "errors.d.ts": "types of the error classes",
  "errors.d.cts": "the same for require",
};

test("publishes these files and no others", async () => {
  assert.deepEqual((await readdir(folder, { recursive: true })).sort(), Object.keys(files).sort());
});

test("every file is an entry, is used by an entry, or is for people", async () => {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const paths = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(paths));
  const reached = new Set();
  const reach = async (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    if (!/\.(c?js|d\.c?ts)$/.test(name)) return;
    const text = await readFile(join(folder, name), "utf8");
    for (const [, other] of text.matchAll(/(?:\bfrom "|import "|require\("|new URL\("|`\$\{__dirname\})\.?\/([\w.-]+)/g)) {
      // TypeScript looks for the declarations of a module next to it.
      await reach(/\.d\.c?ts$/.test(name) ? other.replace(/\.(c?)js$/, ".d.$1ts") : other);
    }
  };
  const { bin, exports, main, module, types } = manifest;
  for (const path of ["./package.json", ...paths([exports, main, module, types])]) await reach(path.replace("./", ""));
  // Node's own modules are for nobody who imports the package.
  assert.ok(!reached.has("cli.js"));
  for (const path of paths(bin)) await reach(path.replace("./", ""));
  const forPeople = ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY-LICENSES"];
  assert.deepEqual([...reached, ...forPeople].sort(), Object.keys(files).sort());
});

test("only entries have side effects: they start the wasm, or report that it has not been started", async () => {
  const { sideEffects } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const starts = [];
  for (const name of Object.keys(files).filter((it) => /\.c?js$/.test(it))) {
    const text = await readFile(join(folder, name), "utf8");
    if (/^(startOnce|guard)\(|^import commonJs from /m.test(text)) starts.push(`./${name}`);
  }
  assert.deepEqual(sideEffects.toSorted(), starts.sort());
});

test("the wasm and the manifest can be imported by name", async () => {
  const require = createRequire(join(project, "user.cjs"));
  assert.ok(WebAssembly.validate(await readFile(require.resolve("bulk-sms/bulk_sms.wasm"))));
  assert.equal(require("bulk-sms/package.json").name, "bulk-sms");
  assert.throws(() => require("bulk-sms/load.js"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
});

test("each wasm is the same in every form", async () => {
  const require = createRequire(join(folder, "package.json"));
  for (const [name, inline] of [["bulk_sms.wasm", "inline"], ["bulk_sms_core.wasm", "core-inline"], ["bulk_sms_testing.wasm", "testing-inline"], ["bulk_sms_proxy.wasm", "proxy-inline"]]) {
    const bytes = await readFile(join(folder, name));
    const { wasm } = await import(pathToFileURL(join(folder, `${inline}.js`)));
    assert.ok(bytes.equals(wasm()), `${inline}.js`);
    assert.ok(bytes.equals(require(`./${inline}.cjs`).wasm()), `${inline}.cjs`);
  }
});

test("bulk-sms/core is a part of bulk-sms, with the same error classes", async () => {
  const require = createRequire(join(project, "user.cjs"));
  const forPages = (name) => import(pathToFileURL(join(folder, name)));
  for (const [whole, core] of [[require("bulk-sms"), require("bulk-sms/core")], [await forPages("index.js"), await forPages("core.js")]]) {
    const errors = Object.keys(core).filter((name) => name.endsWith("Error"));
    assert.deepEqual(Object.keys(core).sort(), [...errors, "EightByEightClient", "Lox24Client"].sort());
    assert.ok(Object.keys(whole).length > Object.keys(core).length);
    for (const name of errors) assert.equal(core[name], whole[name], name);
    assert.throws(() => new core.Lox24Client({ baseUrl: "nowhere at all" }), whole.ValidationError);
  }
});

test("every licence that is named has its text, and vice versa", async () => {
  const text = await readFile(join(folder, "THIRD-PARTY-LICENSES"), "utf8");
  const [list] = text.split("-".repeat(80));
  const named = new Set([...list.matchAll(/\[(\d+)\]/g)].map(([, number]) => number));
  const given = new Set([...text.slice(list.length).matchAll(/^\[(\d+)\] /gm)].map(([, number]) => number));
  assert.ok(given.size > 0);
  assert.deepEqual(named, given);
  for (const part of ["csv-core", "dlmalloc", "serde_json", "time", "uuid", "wasm-bindgen", "esbuild", "libphonenumber", "the standard library"]) {
    assert.match(list, new RegExp(`^- .*${part}.*: .*\\[\\d+\\]`, "m"));
  }
});
