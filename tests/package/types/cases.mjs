// What must compile and what must not: cases/*.ts, for every user. A line that must not compile follows a comment
// `// @ts-expect-error TS1234: part of the message`. TypeScript and editors also understand it, but accept any error as the
// expected one. So here the comment is hidden from TypeScript, and its actual error is compared.
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { complaints } from "./compiler.mjs";
import { stricter, users, workers } from "./users.mjs";

const folder = join(import.meta.dirname, "cases");

/** The file of cases for Workers alone. */
const FOR_WORKERS = "cloudflare.ts";

/** Every name that the package exports at run time is declared, and vice versa. */
export async function checkExports(project) {
  const require = createRequire(join(project, "user.cjs"));
  const record = (name, entry) => {
    const names = Object.keys(require(entry)).map((it) => `${it}: 0`);
    return `import * as ${name} from "${entry}";\nexport const ${name}Names: Record<keyof typeof ${name}, 0> = { ${names} };\n`;
  };
  const text = record("api", "bulk-sms") + record("slim", "bulk-sms/slim") + record("core", "bulk-sms/core") + record("testing", "bulk-sms/testing") + record("proxy", "bulk-sms/proxy");
  const problems = new Problems();
  for (const { name, extension, options } of users) {
    for (const more of [{}, stricter]) {
      const found = complaints([[join(project, `exports${extension}`), text]], { ...options, ...more }, project);
      found.forEach((it) => problems.add(name, shown(it)));
    }
  }
  return { about: `exports and declarations agree for ${users.length} kinds of users, strict and stricter`, problems: problems.list() };
}

export async function checkCases(project) {
  const names = (await readdir(folder)).filter((it) => it.endsWith(".ts") && !it.endsWith(".d.ts"));
  const helpers = [join(project, "same.d.ts"), await readFile(join(folder, "same.d.ts"), "utf8")];
  const cases = await Promise.all(names.map(async (name) => readCase(name, await readFile(join(folder, name), "utf8"))));
  const problems = new Problems();
  for (const user of users) {
    const { name, extension, options } = user;
    const own = cases.filter((it) => it.name !== FOR_WORKERS || workers.includes(user));
    const files = own.map((it) => [join(project, it.name.replace(/\.ts$/, extension)), it.hidden]);
    const found = complaints([helpers, ...files], { ...options, ...stricter }, project);
    for (const [index, { name: file, expected }] of own.entries()) {
      for (const { line, code, part } of expected) {
        const here = ({ file: path, line: at }) => path === files[index][0] && at === line;
        const fits = found.findIndex((it) => here(it) && it.code === code && it.message.includes(part));
        if (fits >= 0) found.splice(fits, 1);
        else {
          problems.add(name, `${file}:${line + 1}: expected TS${code}: ${part}`);
        }
      }
    }
    found.forEach((it) => problems.add(name, shown(it)));
  }
  const count = cases.flatMap((it) => it.expected).length;
  if (count === 0) problems.add("all", "no case expects an error");
  return { about: `${names.length} files of cases, ${count} expected errors, for each of them`, problems: problems.list() };
}

function readCase(name, text) {
  const lines = text.split("\n");
  const expected = [];
  for (const [index, line] of lines.entries()) {
    if (!line.includes("@ts-expect-error")) continue;
    const [, code, part] = /^\s*\/\/ @ts-expect-error TS(\d+): (.+)$/.exec(line) ?? [];
    if (!part) throw new Error(`${name}:${index + 1}: expected \`// @ts-expect-error TS1234: part of the message\``);
    expected.push({ line: index + 1, code: Number(code), part });
  }
  return { name, expected, hidden: text.replaceAll("@ts-expect-error", "expected error: ") };
}

/** Lists each problem once, with the users who have it. */
class Problems {
  #users = new Map();

  add(user, problem) {
    this.#users.set(problem, (this.#users.get(problem) ?? new Set()).add(user));
  }

  list() {
    return [...this.#users].map(([problem, names]) => `${problem}\n  for ${[...names].join("; ")}`);
  }
}

const shown = ({ file, line, code, message }) => `${basename(file).replace(/\.[cm]?ts$/, ".ts")}:${line + 1}: TS${code}: ${message}`;
