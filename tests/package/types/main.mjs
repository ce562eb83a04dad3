// Checks the published declarations as strict TypeScript and an editor see them: node main.mjs PROJECT, where PROJECT has the
// package installed. The step `types` runs it.
import { checkCases, checkExports } from "./cases.mjs";
import { checkComments } from "./comments.mjs";
import { checkEditor } from "./editor.mjs";
import { checkExamples } from "./examples.mjs";
import { checkJavaScript } from "./javascript.mjs";
import { checkProjects } from "./projects.mjs";

const project = process.argv[2];
let failed = false;
for (const check of [checkExports, checkCases, checkEditor, checkComments, checkExamples, checkJavaScript, checkProjects]) {
  const { about, problems } = await check(project);
  console.log(problems.length > 0 ? `${about}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}` : about);
  for (const problem of problems) console.log(`  ${problem.replaceAll("\n", "\n  ")}`);
  failed ||= problems.length > 0;
}
process.exitCode = failed ? 1 : 0;
