// Memory stays flat: a leak of a few bytes per call shows after 100,000 calls.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

test("memory after 1,000, 10,000 and 100,000 calls", async (context) => {
  const script = join(import.meta.dirname, "memory.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script]);
  const [, middle, last] = stdout.trim().split("\n").map((line) => JSON.parse(line));
  for (const line of stdout.trim().split("\n")) context.diagnostic(line);
  assert.equal(last.calls, 100_000);
  assert.equal(last.wasm, middle.wasm);
  // After 90,000 more calls, 20 bytes per call would be 1.8 MB.
  assert.ok(last.heap - middle.heap < 1_500_000, `${last.heap - middle.heap} bytes more`);
});
