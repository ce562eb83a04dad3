// The default entry in Cloudflare Workers, where compiling bytes is forbidden and a wasm import is a compiled module.
import wasm from "./bulk_sms.wasm";
import { initSync } from "./load.js";

initSync(wasm);

export * from "./api.js";
