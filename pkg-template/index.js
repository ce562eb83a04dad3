// The @entry entry, for browsers and every bundler. It carries the wasm and has started it by the time the import resolves:
// synchronously, because a top-level await or a dynamic import can leave pages blank.
import { wasm } from "./inline.js";
import { startOnce } from "./bulk_sms.js";

startOnce(() => new WebAssembly.Module(wasm()));

export * from "./api.js";
