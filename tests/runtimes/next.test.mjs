// Next.js with its default build: an edge route, a Node route, and a page that the server renders and Chromium runs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { visit } from "./lib/browsers.mjs";
import { entryIn, nothingCompiles, oneWasm } from "./lib/output.mjs";
import { install } from "./lib/project.mjs";
import { matrix } from "./lib/row.mjs";
import { run, script, serving } from "./lib/tools.mjs";

/** The built project, which the rows share. */
const builds = new Map();
function build(slim) {
  const make = async () => {
    const cwd = await install("next", { slim });
    await run(script("next"), ["build"], { cwd });
    return cwd;
  };
  if (!builds.has(slim)) builds.set(slim, make());
  return builds.get(slim);
}

const start = (context, cwd) => serving(context, script("next"), ["start", "--port=0", "--hostname=127.0.0.1"], { cwd });

async function post(address, world) {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(world) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return { report: JSON.parse(text) };
}

matrix(import.meta.filename, (row) => {
  row("Next.js, edge route", async ({ context, slim, world }) => {
    const cwd = await build(slim);
    const edge = join(cwd, ".next/server/edge");
    oneWasm(cwd, edge);
    nothingCompiles(edge);
    const address = await start(context, cwd);
    return { ...(await post(`${address}/edge`, world)), entry: entryIn(edge, ["edge-light.js", "slim-edge-light.js"]) };
  });

  row("Next.js, Node route", async ({ context, slim, world }) => {
    const cwd = await build(slim);
    const address = await start(context, cwd);
    return { ...(await post(`${address}/node`, world)), entry: entryIn(join(cwd, ".next/server/chunks"), ["node.js", "index.js"]) };
  });

  row("Next.js, client component", async ({ context, slim, world }) => {
    const cwd = await build(slim);
    oneWasm(cwd, join(cwd, ".next/static"));
    const address = await start(context, cwd);
    if (!slim) assert.match(await (await fetch(address)).text(), /Segments: (<!-- -->)?1</);
    return visit("Chromium", address, world);
  });
});
