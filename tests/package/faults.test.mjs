// The fault matrix, in Node and in workerd: in every cell, what the client reports must fit what the server saw and carried
// out.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { faults, matrix, operations } from "./matrix.mjs";
import { sandboxUrl } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const once = ["createBulk", "deleteSms"];

function check(cells) {
  assert.equal(cells.length, Object.keys(faults).length * Object.keys(operations).length * 2);
  for (const cell of cells) {
    const { operation, outcome, certain, seen, applied, elsewhere } = cell;
    const name = JSON.stringify(cell);
    assert.ok(["ok", "rejected", "unknown", "accepted"].includes(outcome), name);
    assert.equal(elsewhere, 0, name);
    assert.ok(seen >= 1 && seen <= (once.includes(operation) ? 1 : 2), name);
    // A read changes nothing, so its outcome does not matter.
    if (operation === "getBulk") continue;
    if (applied) assert.notEqual(outcome, "rejected", name);
    else assert.ok(!["ok", "accepted"].includes(outcome), name);
    if (operation === "cancelBatch" && outcome === "ok" && applied > 1) assert.equal(certain, false, name);
  }
}

/** One row per fault and one column per operation: outcome, requests seen / carried out. */
function print(context, cells) {
  for (const times of [1, 0]) {
    context.diagnostic(times ? "only the first attempt meets the fault" : "every attempt meets the fault");
    const columns = Object.keys(operations);
    const line = (first, rest) => context.diagnostic(first.padEnd(20) + rest.map((text) => text.padEnd(14)).join(""));
    line("", columns);
    for (const fault of Object.keys(faults)) {
      const row = columns.map((operation) => cells.find((cell) => cell.operation === operation && cell.fault === fault && cell.times === times));
      line(fault, row.map(({ outcome, seen, applied }) => `${outcome} ${seen}/${applied}`));
    }
  }
}

test("in Node", async (context) => {
  const cells = await matrix(api, sandboxUrl);
  print(context, cells);
  check(cells);
});

test("in workerd", async (context) => {
  const { answer } = await inWorker(context, {
    imports: 'import { matrix } from "./matrix.mjs";',
    run: "matrix",
    input: sandboxUrl,
  });
  print(context, answer);
  check(answer);
});
