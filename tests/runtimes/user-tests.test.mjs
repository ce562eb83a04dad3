// What docs/testing.md shows: a user's tests with bulk-sms/testing, under each test runner.
import assert from "node:assert/strict";
import { cp, readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { NotRun } from "./lib/not-run.mjs";
import { bun, deno } from "./lib/programs.mjs";
import { install } from "./lib/project.mjs";
import { check } from "./lib/row.mjs";
import { serve } from "./lib/serve.mjs";
import { fits, outputOf, script } from "./lib/tools.mjs";

const projects = join(import.meta.dirname, "projects");

describe("the tests pass", { concurrency: 2 }, () => {
  /** Runs the tests of a project, all of which must pass. What it lacks, it has from `others`, as the page says. */
  const runner = (project, count, tool, args, { others = ["testing-node/reminders.js"], env } = {}) =>
    check(project, async (context) => {
      const command = tool();
      const cwd = await install(project);
      for (const file of others) await cp(join(projects, file), join(cwd, basename(file)), { force: false });
      const { all } = await outputOf(command, args, { cwd, env: await env?.(context, cwd) });
      assert.match(all, new RegExp(`\\bpass ${count}$|\\b${count} pass(ed)?\\b`, "m"));
    });

  const vitest = () => script("vitest");
  const jsdom = () => {
    fits("jsdom");
    return vitest();
  };
  const playwright = () => {
    if (!process.env.CHROMIUM) throw new NotRun("there is no Chromium");
    return script("@playwright/test", "playwright");
  };
  runner("testing-node", 4, () => [process.execPath], ["--test"]);
  runner("testing-vitest", 4, vitest, ["run"]);
  runner("testing-vitest-jsdom", 3, jsdom, ["run"]);
  runner("testing-vitest-workerd", 4, vitest, ["run"], { others: ["testing-node/reminders.js", "testing-vitest/reminders.test.js"] });
  runner("testing-jest", 4, () => script("jest"), []);
  // In a project of npm, Deno does not fetch the types of node:assert.
  runner("testing-deno", 4, deno, ["test", "--no-check"]);
  runner("testing-bun", 4, bun, ["test"]);
  runner("testing-playwright", 2, playwright, ["test"], {
    others: ["testing-node/reminders.js", "testing-vitest-jsdom/button.js"],
    env: async (context, cwd) => ({ PAGE: await serve(context, cwd) }),
  });
});

test("the page shows the files as they are", async () => {
  const page = await readFile(join(import.meta.dirname, "../../docs/testing.md"), "utf8");
  const shown = [...page.matchAll(/^<!-- (\S+) -->\n```\w+\n([^]*?)^```$/gm)];
  for (const [, file, text] of shown) assert.equal(text, await readFile(join(projects, file), "utf8"), file);
  const files = (await readdir(projects, { recursive: true })).filter((file) => /^testing-.*(?<!package)\.\w+$/.test(file));
  assert.deepEqual(shown.map(([, file]) => file).sort(), files.sort());
});
