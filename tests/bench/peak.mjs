// Run by jobs/memory.mjs, one side on one file in a fresh process: node --expose-gc peak.mjs SIDE FILE, where a side is a
// loop or a package. Prints the peak of memory above what the process had before, in MB.
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
// The largest so far, in kilobytes.
const peak = process.resourceUsage().maxRSS * 1024 - before;
const hash = createHash("sha256").update(await value.request.text()).digest("hex");
console.log(JSON.stringify({ peak: peak / 1e6, hash }));
