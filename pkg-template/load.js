// Loads the wasm for the slim entries.
import { ready, startOnce } from "./bulk_sms.js";

let pending;

/** Returns an entry's `init`. `toModule` turns what the caller passed, or nothing, into a compiled module. */
export function makeInit(toModule) {
  return async function init(source) {
    if (ready) return;
    // Concurrent callers share one attempt. A failed one is forgotten, so that the next call can succeed.
    pending ??= Promise.resolve(source)
      .then(toModule)
      .then((module) => startOnce(() => module))
      .finally(() => {
        pending = undefined;
      });
    await pending;
  };
}
