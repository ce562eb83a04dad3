// The matrix: every runtime and tool in which the packed package is tested. README.md shows the same table.
//
// Each row is a separate project that has installed the package and does the job of tests/package/job.mjs. `tool` is the package
// in package.json whose version counts, or a program of the machine, whose version is not ours to choose; `entry` is the file
// that the package's `exports` select, and `slim` that of `bulk-sms/slim`, if the row has it. `core` is that of `bulk-sms/core`,
// which is built from the same files: one row of each kind has it, and the table does not show it. The same goes for `testing`, that
// of `bulk-sms/testing`.

/** The rows, grouped by the NAME.test.mjs that runs them. */
export const families = {
  servers: [
    { name: "Node 20, `import`", tool: "node-20-linux-x64", entry: "node.js", slim: "slim-node.js", core: "core-node.js", testing: "testing-node.js" },
    { name: "Node 20, `require`", tool: "node-20-linux-x64", entry: "index.cjs", slim: "slim.cjs", core: "core.cjs" },
    { name: "Node 26, `import`", tool: "node-26-linux-x64", entry: "node.js", slim: "slim-node.js" },
    { name: "Node 26, `require`", tool: "node-26-linux-x64", entry: "index.cjs", slim: "slim.cjs" },
    { name: "Deno", tool: "deno", entry: "node.js", slim: "slim-node.js", testing: "testing-node.js" },
    { name: "Bun", tool: "bun", entry: "node.js", slim: "slim-node.js", testing: "testing-node.js" },
  ],
  workers: [
    { name: "workerd, bundled by esbuild", tool: "miniflare", entry: "workerd.js", slim: "slim-workerd.js", core: "core-workerd.js" },
    { name: "`wrangler deploy`, run in workerd", tool: "wrangler", entry: "workerd.js", slim: "slim-workerd.js" },
    { name: "`wrangler dev`", tool: "wrangler", entry: "workerd.js", slim: "slim-workerd.js" },
    { name: "Vitest in workerd", tool: "@cloudflare/vitest-pool-workers", entry: "workerd.js", slim: "slim-workerd.js" },
  ],
  next: [
    { name: "Next.js, edge route", tool: "next", entry: "edge-light.js", slim: "slim-edge-light.js" },
    // Here slim looks for its wasm where Next.js has not put it.
    { name: "Next.js, Node route", tool: "next", entry: "node.js" },
    { name: "Next.js, client component", tool: "next", entry: "index.js", slim: "slim.js" },
  ],
  jsdom: [
    { name: "Vitest with jsdom", tool: "vitest", entry: "node.js", slim: "slim-node.js" },
    { name: "Jest with jest-fixed-jsdom", tool: "jest", entry: "index.cjs", slim: "slim.cjs" },
  ],
  vite: [
    { name: "Vite, dev server", tool: "vite", entry: "index.js", slim: "slim.js" },
    { name: "Vite, build", tool: "vite", entry: "index.js", slim: "slim.js", core: "core.js", testing: "testing.js" },
    { name: "Vite, build, in Firefox", tool: "vite", entry: "index.js", slim: "slim.js" },
    { name: "Vite, preview", tool: "vite", entry: "index.js", slim: "slim.js" },
    { name: "Vite, web worker", tool: "vite", entry: "index.js", slim: "slim.js" },
    { name: "Vite, server-side rendering", tool: "vite", entry: "node.js", slim: "slim-node.js" },
    { name: "Vite, server-side rendering, bundled", tool: "vite", entry: "index.cjs" },
    // This dev server moves dependencies away from their files, so slim cannot find its wasm.
    { name: "Vite 5, dev server", tool: "vite-5", entry: "index.js" },
    { name: "Vite 5, build", tool: "vite-5", entry: "index.js", slim: "slim.js" },
  ],
  bundlers: [
    { name: "webpack", tool: "webpack", entry: "index.js", slim: "slim.js", testing: "testing.js" },
    // `slim` with `--loader:.wasm=file` and `init(wasm)`.
    { name: "esbuild", tool: "esbuild", entry: "index.js", slim: "slim.js", testing: "testing.js" },
    // `slim` with the wasm copied next to the output.
    { name: "Rollup with node-resolve", tool: "rollup", entry: "index.js", slim: "slim.js", testing: "testing.js" },
    { name: "Parcel", tool: "parcel", entry: "index.js", slim: "slim.js", testing: "testing.js" },
  ],
  browsers: [
    { name: "Chromium, page with an import map", tool: "Chromium", entry: "index.js", slim: "slim.js", core: "core.js", testing: "testing.js" },
    { name: "Chromium, script tag (bundled by esbuild)", tool: "Chromium", entry: "index.js" },
    { name: "Chromium, web worker", tool: "Chromium", entry: "index.js", slim: "slim.js" },
    { name: "Chromium, service worker (bundled by esbuild)", tool: "Chromium", entry: "index.js" },
    { name: "Firefox, page with an import map", tool: "Firefox", entry: "index.js", slim: "slim.js", testing: "testing.js" },
    { name: "Firefox, script tag (bundled by esbuild)", tool: "Firefox", entry: "index.js" },
    { name: "Firefox, web worker", tool: "Firefox", entry: "index.js", slim: "slim.js" },
    { name: "Firefox, service worker (bundled by esbuild)", tool: "Firefox", entry: "index.js" },
  ],
};
