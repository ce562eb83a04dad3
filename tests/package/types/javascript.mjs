// The JavaScript of bulk-sms/cloudflare, which no other step compiles: under strict TypeScript, and against its declarations.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { complaints } from "./compiler.mjs";
import { stricter, workers } from "./users.mjs";

/** As a module of another name, because TypeScript prefers the declarations to the JavaScript next to them. */
const CHECK = `
import * as written from "./written.js";
import type * as declared from "./cloudflare.js";
type Public<Class> = { [Key in keyof Class]: Class[Key] };
declare const budget: written.SmsBudget, calls: written.SmsCalls, names: Record<keyof typeof written, 0>, namesDeclared: Record<keyof typeof declared, 0>;
const objects: [Public<declared.SmsBudget>, Public<declared.SmsCalls>] = [budget, calls];
const functions: Omit<typeof declared, "SmsBudget" | "SmsCalls"> = written;
const all: [Record<keyof typeof declared, 0>, Record<keyof typeof written, 0>] = [names, namesDeclared];
export { all, functions, objects };
`;

export async function checkJavaScript(project) {
  const folder = join(project, "node_modules/bulk-sms");
  const read = (name) => readFile(join(folder, name), "utf8");
  const files = [
    [join(folder, "written.js"), await read("cloudflare.js")],
    [join(folder, "limits.js"), await read("limits.js")],
    [join(folder, "check.ts"), CHECK],
  ];
  const options = { ...workers[0].options, ...stricter, allowJs: true, checkJs: true };
  const problems = complaints(files, options, folder).map(({ file, line, message }) => `${file.split("/").at(-1)}:${line + 1}: ${message}`);
  return { about: "the JavaScript of bulk-sms/cloudflare compiles, and is what its declarations say", problems };
}
