#!/usr/bin/env node
// `npx bulk-sms sandbox`: starts the sandbox and prints how to reach it.
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { startOnce } from "./bulk_sms_testing.js";
import { read, usage } from "./arguments.js";
import { serve } from "./server.js";

/** The exit status of a command that was typed wrong, and of one that failed. */
const MISUSED = 2;
const FAILED = 1;

/** Any of these numbers is a seed. */
const SEEDS = 2 ** 48 - 1;

async function main() {
  startOnce(() => new WebAssembly.Module(readFileSync(new URL("./bulk_sms_testing.wasm", import.meta.url))));
  const given = read(process.argv.slice(2));
  if (given.problem) return fail(MISUSED, given.problem);
  if (given.help) return process.stdout.write(usage);
  const port = given.port ?? 0;
  const served = await serve(port, given.seed ?? randomInt(SEEDS)).catch((error) => fail(FAILED, unavailable(port, error)));
  if (!served) return undefined;
  // A program without these would not stop as the first process of a container. The status is the one that shells report.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  if (/\bbulk-sms\b/.test(process.env.npm_lifecycle_script ?? "")) endWithShell();
  if (given["exit-with-stdin"]) process.stdin.on("close", () => process.exit()).resume();
  return process.stdout.write(given.json ? `${JSON.stringify(served)}\n` : greeting(served));
}

/** npm starts commands through a shell, and a signal to npm ends the shell alone. */
function endWithShell() {
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || process.exit(), 100);
}

function fail(status, sentence) {
  process.stderr.write(`bulk-sms: ${sentence.trimEnd()}\n`);
  process.exitCode = status;
}

function unavailable(port, { code, message }) {
  if (code === "EADDRINUSE") return `Port ${port} is already in use. Choose another, or omit \`--port\`.`;
  if (code === "EACCES") return `Port ${port} needs permissions that this process does not have. Choose another, or omit \`--port\`.`;
  return `Port ${port} cannot be used: ${message}`;
}

function greeting({ url, token, apiKey, subAccountId }) {
  return `LOX24 and 8x8 are simulated at ${url} until Ctrl+C. No message is ever sent.

  LOX24 token        ${token}
  8x8 API key        ${apiKey}
  8x8 sub-account    ${subAccountId}

Try it:

  curl -H "X-LOX24-AUTH-TOKEN: ${token}" -H "Accept: application/json" ${url}/me
`;
}

await main();
