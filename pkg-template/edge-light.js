// The @entry entry in Vercel's edge functions, where compiling bytes is forbidden and `?module` imports a compiled module.
import wasm from "./bulk_sms.wasm?module";
import { startOnce } from "./bulk_sms.js";

startOnce(() => wasm);

export * from "./api.js";
