// Every `@example` of a method, and that of the sandbox, compiles under strict TypeScript.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { complaints } from "./compiler.mjs";
import { stricter, users, workers } from "./users.mjs";

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

/** What those for Workers use. */
const givenWorkers = `
import { type SmsBudget, type SmsCalls, durableBudget, durableCalls } from "bulk-sms/cloudflare";
declare const env: { SMS_BUDGET: DurableObjectNamespace<SmsBudget>; SMS_CALLS: DurableObjectNamespace<SmsCalls> };
`;

export async function checkExamples(project) {
  const examples = await examplesIn(project, ["bulk_sms.d.ts", "bulk_sms_testing.d.ts", "bulk_sms_proxy.d.ts"]);
  const forWorkers = await examplesIn(project, ["cloudflare.d.ts"]);
  const found = [...failing(project, examples, given, users[0]), ...failing(project, forWorkers, givenWorkers, workers[0])];
  const problems = found.map(({ file, message }) => `${file.split("/").at(-1)}: ${message}`);
  if (examples.length < 19 || forWorkers.length < 2) problems.push(`only ${examples.length} and ${forWorkers.length} examples were found`);
  return { about: `${examples.length + forWorkers.length} examples compile`, problems };
}

async function examplesIn(project, names) {
  const examples = [];
  for (const name of names) {
    const path = join(project, "node_modules/bulk-sms", name);
    examples.push(...examplesOf(ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.ES2022, true)));
  }
  return examples;
}

function failing(project, examples, before, { options, extension }) {
  const files = examples.map(([name, text]) => [join(project, `example-${name}${extension}`), `${before}export async function example() {\n${text}\n}`]);
  return complaints(files, { ...options, ...stricter }, project);
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
