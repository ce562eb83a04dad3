// Run by jobs/memory.mjs, one side on one file in a fresh process: node --expose-gc peak.mjs SIDE FILE, where a side is a
// loop or a package. Prints the peak of memory above what the process had before, in MB: when `fetch` is called, and when the
// body has been read.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { byteLoop } from "./byte-loop.mjs";
import { HEAD, discard, ours, theirs } from "./bulk.mjs";
import { numberingPlan } from "./files.mjs";
import { numberBytes } from "./numbers.mjs";
import { readPlan } from "./plan.mjs";
import { linesOf, stringLoop } from "./string-loop.mjs";

const [side, file] = process.argv.slice(2);
const plan = readPlan(await numberingPlan());
const loops = {
  "a string loop": (bytes) => theirs(() => stringLoop(linesOf(bytes), plan, HEAD)),
  "a byte loop": (bytes) => theirs(() => byteLoop(bytes, plan, HEAD)),
};
const run = loops[side] ?? ours(await import(side));

// A short list first loads and compiles everything.
const warm = await run(numberBytes(100));
await warm.value.request.text();
discard(warm.value);

const input = readFileSync(file);
const bytes = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
globalThis.gc();
const before = process.memoryUsage.rss();
const { value } = await run(bytes);
const called = peak();
// Then as it is sent: bodies that are created only now, or copied on their way, count too.
const hash = createHash("sha256");
for await (const chunk of value.request.body) hash.update(chunk);
console.log(JSON.stringify({ called, sent: peak(), hash: hash.digest("hex") }));

/** The largest so far above what was there before, in MB; the system counts in kilobytes. */
function peak() {
  return (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
}
