// The @entry entry, for browsers and every bundler. It carries the wasm and has started it when the import resolves:
// synchronously, because a top-level await or a dynamic import is what leaves pages blank.
import { wasm } from "./inline.js";
import { startOnce } from "./bulk_sms.js";

startOnce(() => new WebAssembly.Module(wasm()));

export * from "./api.js";
