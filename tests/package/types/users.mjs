// The users who compile against the package: every way to resolve it, with the types of every kind of runtime.
import { join } from "node:path";
import ts from "typescript";

export const root = join(import.meta.dirname, "../../..");

const DOM = ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"];
const WEBWORKER = ["lib.es2022.d.ts", "lib.webworker.d.ts", "lib.webworker.iterable.d.ts"];
const BARE = ["lib.es2022.d.ts"];

const { ESNext, Node16, NodeNext } = ts.ModuleKind;
const { Bundler, Node16: AsNode16, NodeNext: AsNodeNext } = ts.ModuleResolutionKind;

/** `name`, and the `extension` of the user's file, which decides between import and require in Node. */
export const users = [
  ["bundler, page", ".ts", ESNext, Bundler, DOM, []],
  ["bundler, web worker", ".ts", ESNext, Bundler, WEBWORKER, []],
  ["bundler, Cloudflare Worker", ".ts", ESNext, Bundler, BARE, ["@cloudflare/workers-types"]],
  ["bundler, Node", ".ts", ESNext, Bundler, BARE, ["node"]],
  ["node16 import", ".mts", Node16, AsNode16, BARE, ["node"]],
  ["node16 require", ".cts", Node16, AsNode16, BARE, ["node"]],
  ["nodenext import", ".mts", NodeNext, AsNodeNext, BARE, ["node"]],
  ["nodenext require", ".cts", NodeNext, AsNodeNext, BARE, ["node"]],
  ["nodenext import, page", ".mts", NodeNext, AsNodeNext, DOM, []],
  ["nodenext require, page", ".cts", NodeNext, AsNodeNext, DOM, []],
].map(([name, extension, module, moduleResolution, lib, types]) => ({
  name,
  extension,
  options: {
    noEmit: true,
    strict: true,
    // This is where the package's declarations themselves are checked.
    skipLibCheck: false,
    target: ts.ScriptTarget.ES2022,
    typeRoots: [join(root, "node_modules/@types"), join(root, "node_modules")],
    module,
    moduleResolution,
    lib,
    types,
  },
}));

/** Those who can import what only Workers have. */
export const workers = users.filter(({ options }) => options.types.includes("@cloudflare/workers-types"));

/** Options that strict users add. The package must compile with and without them. */
export const stricter = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
