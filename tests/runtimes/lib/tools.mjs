// Runs the programs of package.json and of the machine, to completion or as servers.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { NotRun } from "./not-run.mjs";

const folder = join(import.meta.dirname, "..");
const modules = join(folder, "node_modules");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Turns off the tools' telemetry and update checks, and keeps files they write to the user's folders here. */
const quiet = {
  NEXT_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DENO_NO_UPDATE_CHECK: "1",
  DO_NOT_TRACK: "1",
  NO_COLOR: "1",
  DENO_DIR: join(folder, "work/deno-cache"),
  XDG_CONFIG_HOME: join(folder, "work/config"),
  XDG_CACHE_HOME: join(folder, "work/cache"),
};

/** The version of a tool, as package.json pins it. */
export function pinned(tool) {
  const { devDependencies, optionalDependencies } = read(join(folder, "package.json"));
  return { ...devDependencies, ...optionalDependencies }[tool]?.replace(/^npm:.*@/, "");
}

/** Whether a package supports this version of Node. */
export function fits(tool) {
  const { engines } = read(join(modules, tool, "package.json"));
  if (engines && !satisfies(process.version, engines.node)) {
    throw new NotRun(`${tool} ${pinned(tool)} needs Node ${engines.node}, this is ${process.version}`);
  }
}

/** A tool that is a Node script: what `npx NAME` would run. */
export function script(tool, name = tool) {
  fits(tool);
  const { bin } = read(join(modules, tool, "package.json"));
  return [process.execPath, join(modules, tool, typeof bin === "string" ? bin : bin[name])];
}

/** A tool that is a separate program, which npm installs if there is a package for the platform. */
export function program(packages, file) {
  const found = packages.map((name) => join(modules, name, file)).find((it) => existsSync(it));
  if (!found) throw new NotRun(`npm has no ${file} for ${process.platform} ${process.arch}`);
  return [found];
}

function start([command, ...given], args, { cwd, env }) {
  const { NODE_TEST_CONTEXT, NODE_OPTIONS, ...own } = process.env;
  // Each runs in its own process group, because many of them start other processes.
  const child = spawn(command, [...given, ...args], { cwd, env: { ...own, ...quiet, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const output = { stdout: "", all: "" };
  child.stdout.on("data", (data) => (output.stdout += data));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output.all += data));
  return { child, output, shown: [command, ...given, ...args].join(" ") };
}

/** The running processes, so that none outlives this one. */
const running = new Set();

function end(child) {
  running.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has already exited.
  }
}
process.on("exit", () => running.forEach(end));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** Runs a tool to completion and returns what it printed on its standard output. */
export const run = async (tool, args, options) => (await outputOf(tool, args, options)).stdout;

/** Runs a tool to completion and returns `{ stdout, all }`; `all` has its standard error too. */
export async function outputOf(tool, args, options = {}) {
  const { child, output, shown } = start(tool, args, options);
  const timer = setTimeout(() => end(child), 240_000);
  const code = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  clearTimeout(timer);
  running.delete(child);
  if (code !== 0) throw new Error(`${shown} exited with code ${code}:\n${output.all.slice(-4000)}`);
  return output;
}

/** Starts a server and returns the address it prints once it is ready. It stops with the test. */
export async function serving(context, tool, args, options = {}) {
  const { child, output, shown } = start(tool, args, options);
  context.after(() => end(child));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${shown} printed no address:\n${output.all.slice(-4000)}`)), 120_000);
    child.on("error", reject);
    child.on("close", () => reject(new Error(`${shown} has exited:\n${output.all.slice(-4000)}`)));
    const look = () => {
      const [address] = output.all.match(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/) ?? [];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
  });
}
