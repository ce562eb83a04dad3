// Starts the demo's Worker in workerd, in front of a sandbox that serves the page: `node demo/start.mjs SANDBOX_URL [PORT]`.
// It prints its address as JSON and ends when its standard input does.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { bundled } from "./bundle.mjs";

/** The credentials of the sandbox's default account, which only the Worker gets. */
const CREDENTIALS = { LOX24_TOKEN: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx", EIGHT_BY_EIGHT_KEY: "sandbox-api-key" };

/**
 * Bundles the Worker as wrangler does, with the package in `node_modules`, and starts it: `{ url, stop }`.
 *
 * @param maxMessages the most messages of one call.
 */
export async function start(sandboxUrl, { port = 0, maxMessages = 100_000 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-demo-"));
  const runtime = new Miniflare({
    ...(await bundled({ entryPoints: [join(import.meta.dirname, "worker.js")] }, folder)),
    bindings: { ...CREDENTIALS, SANDBOX_URL: sandboxUrl, MAX_MESSAGES: maxMessages },
    host: "127.0.0.1",
    port,
  });
  const url = (await runtime.ready).origin;
  return {
    url,
    async stop() {
      await runtime.dispose();
      await rm(folder, { recursive: true });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [sandboxUrl, port = "0"] = process.argv.slice(2);
  const { url, stop } = await start(sandboxUrl, { port: Number(port) });
  console.log(JSON.stringify({ url }));
  // It must not outlive the program that has started it.
  process.stdin.on("end", () => stop().then(() => process.exit())).resume();
}
