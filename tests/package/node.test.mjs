// The packed package in Node: `import` and `require`, the default entry and slim.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as imported from "bulk-sms";
import * as slim from "bulk-sms/slim";
import { expected, job } from "./job.mjs";
import { newWorld } from "./support.mjs";

const require = createRequire(import.meta.url);
const still = { speed: 0 };

test("import: ready when the import resolves", async () => {
  assert.deepEqual(await job(imported, await newWorld(still)), expected);
});

test("require: the same", async () => {
  assert.deepEqual(await job(require("bulk-sms"), await newWorld(still)), expected);
});

test("slim: init finds the wasm, and may be called twice and concurrently", async () => {
  await Promise.all([slim.init(), slim.init()]);
  await slim.init();
  assert.deepEqual(await job(slim, await newWorld(still)), expected);
});

test("slim: init works again after a failure", () => {
  const script = `
    import { init, Lox24Client } from "bulk-sms/slim";
    const failed = await init("data:application/wasm;base64,AA==").then(() => false, () => true);
    await init();
    new Lox24Client({ token: "1:k" });
    console.log(failed);
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: import.meta.dirname });
  assert.equal(output.toString().trim(), "true");
});

test("slim: anything used before init says what is missing", () => {
  const script = `
    import * as slim from "bulk-sms/slim";
    const calls = {
      measureText: () => slim.measureText("x"),
      checkBulk: () => slim.checkBulk({}),
      parse: () => slim.Recipients.parse("x"),
      fromStream: () => slim.Recipients.fromStream(new Response("x").body),
      lox24: () => new slim.Lox24Client({ token: "1:k" }),
      eightByEight: () => new slim.EightByEightClient({ apiKey: "k", subAccountId: "s" }),
    };
    for (const [name, call] of Object.entries(calls)) {
      try { call(); } catch (error) { console.log(name, error instanceof slim.BulkSmsError, error.code, error.outcome, error.message); }
    }
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: import.meta.dirname });
  const said = "true not_ready not-sent bulk-sms/slim is not ready: call `await init()` first.";
  const calls = ["measureText", "checkBulk", "parse", "fromStream", "lox24", "eightByEight"];
  assert.deepEqual(output.toString().trim().split("\n"), calls.map((name) => `${name} ${said}`));
});

test("slim: reports an HTML page in place of the wasm", async () => {
  const script = `
    import { init } from "bulk-sms/slim";
    await init("data:text/html,<!doctype%20html>").catch((error) => console.log(error.message));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: import.meta.dirname });
  assert.match(output.toString(), /^bulk-sms: no wasm at data:text\/html,.* \(HTTP 200 text\/html/);
});

test("slim: require", () => {
  const script = `
    const { init, initSync, Lox24Client } = require("bulk-sms/slim");
    const { readFileSync } = require("node:fs");
    initSync(readFileSync(require.resolve("bulk-sms/bulk_sms.wasm")));
    init().then(() => { new Lox24Client({ token: "1:k" }); console.log("made"); });
  `;
  const output = execFileSync(process.execPath, ["--input-type=commonjs", "--eval", script], { cwd: import.meta.dirname });
  assert.equal(output.toString().trim(), "made");
});

test("all entries share their classes", () => {
  const required = require("bulk-sms");
  for (const name of Object.keys(required)) {
    assert.equal(imported[name], required[name], name);
    assert.equal(slim[name], required[name], name);
  }
});

test("a process that made calls exits on its own: no timer is left behind", async () => {
  const world = await newWorld();
  const script = `
    import { Lox24Client } from "bulk-sms";
    const client = new Lox24Client({ baseUrl: ${JSON.stringify(world.baseUrl)}, token: ${JSON.stringify(world.token)}, timeout: 2147483647 });
    await client.getBulk("00000000-0000-0000-0000-000000000000").catch((error) => console.log(error.code));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: import.meta.dirname,
    timeout: 60_000,
  });
  assert.equal(output.toString().trim(), "not_found");
});
