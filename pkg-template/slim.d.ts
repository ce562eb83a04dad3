export * from "./bulk_sms.js";
export * from "./errors.js";

/** A compiled `WebAssembly.Module`; any object if TypeScript has no types for that (Node's do not). */
export type WasmModule = object &
  (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : unknown);

/** What `initSync` accepts: the bytes, or the compiled module. */
export type WasmSource = ArrayBuffer | ArrayBufferView | WasmModule;

/** What `init` accepts: also the address, a request for it, or a response with it. */
export type InitSource = WasmSource | string | URL | Request | Response;

/**
 * Loads and starts the wasm. Until the promise resolves, only the error classes of this entry may be used; anything else throws
 * a `BulkSmsError` with the code `not_ready`.
 *
 * It may be called any number of times: concurrent calls share one attempt, calls after a success do nothing, and a call after a
 * failure retries.
 *
 * @param source Where the wasm comes from. Default: the `bulk_sms.wasm` next to this entry, found with `new URL` (in Node it is
 * read from disk). Cloudflare Workers and edge functions accept only a compiled module, which is their default.
 * @throws What `fetch` or the WebAssembly compiler throws, or an `Error` with the HTTP status if the response is not 2xx.
 */
export function init(source?: InitSource | Promise<InitSource>): Promise<void>;

/**
 * Starts the wasm synchronously from what the caller has loaded. Does nothing if it is already running.
 *
 * @param source The bytes, or the compiled module. Cloudflare Workers and edge functions accept only a compiled module.
 * @throws What the WebAssembly compiler throws.
 */
export function initSync(source: WasmSource): void;
