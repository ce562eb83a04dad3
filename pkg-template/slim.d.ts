export * from "./bulk_sms.js";
export * from "./errors.js";

/** A compiled `WebAssembly.Module`; where TypeScript has no types for that (Node's do not), any object. */
export type WasmModule = object &
  (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : unknown);

/** Wasm as `initSync` takes it: its bytes, or the compiled module. */
export type WasmSource = ArrayBuffer | ArrayBufferView | WasmModule;

/** Wasm as `init` takes it: also its address, a request for it, or a response with it. */
export type InitSource = WasmSource | string | URL | Request | Response;

/**
 * Loads and starts the wasm. Nothing else of this entry but the error classes may be used before the promise has resolved:
 * it throws a `BulkSmsError` with the code `not_ready`.
 *
 * May be called as often as you like: calls at the same time share one attempt, calls after a success do nothing, and a
 * call after a failure tries again.
 *
 * @param source Where the wasm comes from. Default: the `bulk_sms.wasm` beside this entry, found with `new URL` (in Node
 * read from the disk). Cloudflare Workers and edge functions allow a compiled module only, and have it by default.
 * @throws What `fetch` or the WebAssembly compiler throws, or an `Error` with the HTTP status when the answer is not 2xx.
 */
export function init(source?: InitSource | Promise<InitSource>): Promise<void>;

/**
 * Starts the wasm at once from what the caller has loaded. Does nothing when it runs already.
 *
 * @param source The bytes, or the compiled module. Cloudflare Workers and edge functions allow a compiled module only.
 * @throws What the WebAssembly compiler throws.
 */
export function initSync(source: WasmSource): void;
