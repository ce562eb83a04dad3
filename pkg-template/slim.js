// The slim entry, for browsers: the wasm is a separate file, which `init` fetches and starts.
import { compile } from "./compile.js";
import { guard } from "./guard.js";
import { makeInit } from "./load.js";

guard();

export * from "./api.js";
export { initSync } from "./compile.js";
export const init = makeInit((source) => compile(source ?? new URL("./bulk_sms.wasm", import.meta.url)));
