// The wasm as text: no bundler, server or content type has to know about wasm. Not as base64, which is half as large again
// after brotli (unpack.js).
import { unpack } from "./unpack.js";

const parts = "@parts";

/** The bytes of the wasm. */
export const wasm = () => unpack(parts);
