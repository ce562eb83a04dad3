// What `init` and `initSync` of the slim entry accept where compiling is allowed: everywhere but in Workers and edge functions.
import { startOnce } from "./load.js";

// By their tags: `instanceof` does not know a Response of another realm, nor a polyfill's.
const is = (value, tag) => Object.prototype.toString.call(value) === `[object ${tag}]`;

/** Compiles wasm given as its address, a request for it, a response with it, its bytes, or as a module already. */
export async function compile(source) {
  if (typeof source === "string" || is(source, "URL") || is(source, "Request")) source = await fetch(source);
  if (is(source, "WebAssembly.Module")) return source;
  if (!is(source, "Response")) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(`bulk-sms: no wasm at ${source.url} (HTTP ${source.status})`);
  // Compiling while downloading works only when the server names the type.
  const typed = source.headers.get("content-type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** Starts the wasm at once from its bytes or its compiled module; does nothing when it runs already. */
export function initSync(source) {
  startOnce(() => (is(source, "WebAssembly.Module") ? source : new WebAssembly.Module(source)));
}
