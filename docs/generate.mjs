// The API reference out of the published declarations: node generate.mjs PACKAGE SCRATCH OUTPUT. `cargo xtask docs` runs it.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Application, Converter } from "typedoc";
import { anchors } from "./anchors.mjs";

const [from, scratch, out] = process.argv.slice(2);

/** The entries, each a page. */
const modules = {
  "index.d.ts": "bulk-sms",
  "slim.d.ts": "bulk-sms/slim",
  "core.d.ts": "bulk-sms/core",
  "proxy.d.ts": "bulk-sms/proxy",
  "cloudflare.d.ts": "bulk-sms/cloudflare",
  "testing.d.ts": "bulk-sms/testing",
};

/** What `bulk-sms/cloudflare` extends. The types of Workers cannot be compiled together with those of pages. */
const workers = `declare module "cloudflare:workers" {
  export abstract class DurableObject {}
}
interface DurableObjectNamespace<T> {
  get(id: unknown): T;
}
`;

await rm(scratch, { recursive: true, force: true });
await mkdir(scratch, { recursive: true });
for (const name of (await readdir(from)).filter((it) => it.endsWith(".d.ts"))) {
  const text = await readFile(join(from, name), "utf8");
  const header = modules[name] ? `/** @module ${modules[name]} */\n` : "";
  // TypeDoc leaves out what a `@throws` names in braces, where editors show it.
  await writeFile(join(scratch, name), header + text.replaceAll(/@throws \{(\w+)\}/g, "@throws {@link $1}:"));
}
await writeFile(join(scratch, "workers.d.ts"), workers);
const tsconfig = join(scratch, "tsconfig.json");
const compilerOptions = { strict: true, lib: ["es2022", "dom"], types: [], module: "esnext", moduleResolution: "bundler" };
await writeFile(tsconfig, JSON.stringify({ compilerOptions, include: ["*.d.ts"] }));

const table = "table";
const app = await Application.bootstrapWithPlugins({
  plugin: ["typedoc-plugin-markdown"],
  entryPoints: Object.keys(modules).map((name) => join(scratch, name)),
  tsconfig,
  out,
  name: "API of bulk-sms",
  logLevel: "Warn",
  treatWarningsAsErrors: true,
  readme: "none",
  disableSources: true,
  excludeReferences: true,
  // Whatever order the declarations come in.
  sort: ["kind", "static-first", "alphabetical"],
  router: "module",
  flattenOutputFiles: true,
  hideGenerator: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: table,
  interfacePropertiesFormat: table,
  classPropertiesFormat: table,
  typeAliasPropertiesFormat: table,
  typeDeclarationFormat: table,
  propertyMembersFormat: table,
  tableColumnSettings: { hideDefaults: true, hideInherited: true, hideOverrides: true, hideSources: true, hideValues: true },
});
app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
  for (const each of Object.values(project.reflections)) {
    // The members that a class inherits are documented with its base.
    if (each.inheritedFrom) project.removeReflection(each);
    listErrors(each.comment);
  }
});

/** One list instead of a heading for each. */
function listErrors(comment) {
  const [first, ...others] = comment?.getTags("@throws") ?? [];
  if (others.length === 0) return;
  first.content = [first, ...others].flatMap((tag) => [{ kind: "text", text: "\n- " }, ...tag.content]);
  comment.blockTags = comment.blockTags.filter((tag) => !others.includes(tag));
}

const project = await app.convert();
if (!project || app.logger.hasWarnings()) process.exit(1);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
for (const name of await readdir(out)) {
  const file = join(out, name);
  await writeFile(file, withKnownAnchors(await readFile(file, "utf8")));
}

/** Corrects links to a heading: TypeDoc also counts the method `Sandbox.state` when it numbers the anchors of `SandboxState`. */
function withKnownAnchors(text) {
  const idOf = anchors();
  const known = new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading).map((heading) => idOf(heading)));
  return text.replaceAll(/\(#([\w-]+)-\d+\)/g, (link, name) => (known.has(link.slice(2, -1)) || !known.has(name) ? link : `(#${name})`));
}
