// Runs a row of the matrix: the job in one runtime, whose report is checked and recorded for the table.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { basename } from "node:path";
import { after, describe, test } from "node:test";
import { expectedOfCampaign } from "../../package/campaign.mjs";
import { expected, expectedOfCore } from "../../package/job.mjs";
import { newWorld } from "../../package/support.mjs";
import { NotRun } from "./not-run.mjs";
import { families } from "./rows.mjs";
import { pinned } from "./tools.mjs";

/**
 * Runs the rows of a NAME.test.mjs, `concurrency` at a time. `define` calls its argument for each row: `row(name, run)`.
 *
 * `run({ context, slim, core, testing, world })` does the job with `bulk-sms`, with `bulk-sms/slim` if `slim` is true, with
 * `bulk-sms/core` if `core` is, or with `bulk-sms` against `bulk-sms/testing` if `testing` is. It returns `{ report, entry, version }`:
 * what the job reported and, if they are visible, the file that was loaded and the version of a program that package.json does not pin.
 */
export function matrix(file, define, { concurrency = 2 } = {}) {
  const family = basename(file, ".test.mjs");
  const left = new Map(families[family].map((row) => [row.name, row]));
  describe(family, { concurrency }, () => {
    define((name, run) => {
      const row = left.get(name);
      assert.ok(row, `rows.mjs has no row ${name} in ${family}`);
      left.delete(name);
      test(name, (context) => attempt(context, row, run));
    });
    after(() => assert.deepEqual([...left.keys()], [], "rows that no test has run"));
  });
}

/** A test besides the rows, which, like a row, some machines cannot run. */
export function check(name, run) {
  test(name, async (context) => {
    try {
      await run(context);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      context.skip(error.message);
    }
  });
}

/** What the job reports with each entry of the package. */
const reports = { entry: expected, slim: expected, core: expectedOfCore, testing: expectedOfCampaign };

async function attempt(context, row, run) {
  const version = pinned(row.tool);
  const note = (result, seen) => {
    const line = { name: row.name, entry: row.entry, slim: row.slim, version: version ?? seen ?? "", result };
    if (process.env.MATRIX) appendFileSync(process.env.MATRIX, `${JSON.stringify(line)}\n`);
  };
  try {
    let seen;
    for (const entry of Object.keys(reports).filter((it) => row[it])) {
      const [slim, core, testing] = ["slim", "core", "testing"].map((it) => it === entry);
      const done = await run({ context, slim, core, testing, world: await newWorld({ speed: 0 }) });
      const of = `${row.name}, ${entry}`;
      if (done.report.failed) throw new Error(`${of}: ${done.report.failed}`);
      assert.deepEqual(done.report, reports[entry], of);
      if (done.entry) assert.equal(basename(done.entry), row[entry], of);
      seen = done.version;
    }
    note("passed", seen);
  } catch (error) {
    if (!(error instanceof NotRun)) {
      note("FAILED");
      throw error;
    }
    note(`not run: ${error.message}`);
    context.skip(error.message);
  }
}
