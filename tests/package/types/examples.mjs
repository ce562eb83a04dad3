// Every `@example` of a method, and that of the sandbox, compiles under strict TypeScript.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { complaints } from "./compiler.mjs";
import { stricter, users } from "./users.mjs";

/** What the examples use without declaring it. */
const given = `
import type { Bulk, BulkSmsError, EightByEightClient, Recipients } from "bulk-sms";
import { Lox24Client } from "bulk-sms";
import { createProxy, memoryBudget, memoryCalls } from "bulk-sms/proxy";
import { Sandbox } from "bulk-sms/testing";
declare const lox24: Lox24Client, eightByEight: EightByEightClient, recipients: Recipients, bulk: Bulk, error: BulkSmsError;
declare const token: string, userOf: (request: Request) => Promise<{ id: string } | undefined>;
declare const uuid: string, umid: string, batchId: string;
`;

export async function checkExamples(project) {
  const examples = [];
  for (const name of ["bulk_sms.d.ts", "bulk_sms_testing.d.ts", "bulk_sms_proxy.d.ts"]) {
    const path = join(project, "node_modules/bulk-sms", name);
    examples.push(...examplesOf(ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.ES2022, true)));
  }
  const { options, extension } = users[0];
  const files = examples.map(([name, text]) => [join(project, `example-${name}${extension}`), `${given}export async function example() {\n${text}\n}`]);
  const found = complaints(files, { ...options, ...stricter }, project);
  const problems = found.map(({ file, message }) => `${file.split("/").at(-1)}: ${message}`);
  if (examples.length < 19) problems.push(`only ${examples.length} examples were found`);
  return { about: `${examples.length} examples compile`, problems };
}

/** The examples of all classes and their methods: `[name, text]`. */
function examplesOf(file) {
  const examples = [];
  const visit = (node) => {
    const has = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isMethodDeclaration(node) || ts.isMethodSignature(node);
    for (const tag of has ? ts.getJSDocTags(node) : []) {
      const name = [node.parent.name, node.name].filter(Boolean).map((it) => it.getText()).join("-");
      if (tag.tagName.text === "example") examples.push([name, ts.getTextOfJSDocComment(tag.comment)]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return examples;
}
