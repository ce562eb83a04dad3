// Refuses a site with a link that leads nowhere: a file that is missing, an anchor that the page does not have, or an address
// that would not survive a path prefix.
import { readFile, readdir } from "node:fs/promises";
import { dirname, posix } from "node:path";

export async function checkLinks(folder) {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const pages = new Map();
  for (const file of files.filter((name) => name.endsWith(".html"))) pages.set(file, await readFile(`${folder}/${file}`, "utf8"));
  const problems = [];
  for (const [file, text] of pages) {
    for (const [, , address] of text.matchAll(/<[^>]* (href|src)="([^"]*)"/g)) {
      if (/^https?:/.test(address)) continue;
      const [path, hash] = address.split("#");
      const target = path === "" ? file : posix.join(dirname(file), path);
      const isAnchor = !hash || !pages.has(target) || pages.get(target).includes(` id="${decodeURIComponent(hash)}"`);
      if (path.startsWith("/") || !files.includes(target) || !isAnchor) problems.push(`${file}: ${address}`);
    }
  }
  if (problems.length > 0) throw new Error(`Links that lead nowhere:\n${problems.join("\n")}`);
}
