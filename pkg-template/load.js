// Starts the wasm, once, whoever asks first: every entry goes through here.
import { start } from "./bulk_sms.js";

let ready = false;
let pending;

/** Starts the wasm from the compiled module that `module` gives; does nothing when it runs already. */
export function startOnce(module) {
  if (ready) return;
  start(module());
  ready = true;
}

/** An entry's `init`. `toModule` turns what its caller gave, or nothing, into a compiled module. */
export function makeInit(toModule) {
  return async function init(source) {
    if (ready) return;
    // Callers at the same time share one attempt. A failed one is forgotten, so that the next call can succeed.
    pending ??= Promise.resolve(source)
      .then(toModule)
      .then((module) => startOnce(() => module))
      .finally(() => {
        pending = undefined;
      });
    await pending;
  };
}
