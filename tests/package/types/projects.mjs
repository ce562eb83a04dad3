// The projects of examples/ compile under strict TypeScript. What they import besides the package is declared here as far as they use
// it, because only the tests of tests/runtimes install it.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { complaints } from "./compiler.mjs";
import { root, stricter, users, workers } from "./users.mjs";

const GIVEN = `
declare module "hono" {
  export class Hono {
    fetch(request: Request): Promise<Response>;
    all(path: string, handle: (context: { req: { raw: Request } }) => Response | Promise<Response>): void;
    use(handle: unknown): void;
  }
}
declare module "@hono/node-server" {
  type Options = { fetch: (request: Request) => Promise<Response>; hostname: string; port: number };
  export function serve(options: Options, ready: (info: { port: number }) => void): void;
}
declare module "@hono/node-server/serve-static" {
  export function serveStatic(options: { root: string }): unknown;
}
declare module "react" {
  export type ReactNode = unknown;
  export function useState<State>(initial: State): [State, (state: State) => void];
}
declare module "react/jsx-runtime" {
  export namespace JSX {
    interface IntrinsicElements {
      [name: string]: Record<string, unknown>;
    }
  }
}
`;

/** What `wrangler types` would write. */
const ENV = `
declare namespace Cloudflare {
  interface Env {
    LOX24_TOKEN: string;
    LOX24_URL: string | undefined;
    DEMO_LOGIN: string | undefined;
    SMS_BUDGET: DurableObjectNamespace<import("bulk-sms/cloudflare").SmsBudget>;
    SMS_CALLS: DurableObjectNamespace<import("bulk-sms/cloudflare").SmsCalls>;
    SMS_RATE: RateLimit;
  }
}
`;

const [inPage] = users;
const inNode = users.find(({ name }) => name === "bundler, Node");
const groups = [
  [workers[0], /^worker-proxy\/src\/(?!page)/, ENV],
  [inPage, /^(worker|hono)-proxy\/src\/page|^next-proxy\/app\/(page|layout)/, GIVEN],
  [inNode, /^hono-proxy\/src\/(?!page)|^next-proxy\/(lib|app\/(api|login))\//, GIVEN],
];

export async function checkProjects(project) {
  const folder = join(root, "examples");
  const isSource = (file) => file.endsWith(".js") && !/node_modules|public|\.next|\.wrangler/.test(file);
  const files = (await readdir(folder, { recursive: true })).filter(isSource);
  const left = new Set(files);
  const problems = [];
  for (const [user, pattern, given] of groups) {
    const own = files.filter((file) => pattern.test(file));
    own.forEach((file) => left.delete(file));
    const texts = await Promise.all(own.map(async (file) => [join(folder, file), await readFile(join(folder, file), "utf8")]));
    const installed = join(project, "node_modules/bulk-sms");
    const options = {
      ...user.options,
      ...stricter,
      allowJs: true,
      checkJs: true,
      jsx: ts.JsxEmit.ReactJSX,
      paths: { "bulk-sms": [join(installed, "index.d.ts")], "bulk-sms/*": [join(installed, "*.d.ts")] },
    };
    const found = complaints([...texts, [join(folder, "given.d.ts"), given]], options, folder);
    problems.push(...found.map(({ file, line, message }) => `${file.slice(folder.length + 1)}:${line + 1}: ${message}`));
  }
  problems.push(...[...left].map((file) => `${file} belongs to no group`));
  if (files.length < 10) problems.push(`only ${files.length} files were found`);
  return { about: `the ${files.length} modules of examples/ compile`, problems };
}
