// workerd, the runtime of Cloudflare Workers, from its start to the first answer of a Worker.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundle } from "../../package/worker.mjs";
import { compare, timed } from "../compare.mjs";

const ANSWER = '{"uuid":"da0fa78c-4699-11ea-a637-96000028b339","status_code":10}';
const WORKERS = {
  "bulk-sms": `
    import { Lox24Client } from "bulk-sms";
    const client = new Lox24Client({ token: "1234567:bench", fetch: async () => new Response('${ANSWER}') });
    export default { fetch: async () => Response.json(await client.getBulk("da0fa78c-4699-11ea-a637-96000028b339")) };
  `,
  "an empty Worker": `export default { fetch: () => new Response('${ANSWER}') };`,
};

export async function run({ quick }) {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-bench-"));
  try {
    const sides = {};
    for (const [name, source] of Object.entries(WORKERS)) {
      const own = join(folder, name.replaceAll(" ", "-"));
      await mkdir(own);
      const options = await bundle(source, own);
      sides[name] = () => started(options);
    }
    const result = await compare(sides, { rounds: quick ? 1 : 25, warmups: 3, digest: (answer) => answer });
    const [ours, theirs] = Object.keys(WORKERS);
    const { times, ratio } = result;
    return [
      {
        about: "workerd to its first answer",
        peer: theirs,
        ours: times[ours],
        theirs: times[theirs],
        unit: "ms",
        ratio: ratio(ours, theirs),
        more: result.difference(ours, theirs),
        atMostMore: 5,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function started(options) {
  let runtime;
  try {
    return await timed(async () => {
      runtime = new Miniflare(options);
      return (await runtime.dispatchFetch("http://worker/")).text();
    });
  } finally {
    await runtime?.dispose();
  }
}
