// Run by memory.test.mjs with --expose-gc: prints memory use after given numbers of calls, as JSON lines.
const { Instance } = WebAssembly;
let memory;
WebAssembly.Instance = function (...given) {
  const instance = new Instance(...given);
  memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
  return instance;
};
const { Lox24Client } = await import("bulk-sms");

const id = "da0fa78c-4699-11ea-a637-96000028b339";
const body = JSON.stringify({ uuid: id, status_code: 5, phones: ["+447700900000"] });
let calls = 0;
// Every way a call can end: a response, an error status, a rejection, a timeout, an abort, refused input.
const ways = [
  () => new Response(body),
  () => new Response("no", { status: 404 }),
  () => Promise.reject(new Error("lost")),
  () => new Promise(() => {}),
];
const client = new Lox24Client({ token: "1:memory", maxRetries: 0, fetch: async () => ways[(calls += 1) % 3]() });
const silent = new Lox24Client({ baseUrl: "https://silent.example", timeout: 1, maxRetries: 0, fetch: ways[3] });

async function batch() {
  const aborted = AbortSignal.abort("x");
  await Promise.allSettled([
    ...Array.from({ length: 96 }, () => client.getBulk(id)),
    client.getBulk(""),
    client.createBulk({ text: "x".repeat(1700), phones: [] }),
    client.getBulk(id, { signal: aborted }),
    silent.getBulk(id),
  ]);
}

let done = 0;
for (const until of [1_000, 10_000, 100_000]) {
  for (; done < until; done += 100) await batch();
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc();
  const { heapUsed } = process.memoryUsage();
  console.log(JSON.stringify({ calls: done, wasm: memory.buffer.byteLength, heap: heapUsed }));
}
