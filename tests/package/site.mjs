// Shared by the tests of the static site: builds it from the packed package, and serves it as a static host does, below a prefix.
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { tmpdir } from "node:os";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** Writes the site into a folder of its own, and returns its path. */
export async function build() {
  const folder = join(tmpdir(), `bulk-sms-site-${process.pid}`);
  await promisify(execFile)(process.execPath, ["docs/site.mjs", "node_modules/bulk-sms", folder], { cwd: root });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Serves the files of a folder below `prefix`, and nothing else: `{ url, close }`. */
export async function serve(folder, prefix) {
  const server = createServer(async ({ url, method }, response) => {
    const path = normalize(decodeURIComponent(url.split("?")[0]));
    const inner = path.startsWith(prefix) ? path.slice(prefix.length) || "index.html" : undefined;
    const content = inner === undefined ? undefined : await readFile(join(folder, inner)).catch(() => undefined);
    if (!content || !["GET", "HEAD"].includes(method)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(inner)] ?? "text/plain" }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}
