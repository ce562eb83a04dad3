// `npx bulk-sms sandbox`, from a folder that has only the packed package: what it prints, what it refuses, how it ends.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import * as api from "bulk-sms";
import { installed, serving, started } from "./command.mjs";
import { clientsOf, post } from "./support.mjs";

const run = promisify(execFile);

let place;
before(async () => (place = await installed()));
after(() => place.remove());

test("npx prints the address, the credentials, and a line of curl that works", async (context) => {
  const { child, ended, printed } = started(context, place, "npx", ["--offline", "bulk-sms", "sandbox"]);
  const text = await printed(/curl.*\n$/);
  const [line] = /^ *curl .*$/m.exec(text);
  const { stdout } = await run("sh", ["-c", `${line} --silent --show-error`]);
  assert.equal(JSON.parse(stdout).balance_amount, 100);
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
  const said = (name) => new RegExp(`${name} +(\\S+)`).exec(text)[1];
  const world = { baseUrl: url, token: said("token"), apiKey: said("key"), subAccountId: said("sub-account") };
  await everything(world);
  child.kill("SIGTERM");
  await ended;
  await assert.rejects(fetch(url), TypeError);
});

/** A bulk and a batch, made and cancelled. */
async function everything(world) {
  const { lox24, eightByEight } = clientsOf(api, world);
  const at = new Date(Date.now() + 3_600_000);
  const bulk = await lox24.createBulk({ sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"], delivery_at: at });
  assert.equal((await lox24.cancelBulk(bulk.uuid)).status_code, 15);
  const batch = await eightByEight.sendBatch({ destinations: ["+447700900001", "+447700900002"], text: "Doors open", scheduled: at });
  assert.equal((await eightByEight.cancelBatch(batch.batchId)).cancelledCount, 2);
}

test("for programs, it prints one line of JSON, and stops when its input closes", async (context) => {
  const { child, ended, url, token, apiKey, subAccountId } = await serving(context, place);
  await everything({ baseUrl: url, token, apiKey, subAccountId });
  child.stdin.end();
  const { code, stdout } = await ended;
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(JSON.parse(stdout)), ["url", "token", "apiKey", "subAccountId"]);
});

test("the same seed gives the same credentials and ids, in the same order", async (context) => {
  const given = async (...words) => {
    const { url } = await serving(context, place, ...words);
    const worlds = [await post(`${url}/_sandbox/worlds`), await post(`${url}/_sandbox/worlds`)];
    const { uuids } = await post(`${worlds[1].control}/sms`, { count: 2 });
    return [...worlds.map(({ token, apiKey }) => [token, apiKey]), uuids];
  };
  const [first, again, other, ...random] = await Promise.all([given("--seed", "7"), given("--seed=7"), given("--seed", "8"), given(), given()]);
  assert.deepEqual(first, again);
  for (const [one, another] of [[first, other], random]) assert.notDeepEqual(one, another);
});

const usage = /^Usage: npx bulk-sms sandbox \[options\]$/m;

test("what cannot be read is refused with one sentence", async (context) => {
  const wrong = [
    [["sandbx"], "Unknown command `sandbx`. Did you mean `sandbox`?"],
    [["serve"], "Unknown command `serve`. See `npx bulk-sms --help`."],
    [["sandbox", "here"], "`sandbox` takes no further argument, such as `here`."],
    [["sandbox", "--prt", "1"], "Unknown option `--prt`. Did you mean `--port`?"],
    [["sandbox", "--constructor"], "Unknown option `--constructor`. See `npx bulk-sms --help`."],
    [["sandbox", "-x"], "Unknown option `-x`. See `npx bulk-sms --help`."],
    [["sandbox", "--port"], "`--port` expects a whole number from 0 to 65535."],
    [["sandbox", "--port", "--json"], "`--port` expects a whole number from 0 to 65535."],
    [["sandbox", "--port=65536"], "`--port` expects a whole number from 0 to 65535."],
    [["sandbox", "--port", "80a"], "`--port` expects a whole number from 0 to 65535."],
    [["sandbox", "--seed", "1.5"], "`--seed` expects a whole number from 0 to 9007199254740991."],
    [["sandbox", "--json=1"], "`--json` takes no value."],
  ];
  const ended = wrong.map(([words]) => started(context, place, "bulk-sms", words).ended);
  for (const [index, { code, stdout, stderr }] of (await Promise.all(ended)).entries()) {
    assert.deepEqual([code, stdout, stderr], [2, "", `bulk-sms: ${wrong[index][1]}\n`]);
  }
  const { code, stdout, stderr } = await started(context, place, "bulk-sms", []).ended;
  assert.deepEqual([code, stdout], [2, ""]);
  assert.match(stderr, usage);
});

test("help is no mistake", async (context) => {
  for (const words of [["--help"], ["-h"], ["sandbox", "--help"]]) {
    const { code, stdout, stderr } = await started(context, place, "bulk-sms", words).ended;
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, usage);
  }
});

test("a port that is taken is one sentence, and an own port is used", async (context) => {
  const { child, ended, url } = await serving(context, place);
  const { port } = new URL(url);
  const { code, stdout, stderr } = await started(context, place, "bulk-sms", ["sandbox", "--port", port]).ended;
  assert.deepEqual([code, stdout], [1, ""]);
  assert.equal(stderr, `bulk-sms: Port ${port} is already in use. Choose another, or omit \`--port\`.\n`);
  child.kill();
  await ended;
  assert.equal((await serving(context, place, "--port", port)).url, url);
});

test("signals end it, whatever is in progress", async (context) => {
  for (const [signal, code] of [["SIGTERM", 143], ["SIGINT", 130]]) {
    const { child, ended, url } = await serving(context, place);
    await post(`${url}/_sandbox/faults`, [{ kind: "silence" }, { kind: "delay", ms: 1e15 }]);
    const open = [fetch(`${url}/me`), fetch(`${url}/me`)].map((response) => assert.rejects(response, TypeError));
    while ((await (await fetch(`${url}/_sandbox/requests`)).json()).seen < open.length);
    child.kill(signal);
    assert.equal((await ended).code, code);
    await Promise.all(open);
  }
});
