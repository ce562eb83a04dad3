// What `init` of the slim entry accepts where compiling is allowed: everywhere but in Workers and edge functions.

/** Compiles wasm given as its address, a request for it, a response with it, its bytes, or as a module already. */
export async function compile(source) {
  // By their tags: `instanceof` does not know a Response of another realm, nor a polyfill's.
  const is = (tag) => Object.prototype.toString.call(source) === `[object ${tag}]`;
  if (typeof source === "string" || is("URL") || is("Request")) source = await fetch(source);
  if (is("WebAssembly.Module")) return source;
  if (!is("Response")) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(`bulk-sms: no wasm at ${source.url} (HTTP ${source.status})`);
  // Compiling while downloading works only when the server names the type.
  const typed = source.headers.get("content-type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}
