// The slim entry in Cloudflare Workers. The default entry is just as small there; this one exists so that the same code runs.
import wasm from "./bulk_sms.wasm";
import { startOnce } from "./bulk_sms.js";
import { guard } from "./guard.js";
import { makeInit } from "./load.js";

guard();

export * from "./api.js";
export const init = makeInit((source = wasm) => source);
export const initSync = (module) => startOnce(() => module);
