// The examples in both READMEs compile under strict TypeScript, and each README runs as one program, with the providers' hosts
// redirected to the sandbox.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { requests, newWorld } from "./support.mjs";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** The code blocks of a page in order, with the imports first. */
async function program(page) {
  const text = await readFile(join(root, page), "utf8");
  const blocks = [...text.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  assert.ok(blocks.length > 0);
  const lines = blocks.join("\n").split("\n");
  const isImport = (line) => line.startsWith("import ");
  return [...lines.filter(isImport), ...lines.filter((line) => !isImport(line))].join("\n");
}

/** Redirects requests to a provider to the sandbox. */
const lead = (world) => `
  const { fetch } = globalThis;
  const hosts = ["https://api.lox24.eu", "https://sms.8x8.com"];
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const host = hosts.find((host) => request.url.startsWith(host + "/"));
    if (!host) throw new Error("not a provider: " + request.url);
    return fetch(new Request(${JSON.stringify(world.baseUrl)} + request.url.slice(host.length), request));
  };
`;

for (const [page, expected] of [
  ["README.md", ["POST /bulks", "GET /bulks/{}", "POST /bulks", "PUT /bulks/{}/cancel", "POST /sms/ops/batch_delete", "DELETE /api/v1/subaccounts/{}", "POST /bulks"]],
  ["pkg-template/README.md", ["POST /bulks"]],
]) {
  test(page, async (context) => {
    const folder = join(import.meta.dirname, `readme-${process.pid}`);
    await mkdir(folder, { recursive: true });
    context.after(() => rm(folder, { recursive: true, force: true }));
    const code = await program(page);
    await writeFile(join(folder, "example.mts"), code);
    const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--types", "node"];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const checked = await run(process.execPath, [tsc, ...options, join(folder, "example.mts")]).catch((error) => error);
    assert.equal(checked.code, undefined, checked.stdout);

    const world = await newWorld({ speed: 0 });
    await writeFile(join(folder, "lead.mjs"), lead(world));
    await writeFile(join(folder, "example.mjs"), code.replaceAll('"sandbox_sub"', JSON.stringify(world.subAccountId)));
    await run(process.execPath, ["--import", join(folder, "lead.mjs"), join(folder, "example.mjs")], {
      env: { ...process.env, LOX24_TOKEN: world.token, EIGHT_BY_EIGHT_KEY: world.apiKey },
    });
    const { log } = await requests(world);
    const calls = log.map(({ method, path, status }) => {
      assert.ok(status < 300, `${method} ${path}: ${status}`);
      return `${method} ${path.replace(/^(\/bulks|\/api\/v1\/subaccounts)\/[^/]+/, "$1/{}").replace(/\/messages.*/, "")}`;
    });
    assert.deepEqual(calls, expected);
  });
}
