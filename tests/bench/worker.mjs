// A Worker as it would be deployed: bundled, minified, with named modules.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { timed } from "./compare.mjs";

/** Bundles `source` and returns the options with which Miniflare runs it, without searching for modules. */
export async function bundle(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
    outdir: "/worker",
    logLevel: "error",
  });
  const modules = outputFiles.map(({ path, contents }) => ({ type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule", path, contents }));
  return {
    // The first one is the Worker itself.
    modules: modules.sort((a, b) => a.type.localeCompare(b.type)).reverse(),
    modulesRoot: "/worker",
    compatibilityDate: "2025-01-01",
    // Otherwise it asks Cloudflare for its location.
    cf: false,
  };
}

/** From the start of workerd to the Worker's first response. */
export async function started(options) {
  let runtime;
  try {
    return await timed(async () => {
      runtime = new Miniflare(options);
      return (await runtime.dispatchFetch("http://worker/")).text();
    });
  } finally {
    await runtime?.dispose();
  }
}
