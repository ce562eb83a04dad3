// What an editor suggests while the user types: generics and unions must not hide the names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { stricter, users } from "./users.mjs";

const START = `
import { ApiError, BulkSmsError, EightByEightClient, Lox24Client, Recipients, ValidationError, checkBulk } from "bulk-sms";
declare const lox24: Lox24Client;
declare const error: BulkSmsError;
declare const api: ApiError;
declare const invalid: ValidationError;
`;

/** A line with the cursor at `|`, and names that the editor must suggest there. */
const completions = [
  ["lox24.deleteSms({ | })", ["is_sent", "iso2", "created_at", "callback_data", "_order"]],
  ["lox24.deleteSms({ is_sent: true, | })", ["iso2", "created_at"]],
  ["lox24.deleteSms({ created_at: { | } })", ["lt", "lte", "gt", "gte", "between"]],
  ["lox24.deleteSms({}, { | })", ["all", "signal", "timeout", "maxRetries"]],
  ["lox24.createBulk({ | })", ["text", "phones", "msg_groups", "sender_id", "delivery_at"]],
  ["lox24.createBulk({ text: '', phones: [], service_code: '|' })", ["direct", "text2speech", "text2speech_ssml"]],
  ["lox24.createBulk({ text: '', phones: [] }, { | })", ["prices", "maxMessages", "maxCost", "signal"]],
  ["new EightByEightClient({ subAccountId: '', region: '|' })", ["apac", "us", "uk", "id"]],
  ["new Lox24Client({ | })", ["token", "baseUrl", "fetch", "maxResponseBytes", "onAttempt"]],
  ["Recipients.parse('', { | })", ["country", "column"]],
  ["error.code === '|'", ["invalid_input", "not_found", "timeout", "redirect", "too_large", "freed"]],
  ["error.outcome === '|'", ["not-sent", "rejected", "unknown", "accepted"]],
  ["api.code === '|'", ["payment_required", "request_refused", "rate_limited"]],
  ["invalid.issues[0]!.code === '|'", ["required", "unknown_key", "selects_everything"]],
  ["checkBulk({ text: '', phones: [] }).warnings[0]!.code === '|'", ["no_price", "duplicates"]],
  ["async () => (await lox24.getBulk('')).status_code === |", ["10", "201"]],
];

/** A line with the cursor at `|`, and part of what the editor shows at that position. */
const hovers = [
  ["lox24.del|eteSms({ is_sent: true })", "sent or not: `POST"],
  ["lox24.createBulk({ te|xt: '', phones: [] })", "1 to 1785 Unicode code points"],
  ["lox24.fr|ee()", "garbage collection"],
  ["error.outc|ome", "Whether it happened."],
];

export async function checkEditor(project) {
  const file = join(project, "editor.ts");
  let text = "";
  let version = 0;
  const { options } = users[0];
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, ...stricter }),
    getScriptFileNames: () => [file],
    getScriptVersion: (path) => (path === file ? String(version) : "0"),
    getScriptSnapshot: (path) => ts.ScriptSnapshot.fromString(path === file ? text : readFileSync(path, "utf8")),
    getCurrentDirectory: () => project,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
  });
  const type = (line) => {
    text = START + line.replace("|", "");
    version += 1;
    return START.length + line.indexOf("|");
  };
  const problems = [];
  for (const [line, expected] of completions) {
    const offered = service.getCompletionsAtPosition(file, type(line), {})?.entries.map((it) => it.name.replace(/^"|"$/g, ""));
    const missing = expected.filter((it) => !offered?.includes(it));
    if (missing.length > 0) problems.push(`${line} does not offer ${missing}; it does ${offered?.slice(0, 20)}`);
  }
  for (const [line, expected] of hovers) {
    const info = service.getQuickInfoAtPosition(file, type(line));
    const shown = ts.displayPartsToString(info?.documentation);
    if (!shown.includes(expected)) problems.push(`${line} shows: ${shown}`);
  }
  return { about: `an editor offers what is expected in ${completions.length} places, and explains ${hovers.length}`, problems };
}
