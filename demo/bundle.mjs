// Bundles a Worker as wrangler does: with the conditions `workerd` and `worker`, and the wasm as a module.
import { join } from "node:path";
import { build } from "esbuild";

/** Bundles into `folder` and returns the options for Miniflare, with the runtime as it was on a date. `input` is esbuild's. */
export async function bundled(input, folder, compatibilityDate = "2025-01-01") {
  const scriptPath = join(folder, "worker.js");
  await build({
    ...input,
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:*"],
    loader: { ".wasm": "copy" },
    outfile: scriptPath,
    logLevel: "error",
  });
  return {
    modules: true,
    modulesRoot: folder,
    scriptPath,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    compatibilityDate,
    // Otherwise it asks Cloudflare for its location.
    cf: false,
  };
}
