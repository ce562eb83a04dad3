// The @entry entry in Cloudflare Workers, where compiling bytes is forbidden and a wasm import is a compiled module.
import wasm from "./bulk_sms.wasm";
import { startOnce } from "./bulk_sms.js";

startOnce(() => wasm);

export * from "./api.js";
