// A web server for built pages, as strict as that of a careful user.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { sandboxUrl } from "../../package/support.mjs";

const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** What the page may run: its own scripts, its import map, and wasm. Beyond its own origin it may reach only the sandbox. */
function policy(html) {
  const [, importMap] = html.match(/<script type="?importmap"?>([^]*?)<\/script>/) ?? [];
  const hash = importMap ? ` 'sha256-${createHash("sha256").update(importMap).digest("base64")}'` : "";
  return `default-src 'self'; script-src 'self'${hash} 'wasm-unsafe-eval'; connect-src 'self' ${sandboxUrl}`;
}

/** Serves a folder until the test ends, and returns its address. */
export async function serve(context, folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://page");
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const type = types[extname(path)] ?? "application/octet-stream";
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    // A worker follows the policy of its own script.
    response.writeHead(200, { "content-type": type, "content-security-policy": policy(type === "text/html" ? String(body) : "") });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
