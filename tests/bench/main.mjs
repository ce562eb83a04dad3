// Runs the jobs and prints the table: node main.mjs [JOB…] [--list] [--quick] [--against], which `cargo xtask bench` does.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ENGINE } from "./files.mjs";
import { jobs } from "./jobs.mjs";
import { modules } from "./packages.mjs";
import { table } from "./table.mjs";

const given = process.argv.slice(2);
const options = given.filter((it) => it.startsWith("--"));
const names = given.filter((it) => !it.startsWith("--"));
const quick = options.includes("--quick");
const against = options.includes("--against");
const unknown = [
  ...options.filter((it) => !["--list", "--quick", "--against"].includes(it)),
  ...names.filter((name) => !jobs.some((job) => job.name === name)),
];

if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}; cargo xtask bench --list shows all jobs.`);
  process.exitCode = 1;
} else if (options.includes("--list")) {
  for (const { name, about } of jobs) console.log(name.padEnd(12) + about);
} else {
  await main(jobs.filter(({ name }) => names.length === 0 || names.includes(name)));
}

async function main(chosen) {
  const runtimes = { node: inNode };
  let browser;
  if (process.env.CHROMIUM) {
    browser = await (await import("./chromium.mjs")).open();
    runtimes.chromium = browser.run;
  }
  const rows = [];
  let server;
  try {
    server = await startServer();
    const context = { quick, modules: modules(against), server: server.url, sandbox: process.env.SANDBOX_URL };
    for (const { name, where = ["node", "chromium"] } of chosen) {
      for (const runtime of where.filter((it) => runtimes[it])) {
        const start = performance.now();
        process.stdout.write(`${name}, ${runtime} … `);
        const found = await runtimes[runtime](name, context);
        console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
        rows.push(...found.map((row) => ({ ...row, runtime })));
      }
    }
  } catch (error) {
    console.log("failed");
    console.error(error.message);
    process.exitCode = 1;
    return;
  } finally {
    await browser?.close();
    server?.end();
  }
  console.log(quick ? "\nThe results agree. The figures of a quick run mean nothing." : `\n${table(rows)}`);
}

/** A fresh process for each job: no other has warmed up its engine or filled its memory. */
async function inNode(job, context) {
  const script = join(import.meta.dirname, "node.mjs");
  const options = { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 24 };
  return JSON.parse(execFileSync(process.execPath, [...ENGINE, script, job, JSON.stringify(context)], options));
}

/** The server of the job `loopback`, and of the page for Chromium. */
async function startServer() {
  const child = spawn(process.execPath, [join(import.meta.dirname, "server.mjs")], { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = await once(child.stdout.setEncoding("utf8"), "data");
  return { url: url.trim(), end: () => child.stdin.end() };
}
