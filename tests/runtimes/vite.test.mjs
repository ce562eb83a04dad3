// Vite: its development server, its build, and its builds for workers and servers.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { visit } from "./lib/browsers.mjs";
import { entryIn, oneWasm } from "./lib/output.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { serve } from "./lib/serve.mjs";
import { run, script, serving } from "./lib/tools.mjs";

const browserEntries = ["index.js", "slim.js", "core.js"];
const anyPort = ["--port", "0", "--host", "127.0.0.1"];

matrix(import.meta.filename, (row) => {
  /** `vite build`, and what came out of it. */
  const build = async (tool, { project = "vite", slim, core, testing, as }) => {
    const cwd = await install(project, { slim, core, testing, as: `${tool}-${as}` });
    await run(script(tool, "vite"), ["build", "--sourcemap"], { cwd });
    const built = join(cwd, "dist");
    oneWasm(cwd, built, { testing });
    return { cwd, built, entry: entryIn(built, testing ? ["testing.js"] : browserEntries) };
  };

  for (const [name, tool] of [["Vite", "vite"], ["Vite 5", "vite-5"]]) {
    row(`${name}, dev server`, async ({ context, slim, world }) => {
      const cwd = await install("vite", { slim, as: `${tool}-dev` });
      const address = await serving(context, script(tool, "vite"), anyPort, { cwd });
      const seen = await visit("Chromium", address, world);
      return { ...seen, entry: entryIn(join(cwd, "node_modules/.vite/deps"), browserEntries) };
    });

    row(`${name}, build`, async ({ context, slim, core, testing, world }) => {
      const { built, entry } = await build(tool, { slim, core, testing, as: "build" });
      return { ...(await visit("Chromium", await serve(context, built), world)), entry };
    });
  }

  row("Vite, build, in Firefox", async ({ context, slim, world }) => {
    const { built, entry } = await build("vite", { slim, as: "firefox" });
    return { ...(await visit("Firefox", await serve(context, built), world)), entry };
  });

  row("Vite, preview", async ({ context, slim, world }) => {
    const { cwd, entry } = await build("vite", { slim, as: "preview" });
    const address = await serving(context, script("vite"), ["preview", ...anyPort], { cwd });
    return { ...(await visit("Chromium", address, world)), entry };
  });

  row("Vite, web worker", async ({ context, slim, world }) => {
    const { built, entry } = await build("vite", { project: "vite-worker", slim, as: "worker" });
    return { ...(await visit("Chromium", await serve(context, built), world)), entry };
  });

  const render = (cwd, world) => run([process.execPath], ["dist/server.js"], { cwd, env: { WORLD: JSON.stringify(world) } });

  row("Vite, server-side rendering", async ({ slim, world }) => {
    const cwd = await install("vite-ssr", { slim });
    await run(script("vite"), ["build", "--ssr", "server.js"], { cwd });
    return JSON.parse(await render(cwd, world));
  });

  row("Vite, server-side rendering, bundled", async ({ world }) => {
    const cwd = await install("vite-ssr-bundled");
    await run(script("vite"), ["build", "--ssr", "server.js", "--sourcemap"], { cwd });
    oneWasm(cwd, join(cwd, "dist"));
    // The output no longer imports the package.
    await rm(join(cwd, "node_modules"), { recursive: true });
    return { ...JSON.parse(await render(cwd, world)), entry: entryIn(join(cwd, "dist"), ["index.cjs", "index.js"]) };
  });
});
