// What was typed after `bulk-sms`.
import { parseArgs } from "node:util";
import { nearest } from "./bulk_sms_testing.js";

export const usage = `Usage: npx bulk-sms sandbox [options]

Serves LOX24's and 8x8's SMS APIs on 127.0.0.1, for tests. No message is ever sent.

  --port N            the port, or 0 for any free one (default)
  --seed N            the same whole number gives the same ids and credentials
  --json              prints one line of JSON instead of text
  --exit-with-stdin   stops when the standard input closes
  --help              prints this
`;

const COMMAND = "sandbox";

/** @type {NonNullable<import("node:util").ParseArgsConfig["options"]>} */
const options = {
  port: { type: "string" },
  seed: { type: "string" },
  json: { type: "boolean" },
  "exit-with-stdin": { type: "boolean" },
  help: { type: "boolean", short: "h" },
};

/** The largest value of each number. */
const most = { port: 65_535, seed: Number.MAX_SAFE_INTEGER };

/** Returns the options, or what is wrong with them: `{ problem }`. */
export function read(words) {
  const { tokens = [] } = parseArgs({ args: words, options, strict: false, tokens: true });
  const given = {};
  const names = [];
  for (const token of tokens) {
    if (token.kind === "positional") names.push(token.value);
    if (token.kind !== "option") continue;
    const problem = problemOf(token);
    if (problem) return { problem };
    given[token.name] = token.name in most ? Number(token.value) : true;
  }
  if (given.help) return given;
  const [command, surplus] = names;
  if (command === undefined) return { problem: `Expected a command.\n\n${usage}` };
  if (command !== COMMAND) return { problem: unknown("command", command, [COMMAND], "") };
  if (surplus !== undefined) return { problem: `\`${COMMAND}\` takes no further argument, such as \`${surplus}\`.` };
  return given;
}

function problemOf({ name, rawName, value }) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) return unknown("option", rawName, Object.keys(options), "--");
  if (option.type === "boolean") return value === undefined ? undefined : `\`${rawName}\` takes no value.`;
  const isNumber = /^\d+$/.test(value ?? "") && Number(value) <= most[name];
  return isNumber ? undefined : `\`${rawName}\` expects a whole number from 0 to ${most[name]}.`;
}

function unknown(what, word, known, prefix) {
  const meant = nearest(word, known.join(" "));
  const advice = meant ? `Did you mean \`${prefix}${meant}\`?` : "See `npx bulk-sms --help`.";
  return `Unknown ${what} \`${word}\`. ${advice}`;
}
