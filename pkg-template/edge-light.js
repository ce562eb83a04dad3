// The default entry in Vercel's edge functions, where compiling bytes is forbidden and `?module` imports a compiled module.
import wasm from "./bulk_sms.wasm?module";
import { initSync } from "./load.js";

initSync(wasm);

export * from "./api.js";
