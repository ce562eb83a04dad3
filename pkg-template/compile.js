// What `init` and `initSync` of the slim entry accept where compiling is allowed: everywhere but in Workers and edge functions.
import { startOnce } from "./bulk_sms.js";

// By their tags: `instanceof` does not know a Response of another realm, nor a polyfill's.
const is = (value, tag) => Object.prototype.toString.call(value) === `[object ${tag}]`;

/** Compiles wasm given as its address, a request for it, a response with it, its bytes, or as a module already. */
export async function compile(source) {
  if (typeof source === "string" || is(source, "URL") || is(source, "Request")) source = await fetch(source);
  if (is(source, "WebAssembly.Module")) return source;
  if (!is(source, "Response")) return WebAssembly.compile(source);
  const type = source.headers.get("content-type") ?? "";
  // Servers of single pages answer their page for whatever they do not find.
  if (!source.ok || type.startsWith("text/html")) {
    throw new Error(`bulk-sms: no wasm at ${source.url} (HTTP ${source.status} ${type})`);
  }
  // Compiling while downloading works only when the server names the type.
  return type === "application/wasm" ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** Starts the wasm at once from its bytes or its compiled module; does nothing when it runs already. */
export function initSync(source) {
  startOnce(() => (is(source, "WebAssembly.Module") ? source : new WebAssembly.Module(source)));
}
