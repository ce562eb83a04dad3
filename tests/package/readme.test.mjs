// The examples in both READMEs and in docs/testing.md compile under strict TypeScript, and each page runs as one program, with the
// providers' hosts redirected to the sandbox.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { newWorld, post, requests } from "./support.mjs";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** The code blocks of a page in order, with the imports first. Those below a comment are files of their own. */
async function program(page) {
  const text = await readFile(join(root, page), "utf8");
  const blocks = [...text.matchAll(/(?<!^<!-- .* -->\n)^```js\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  assert.ok(blocks.length > 0);
  const lines = blocks.join("\n").split("\n");
  const isImport = (line) => line.startsWith("import ");
  return [...lines.filter(isImport), ...lines.filter((line) => !isImport(line))].join("\n");
}

/** Redirects requests to a provider to the sandbox, and loses the response about a bulk that has a mark. */
const lead = (world) => `
  const { fetch } = globalThis;
  const hosts = ["https://api.lox24.eu", "https://sms.8x8.com"];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const host = hosts.find((host) => request.url.startsWith(host + "/"));
    if (!host) throw new Error("not a provider: " + request.url);
    const isMarked = (await request.clone().text()).includes('"source"');
    const response = await fetch(new Request(${JSON.stringify(world.baseUrl)} + request.url.slice(host.length), request));
    if (isMarked) throw new TypeError("lost");
    return response;
  };
`;

const below = "/api/v1/subaccounts/{}/messages";
const calls = {
  "README.md": [
    "POST /bulks", "GET /bulks/{}/status", "PUT /bulks/{}/cancel", "GET /sms", "GET /sms", "GET /sms", "POST /sms/ops/batch_delete",
    "POST /bulks", "GET /bulks",
    `POST ${below}/batch`, `DELETE ${below}/batch/{}`, `POST ${below}`, `GET ${below}/{}`, `DELETE ${below}/{}`,
    "POST /bulks", "GET /blocked_numbers", "GET /me", "POST /bulks",
  ],
  "pkg-template/README.md": ["POST /bulks"],
  "docs/testing.md": [],
};

for (const [page, expected] of Object.entries(calls)) {
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
    const seconds = Date.parse("2025-07-01") / 1000;
    await post(`${world.control}/sms`, { count: 3, iso2: "DE", status_code: 100, created_at: seconds, gateway_sent_at: seconds });
    await writeFile(join(folder, "lead.mjs"), lead(world));
    await writeFile(join(folder, "example.mjs"), code.replaceAll('"sandbox_sub"', JSON.stringify(world.subAccountId)));
    const { stdout } = await run(process.execPath, ["--import", join(folder, "lead.mjs"), join(folder, "example.mjs")], {
      env: { ...process.env, LOX24_TOKEN: world.token, EIGHT_BY_EIGHT_KEY: world.apiKey },
    });
    // The bulk whose response was lost.
    if (page === "README.md") assert.match(stdout, /^created: [0-9a-f-]{36} true$/m);
    const { log } = await requests(world);
    const ids = /(?<=\/subaccounts\/)[^/]+|[0-9a-f]{8}-[0-9a-f-]{27}/g;
    const made = log.map(({ method, path, status }) => {
      assert.ok(status < 300, `${method} ${path}: ${status}`);
      return `${method} ${path.replace(ids, "{}")}`;
    });
    assert.deepEqual(made, expected);
  });
}
