// What a bundler produced: which entry it chose, and how often the output contains the wasm.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder, or the file itself. */
function files(folder) {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name));
}

/** The package's entry, according to the source maps. */
export function entryIn(folder, entries) {
  const maps = files(folder).filter((it) => it.endsWith(".map"));
  const sources = maps.flatMap((it) => JSON.parse(readFileSync(it, "utf8"))).flatMap(({ sources, sections = [] }) => [
    ...(sources ?? []),
    ...sections.flatMap(({ map }) => map.sources),
  ]);
  const found = sources.map((it) => it.match(/\/bulk-sms\/([^/?]+)$/)?.[1]).filter((it) => entries.includes(it));
  assert.equal(new Set(found).size, 1, `the source maps in ${folder} name the entries ${found}, of ${sources.length} sources`);
  return found[0];
}

/** A piece of the wasm's text in a file that no tool has a reason to change and that occurs only once. */
function sample(project, file) {
  const longest = (texts) => texts.reduce((one, other) => (other.length > one.length ? other : one));
  const lines = readFileSync(join(project, "node_modules/bulk-sms", file), "utf8").split("\n");
  // In a wasm that is taken apart, the immediates repeat themselves.
  const line = lines.find((it) => it.includes("opcodes:")) ?? longest(lines);
  const piece = longest(line.match(/[\w+=/ ,.;:(){}[\]!?#%&*@^>-]+/g));
  assert.ok(piece.length > 30, `the longest plain piece of ${file} is ${piece}`);
  return piece;
}

/** The output has a wasm exactly once: as a file, or as text. With `testing`, it has that of the sandbox as well. */
export function oneWasm(project, folder, { testing = false } = {}) {
  const all = files(folder).filter((it) => !it.endsWith(".map"));
  const found = all.filter((it) => it.endsWith(".wasm"));
  const textsOf = (kind) => ["js", "cjs"].flatMap((type) => {
    const text = sample(project, `${kind}inline.${type}`);
    return all.flatMap((file) => readFileSync(file, "latin1").split(text).slice(1).map(() => `text in ${file}`));
  });
  found.push(...textsOf(""), ...textsOf("core-"));
  assert.equal(found.length, 1, `the wasm is in: ${found.join(", ") || "nothing"}`);
  const sandboxes = textsOf("testing-");
  assert.equal(sandboxes.length, testing ? 1 : 0, `the sandbox is in: ${sandboxes.join(", ") || "nothing"}`);
}

/** Checks that the output does not compile wasm at run time, which Workers and edge functions forbid. */
export function nothingCompiles(folder) {
  for (const file of files(folder).filter((it) => /\.[cm]?js$/.test(it))) {
    const [found] = readFileSync(file, "utf8").match(/.{0,60}(WebAssembly\.(compile|instantiate|validate)|new WebAssembly\.Module\b).{0,60}/) ?? [];
    assert.equal(found, undefined, file);
  }
}
