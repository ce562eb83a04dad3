// The static site: the demo page on its simulator, and the documents as pages. node site.mjs PACKAGE OUTPUT; `cargo xtask site`
// runs it from the root of the repository.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { checkLinks } from "./site/links.mjs";
import { pageOf } from "./site/page.mjs";

const [pkg, out] = process.argv.slice(2);
/** Where the documents are in the site. */
const FOLDER = "docs";
const NAV_END = '<a href="#settings">Settings</a>\n';

await rm(out, { recursive: true, force: true });
await cp("www", out, { recursive: true });
await copyPackage();
await linkDocuments();
await writeDocuments();
await checkLinks(out);

/** Copies what the entries import that the page imports: the package also has files for other runtimes. */
async function copyPackage() {
  const entryPoints = ["index.js", "testing.js"].map((name) => join(pkg, name));
  const { metafile } = await build({ entryPoints, outdir: out, bundle: true, format: "esm", write: false, metafile: true, logLevel: "error" });
  await mkdir(join(out, "pkg"));
  for (const file of Object.keys(metafile.inputs)) await cp(file, join(out, "pkg", basename(file)));
  for (const file of (await readdir(pkg)).filter((name) => name.includes("LICENSE"))) await cp(join(pkg, file), join(out, "pkg", file));
}

/** Links from the demo page to the documents, which are nowhere else next to it. */
async function linkDocuments() {
  const file = join(out, "index.html");
  const page = await readFile(file, "utf8");
  if (!page.includes(NAV_END)) throw new Error(`www/index.html has no ${NAV_END}`);
  await writeFile(file, page.replace(NAV_END, `${NAV_END}        <a href="${FOLDER}/index.html">Docs</a>\n`));
}

async function writeDocuments() {
  for (const name of ["docs.css", "docs.js"]) await cp(`docs/site/${name}`, join(out, name));
  const documents = await read();
  for (const document of documents) {
    const file = join(out, document.target);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, pageOf(document, documents));
  }
}

/** Every document: its `source` in the repository, its `target` in the site, and its text. */
async function read() {
  const found = async (folder) => (await readdir(folder)).filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`).sort(byName);
  const api = await found("docs/api");
  const sources = ["README.md", "sandbox/README.md", ...(await found("docs")), ...api];
  return Promise.all(sources.map(async (source) => ({ source, target: targetOf(source), isApi: api.includes(source), text: await readFile(source, "utf8") })));
}

/** `bulk-sms` before `bulk-sms.core`. */
function byName(one, other) {
  const [first, second] = [one, other].map((name) => name.replace(/\.md$/, ""));
  return first < second ? -1 : 1;
}

function targetOf(source) {
  if (source === "README.md") return `${FOLDER}/index.html`;
  if (source === "sandbox/README.md") return `${FOLDER}/sandbox.html`;
  return source.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html");
}
