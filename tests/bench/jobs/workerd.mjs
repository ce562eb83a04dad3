// workerd, the runtime of Cloudflare Workers, from its start to a Worker's first response: how much longer it takes with
// the package than with an empty Worker.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compare } from "../compare.mjs";
import { OTHER, OWN } from "../packages.mjs";
import { bundle, started } from "../worker.mjs";

const ID = "da0fa78c-4699-11ea-a637-96000028b339";
const ANSWER = `{"uuid":"${ID}","status_code":10}`;
const EMPTY = "an empty Worker";
/** The entries, with the milliseconds that each may add. */
const GOALS = { "": 8, "/core": 6 };

export async function run({ quick, modules }) {
  const sides = {};
  const side = async (name, source) => {
    const options = await bundle(source);
    sides[name] = () => started(options);
  };
  for (const [name, module] of Object.entries(modules)) {
    for (const entry of await entriesOf(module)) await side(name + entry, await worker(module + entry));
  }
  await side(EMPTY, `export default { fetch: () => new Response('${ANSWER}') };`);

  const result = await compare(sides, { quick, rounds: 31, warmups: 3, digest: (answer) => answer });
  const entries = Object.keys(GOALS).filter((entry) => OWN + entry in sides);
  return entries.flatMap((entry) => above(entry, result));
}

function above(entry, { times, ratio, difference }) {
  const own = OWN + entry;
  const other = OTHER + entry;
  const [ours, goal] = [difference(own, EMPTY), GOALS[entry]];
  const total = { about: `workerd to its first response, ${own}`, peer: EMPTY, ours: times[own], theirs: times[EMPTY], unit: "ms", ratio: ratio(own, EMPTY) };
  const row = { about: `${own} in workerd, above ${EMPTY}`, ours, unit: "ms" };
  const found = [total, { ...row, peer: `${goal} ms`, theirs: goal, ratio: ours / goal, goal: 1 }];
  if (!(other in times)) return found;
  const theirs = difference(other, EMPTY);
  return [...found, { ...row, peer: other, theirs, ratio: ours / theirs }];
}

/** The entries with a goal that a package has. */
async function entriesOf(module) {
  const { exports } = JSON.parse(await readFile(fileURLToPath(import.meta.resolve(`${module}/package.json`)), "utf8"));
  return Object.keys(GOALS).filter((entry) => `.${entry}` in exports);
}

/** A Worker with one call. */
async function worker(module) {
  const start = "init" in (await import(module)) ? "await api.init();" : "";
  return `
    import * as api from ${JSON.stringify(module)};
    ${start}
    const client = new api.Lox24Client({ token: "1234567:bench", fetch: async () => new Response('${ANSWER}') });
    export default { fetch: async () => Response.json(await client.getBulk("${ID}")) };
  `;
}
