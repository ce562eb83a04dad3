// The command of the packed package, installed as npm installs it, and started as `npx` starts it.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const packed = join(process.env.BULK_SMS_PROJECT, "node_modules/bulk-sms");

/** A folder with the package and nothing else. `remove` removes it. */
export async function installed() {
  const folder = await mkdtemp(join(tmpdir(), "bulk-sms-command-"));
  await writeFile(join(folder, "package.json"), "{}");
  const options = ["--offline", "--no-audit", "--no-fund", "--install-links"];
  await promisify(execFile)("npm", ["install", ...options, packed], { cwd: folder });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Starts a program in that folder; it does not outlive the test. */
export function started(context, { folder }, program, words) {
  const path = `${join(folder, "node_modules/.bin")}:${process.env.PATH}`;
  const child = spawn(program, words, { cwd: folder, env: { ...process.env, PATH: path } });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (said[name] += text));
  const ended = once(child, "close").then(([code]) => ({ code, ...said }));
  context.after(() => child.kill("SIGKILL"));
  /** What has been printed, once `pattern` is in it. */
  const printed = async (pattern) => {
    while (!pattern.test(said.stdout)) {
      const outcome = await Promise.race([once(child.stdout, "data"), ended]);
      if ("code" in outcome) assert.match(said.stdout, pattern, said.stderr);
    }
    return said.stdout;
  };
  return { child, ended, printed };
}

/** Starts the sandbox for programs, and returns what it prints for them as well. */
export async function serving(context, place, ...words) {
  const running = started(context, place, "bulk-sms", ["sandbox", "--json", "--exit-with-stdin", ...words]);
  return { ...running, ...JSON.parse(await running.printed(/\n/)) };
}
