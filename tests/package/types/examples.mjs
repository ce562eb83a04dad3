// Every `@example` of a method compiles under strict TypeScript.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { complaints } from "./compiler.mjs";
import { stricter, users } from "./users.mjs";

/** What the examples use without declaring it. */
const given = `
import type { Bulk, BulkSmsError, EightByEightClient, Lox24Client, Recipients } from "bulk-sms";
declare const lox24: Lox24Client, eightByEight: EightByEightClient, recipients: Recipients, bulk: Bulk, error: BulkSmsError;
declare const uuid: string, umid: string, batchId: string;
`;

export async function checkExamples(project) {
  const path = join(project, "node_modules/bulk-sms/bulk_sms.d.ts");
  const examples = examplesOf(ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.ES2022, true));
  const { options, extension } = users[0];
  const files = examples.map(([name, text]) => [join(project, `example-${name}${extension}`), `${given}export async function example() {\n${text}\n}`]);
  const found = complaints(files, { ...options, ...stricter }, project);
  const problems = found.map(({ file, message }) => `${file.split("/").at(-1)}: ${message}`);
  if (examples.length < 18) problems.push(`only ${examples.length} examples were found`);
  return { about: `${examples.length} examples compile`, problems };
}

/** The examples of the methods of all classes: `[name, text]`. */
function examplesOf(file) {
  const examples = [];
  const visit = (node) => {
    for (const tag of ts.isMethodDeclaration(node) || ts.isMethodSignature(node) ? ts.getJSDocTags(node) : []) {
      const name = `${node.parent.name.getText()}-${node.name.getText()}`;
      if (tag.tagName.text === "example") examples.push([name, ts.getTextOfJSDocComment(tag.comment)]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return examples;
}
