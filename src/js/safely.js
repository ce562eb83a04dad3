// Calls that may throw, made so that nothing is thrown into wasm: wasm-bindgen keeps a slot of its reference table for
// good with every exception that crosses over, a leak of some bytes each time.

/** Calls a function; what it throws at once becomes a rejection, what it returns a promise. */
export async function call(target, callback, ...given) {
  return Reflect.apply(callback, target, given);
}

/** Calls a function now and never minds what comes of it, neither a throw nor a rejection. */
export function quietly(callback, value) {
  call(undefined, callback, value).catch(() => {});
}

/** The value in an array, or `undefined` where the text is no JSON. */
export function parse(text) {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}
