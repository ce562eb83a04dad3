// A Worker as it is deployed: bundled, minified, each module named.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { timed } from "./compare.mjs";

/** Bundles `source`; the options with which Miniflare runs it, without looking for modules. */
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
    // It would ask Cloudflare where it is.
    cf: false,
  };
}

/** From the start of workerd to the Worker's first answer. */
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
