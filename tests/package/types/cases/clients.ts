// Options of the clients, and the clients as objects.
import { type Attempt, type BatchCancellation, type ClientOptions, EightByEightClient, Lox24Client, type RequestOptions } from "bulk-sms";

const shared: ClientOptions = {
  fetch: (request: Request) => fetch(request),
  timeout: 10_000,
  maxRetries: 0,
  maxResponseBytes: 1_000_000,
  dangerouslyAllowBrowser: false,
  onAttempt: (attempt: Attempt) => void [attempt.status?.toFixed(), attempt.durationMs.toFixed()],
};
const token: string | undefined = undefined;
void new Lox24Client({ ...shared, token, baseUrl: "/proxy" });
void new Lox24Client({ fetch: async () => new Response("{}") });
const eightByEight = new EightByEightClient({ ...shared, apiKey: "key", subAccountId: "sub", region: "uk" });
const options: RequestOptions = { signal: AbortSignal.timeout(1000) };
export async function answers(): Promise<void> {
  const cancellation: BatchCancellation = await eightByEight.cancelBatch("91b106f0-c0da-4aba-a43a-7af9c5893a80", options);
  const { cancelledCount, certain } = cancellation;
  is<Same<[typeof cancelledCount, typeof certain], [number, boolean]>>();
}

// From wasm-bindgen: memory can be freed early.
eightByEight.free();
eightByEight[Symbol.dispose]();
{
  using lox24 = new Lox24Client({ token: "1234567:e3f3" });
  void lox24.getBulk("");
}

// @ts-expect-error TS2554: Expected 1 arguments, but got 0
void new Lox24Client();
// @ts-expect-error TS2345: Property 'subAccountId' is missing
void new EightByEightClient({ apiKey: "key" });
// @ts-expect-error TS2561: Did you mean to write 'token'
void new Lox24Client({ tokem: "1234567:e3f3" });
// @ts-expect-error TS2322: Type '"eu"' is not assignable to type
void new EightByEightClient({ subAccountId: "sub", region: "eu" });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'
void new Lox24Client({ timeout: "30s" });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'
void new Lox24Client({ maxResponseBytes: "1 MB" });
// It is the client's, not a call's.
// @ts-expect-error TS2353: 'maxResponseBytes' does not exist in type 'RequestOptions'
void eightByEight.cancelBatch("91b106f0-c0da-4aba-a43a-7af9c5893a80", { maxResponseBytes: 1 });
// @ts-expect-error TS2322: Type 'Response' is missing the following properties from type 'Promise<Response>'
void new Lox24Client({ fetch: () => new Response("{}") });
// @ts-expect-error TS2345: Argument of type 'number' is not assignable to parameter of type 'string'
void eightByEight.cancelBatch(1);
