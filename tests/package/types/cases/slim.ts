// Where the slim entry can get its wasm from.
import { type InitSource, Lox24Client, type WasmModule, type WasmSource, init, initSync } from "bulk-sms/slim";

is<Same<ReturnType<typeof init>, Promise<void>>>();
declare const module: WasmModule;
declare const bytes: Uint8Array;
const everywhere: InitSource[] = ["/bulk_sms.wasm", new URL("https://cdn.example/bulk_sms.wasm"), new Request("https://cdn.example/"), new Response()];
const atOnce: WasmSource[] = [module, bytes, bytes.buffer as ArrayBuffer, new DataView(new ArrayBuffer(8))];
export async function run(): Promise<void> {
  await init();
  await init(fetch("https://cdn.example/bulk_sms.wasm"));
  for (const source of [...everywhere, ...atOnce]) await init(source);
  for (const source of atOnce) initSync(source);
  void new Lox24Client({ token: "1234567:e3f3" });

  // @ts-expect-error TS2345: Argument of type '1' is not assignable to parameter of type
  await init(1);
  // @ts-expect-error TS2345: Argument of type 'null' is not assignable to parameter of type
  await init(null);
  // @ts-expect-error TS2554: Expected 1 arguments, but got 0
  initSync();
  // An address needs a download, which cannot be synchronous.
  // @ts-expect-error TS2345: Argument of type 'string' is not assignable to parameter of type
  initSync("/bulk_sms.wasm");
  // @ts-expect-error TS2339: Property 'default' does not exist
  void (await import("bulk-sms/slim")).default;
}
