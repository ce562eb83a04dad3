// The slim entry in Cloudflare Workers. There the default entry is as small; this one exists so that the same code runs.
import wasm from "./bulk_sms.wasm";
import { guard } from "./guard.js";
import { makeInit, startOnce } from "./load.js";

guard();

export * from "./api.js";
export const init = makeInit((source = wasm) => source);
export const initSync = (module) => startOnce(() => module);
