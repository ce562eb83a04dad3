// The Rust server, the Node server and the object behave as one: what each shows of all cases is equal. The cases and what differs by
// design are in tests/conformance.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Sandbox } from "bulk-sms/testing";
import { bySetting } from "../conformance/cases/settings.mjs";
import { cases, groups } from "../conformance/cases/index.mjs";
import { problems, table } from "../conformance/compare.mjs";
import { gaps } from "../conformance/complete.mjs";
import { observe } from "../conformance/run.mjs";
import { http } from "../conformance/targets/http.mjs";
import { object } from "../conformance/targets/object.mjs";
import { sandboxUrl } from "../package/support.mjs";
import { inWorker } from "../package/worker.mjs";
import { visit } from "./lib/browsers.mjs";
import { NotRun } from "./lib/not-run.mjs";
import { bun, deno } from "./lib/programs.mjs";
import { install } from "./lib/project.mjs";
import { serve } from "./lib/serve.mjs";
import { run, serving } from "./lib/tools.mjs";

const ofObject = cases.filter(({ http }) => !http);
const suite = join(import.meta.dirname, "../conformance");

/** What the Rust server shows: the others must show the same. */
let wanted;
let project;
const results = {};

before(async () => {
  wanted = await observe(http(sandboxUrl), cases);
  project = await install("conformance");
  await cp(suite, join(project, "conformance"), { recursive: true });
});

/** Checks what a target shows of these cases. `show` returns it. */
function target(name, ofTarget, show) {
  results[name] = {};
  test(name, async (context) => {
    try {
      const shown = await show(context);
      results[name] = Object.fromEntries(ofTarget.map((one) => [one.name, problems(shown[one.name], wanted[one.name])]));
      const wrong = Object.entries(results[name]).filter(([, found]) => found.length > 0);
      const shownWrong = wrong.slice(0, 20).map(([one, found]) => `${one}\n  ${found.slice(0, 3).join("\n  ")}`);
      assert.equal(wrong.length, 0, `${wrong.length} of ${ofTarget.length} cases are wrong:\n${shownWrong.join("\n")}`);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      context.skip(error.message);
    }
  });
}

/** Starts the server that the installed package has. */
function nodeServer(context) {
  const folder = join(project, "node_modules/bulk-sms");
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!bin) throw new NotRun("the package has no program");
  const file = typeof bin === "string" ? bin : bin["bulk-sms"];
  return serving(context, [process.execPath, join(folder, file)], ["sandbox", "--port", "0", "--json"], { cwd: project });
}

const printed = async (program, args) => JSON.parse(await run(program, [...args, "main.js"], { cwd: project }));

describe("the same in all of them", { concurrency: 2 }, () => {
  target("Rust server", cases, () => wanted);
  target("Node server", cases, async (context) => observe(http(await nodeServer(context)), cases));
  target("Node", ofObject, () => observe(object(Sandbox), ofObject));
  target("workerd", ofObject, async (context) => {
    const { answer } = await inWorker(context, {
      entry: "bulk-sms/testing",
      imports: `
        import { cases } from ${JSON.stringify(join(suite, "cases/index.mjs"))};
        import { observe } from ${JSON.stringify(join(suite, "run.mjs"))};
        import { object } from ${JSON.stringify(join(suite, "targets/object.mjs"))};`,
      run: "({ Sandbox }) => observe(object(Sandbox), cases.filter(({ http }) => !http))",
      input: null,
    });
    return answer;
  });
  target("Deno", ofObject, () => printed(deno(), ["run", "--allow-read=."]));
  target("Bun", ofObject, () => printed(bun(), []));
  target("Chromium", ofObject, async (context) => (await visit("Chromium", await serve(context, project), null)).report);
});

test("nothing of the sandbox is without a case", async () => assert.deepEqual(await gaps(sandboxUrl, Sandbox, cases, wanted), []));

test("each value of a setting shows in its scenario", () => {
  for (const { name, cases } of bySetting) {
    const shown = new Set(cases.map((one) => JSON.stringify(wanted[one.name].seen)));
    assert.equal(shown.size, cases.length, name);
  }
});

after(() => console.log(`\n${table(groups, results).join("\n")}\n`));
