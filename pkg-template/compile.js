// What `init` and `initSync` of the slim entry accept where compiling is allowed: everywhere except in Workers and edge functions.
import { startOnce } from "./bulk_sms.js";

// By their tags: `instanceof` does not recognise a Response from another realm or a polyfill.
const is = (value, tag) => Object.prototype.toString.call(value) === `[object ${tag}]`;

/** Compiles wasm that is given as an address, a request, a response, bytes, or a module that is already compiled. */
export async function compile(source) {
  if (typeof source === "string" || is(source, "URL") || is(source, "Request")) source = await fetch(source);
  if (is(source, "WebAssembly.Module")) return source;
  if (!is(source, "Response")) return WebAssembly.compile(source);
  const type = source.headers.get("content-type") ?? "";
  // Servers of single-page applications respond with their page to anything that they do not find.
  if (!source.ok || type.startsWith("text/html")) {
    throw new Error(`bulk-sms: no wasm at ${source.url} (HTTP ${source.status} ${type})`);
  }
  // Compiling while downloading works only if the server names the type.
  return type === "application/wasm" ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** Starts the wasm synchronously from its bytes or its compiled module; does nothing if it is already running. */
export function initSync(source) {
  startOnce(() => (is(source, "WebAssembly.Module") ? source : new WebAssembly.Module(source)));
}
