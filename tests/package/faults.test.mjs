// The fault matrix, in Node and in workerd: in every cell, what the client reports must fit what the server saw and carried
// out.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { allTimes, faults, matrix } from "./matrix.mjs";
import { keyOf, operations } from "./operations.mjs";
import { sandboxUrl } from "./support.mjs";
import { inWorker } from "./worker.mjs";

const byKey = new Map(operations.map((operation) => [keyOf(operation), operation]));
const keys = [...byKey.keys()];

/** How often a request may be sent, if the client may retry once. */
function mostSeen({ repeat }, fault) {
  if (repeat === "never") return 1;
  // A rate limit proves that nothing was done.
  return repeat === "safe" || fault === "429 before" ? 2 : 1;
}

function check(cells) {
  assert.ok(byKey.size > 0);
  assert.equal(cells.length, Object.keys(faults).length * byKey.size * allTimes.length);
  for (const cell of cells) {
    const { outcome, certain, seen, applied, elsewhere } = cell;
    const operation = byKey.get(cell.operation);
    const name = JSON.stringify(cell);
    assert.ok(["ok", "rejected", "unknown", "accepted"].includes(outcome), name);
    assert.equal(elsewhere, 0, name);
    assert.ok(seen >= 1 && seen <= mostSeen(operation, cell.fault), name);
    // A read changes nothing, so its outcome does not matter.
    if (operation.method === "GET") continue;
    if (applied) assert.notEqual(outcome, "rejected", name);
    else assert.ok(!["ok", "accepted"].includes(outcome), name);
    if (operation.tellsCertainty && outcome === "ok" && applied > 1) assert.equal(certain, false, name);
  }
}

/** A table of each fault and operation: outcome, requests seen / carried out. */
function print(context, cells) {
  for (const times of allTimes) {
    context.diagnostic(times ? "only the first attempt meets the fault" : "every attempt meets the fault");
    const line = (first, rest) => context.diagnostic(first.padEnd(22) + rest.map((text) => text.padEnd(13)).join(""));
    for (const provider of new Set(operations.map((operation) => operation.provider))) {
      const columns = operations.filter((operation) => operation.provider === provider);
      line(provider, columns.map(({ name }) => name));
      for (const fault of Object.keys(faults)) {
        const found = (key) => cells.find((cell) => cell.operation === key && cell.fault === fault && cell.times === times);
        const row = columns.map((operation) => found(keyOf(operation)));
        line(fault, row.map(({ outcome, seen, applied }) => `${outcome} ${seen}/${applied}`));
      }
    }
  }
}

test("in Node", async (context) => {
  const cells = await matrix(api, { sandboxUrl, operations: keys });
  print(context, cells);
  check(cells);
});

test("in workerd", async (context) => {
  // A request to a Worker may have only a few open connections, so that each operation has its own.
  const inputs = keys.flatMap((key) => allTimes.map((times) => ({ sandboxUrl, operations: [key], timesOf: [times] })));
  const [first, ...others] = inputs;
  const { answer, ask } = await inWorker(context, {
    imports: 'import { matrix } from "./matrix.mjs";',
    run: "matrix",
    input: first,
  });
  check([answer, ...(await Promise.all(others.map(ask)))].flat());
});
