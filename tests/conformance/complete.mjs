// What the sandbox has and no case shows: it must be nothing. What it has comes from the sandbox itself: its endpoints say which
// settings and faults there are, and its sources have the routes and the sentences of its refusals.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bySetting } from "./cases/settings.mjs";
import { OF_OBJECT } from "./differences.mjs";

const core = join(import.meta.dirname, "../../sandbox/core/src");
const source = (file) => readFile(join(core, file), "utf8");
const withoutComments = (code) => code.replaceAll(/^\s*\/\/.*$/gm, "");

/**
 * Returns what is missing, in words. `url` is the Rust server, `observed` what it showed of the cases, by their names, and `Sandbox`
 * the class of the object.
 */
export async function gaps(url, Sandbox, cases, observed) {
  const steps = cases.flatMap(({ steps = [] }) => steps);
  const seen = Object.values(observed).flatMap((one) => one.seen);
  const post = async (path, body) => {
    const response = await fetch(`${url}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, answer: await response.json() };
  };
  return [
    ...(await settings(url, post, cases)),
    ...(await faults(post, steps)),
    ...(await operations(seen)),
    ...(await endpoints(steps)),
    ...methods(Sandbox, steps),
    ...(await sentences(seen)),
  ];
}

/** What a value may be, as far as a refusal lists it. */
function alternatives(message) {
  if (message === "Expected a boolean.") return [true, false];
  const words = [...message.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
  const numbers = [...message.matchAll(/\b\d{3}\b/g)].map(([number]) => Number(number));
  return [...words, ...numbers, ...(/\bnull\b/.test(message) ? [null] : [])];
}

async function settings(url, post, cases) {
  const known = await (await fetch(`${url}/_sandbox/settings`)).json();
  const [, starts] = (await source("settings.rs")).match(/const START: \[&str; \d+\] = \[(.*)\]/);
  const names = [...Object.keys(known), ...[...starts.matchAll(/"(\w+)"/g)].map(([, name]) => name)];
  const missing = [];
  for (const name of names) {
    const own = bySetting.find((one) => one.name === name);
    if (!own) {
      missing.push(`the setting ${name}`);
      continue;
    }
    // A text and a number that no setting accepts, unless it accepts any.
    const probes = await Promise.all(["?", 999, {}].map((value) => post("worlds", { [name]: value })));
    const messages = probes.flatMap(({ answer }) => answer.issues ?? []).map(({ message }) => message);
    const wanted = new Set(messages.flatMap(alternatives));
    for (const value of wanted) if (!own.values.includes(value)) missing.push(`the setting ${name} with ${JSON.stringify(value)}`);
    if (wanted.size === 0 && !own.values.some((value) => JSON.stringify(value) !== JSON.stringify(known[name])))
      missing.push(`the setting ${name} with another value`);
    for (const value of own.values)
      if (!cases.some(({ settings }) => settings && Object.hasOwn(settings, name) && settings[name] === value))
        missing.push(`a case with ${name} ${value}`);
  }
  return missing;
}

async function faults(post, steps) {
  const listed = async (fault) => alternatives((await post("faults", fault)).answer.issues[0].message.replace(/ Did you.*/, ""));
  const all = steps.filter(({ call, refused }) => call === "fail" && !refused).flatMap(({ input }) => input);
  const has = (...wanted) =>
    all.some(
      (fault) =>
        Object.entries({ place: "before", ...fault }).filter(([name, value]) =>
          wanted.some((one) => one.name === name && one.value === value),
        ).length === wanted.length,
    );
  const missing = [];
  const places = await listed({ kind: "drop", place: "?" });
  const wheres = await listed({ kind: "drop", where: "?" });
  for (const kind of await listed({ kind: "?" })) {
    // Met by no request, so that the server is as before.
    const isBroken = (await post("faults", { kind, where: "body", path: "\n" })).status === 200;
    for (const place of places) {
      for (const where of isBroken ? wheres : [undefined]) {
        const wanted = Object.entries({ kind, place, where }).filter(([, value]) => value !== undefined);
        if (!has(...wanted.map(([name, value]) => ({ name, value })))) missing.push(`the fault ${JSON.stringify({ kind, place, where })}`);
      }
    }
  }
  const fields = withoutComments(await source("faults/fault.rs")).match(/pub\(crate\) struct Fault \{([^]*?)\n\}/)[1];
  for (const [, renamed, name] of fields.matchAll(/(?:rename = "(\w+)"\)\]\n)?\s+(?:pub\(\w+\) )?(\w+): /g)) {
    const field = renamed ?? name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    if (!all.some((fault) => fault[field] !== undefined && fault[field] !== null)) missing.push(`a fault with ${field}`);
  }
  return missing;
}

/** Every route must have been carried out with success. */
async function operations(seen) {
  const applied = seen.flatMap(({ requests }) => requests?.log ?? []).filter((entry) => entry.applied && !entry.fault);
  const lox24 = [];
  for (const [, segments, methods] of (await source("lox24/operation.rs")).matchAll(/^ +\[(".*)\] => &\[(.*)\],$/gm)) {
    const path = segments.split(", ").map((segment) => (segment.startsWith('"') ? segment.slice(1, -1) : "[^/]+"));
    for (const [, method, name] of methods.matchAll(/\("(\w+)", Self::(\w+)/g)) lox24.push({ name, method, path: `/${path.join("/")}` });
  }
  const eightByEight = [];
  for (const [, method, rest, name] of (await source("eight_by_eight/operation.rs")).matchAll(
    /\("(\w+)", \[(.*?)\]\).*=> Operation::(\w+)/g,
  )) {
    const path = rest === "" ? [] : rest.split(", ").map((segment) => (segment.startsWith('"') ? segment.slice(1, -1) : "[^/]+"));
    eightByEight.push({ name, method, path: ["/api/v1/subaccounts/[^/]+/messages", ...path].join("/") });
  }
  const missing = [];
  for (const [folder, found] of Object.entries({ lox24, eight_by_eight: eightByEight })) {
    const [, variants] = (await source(`${folder}/operation.rs`)).match(/enum Operation(?:<'a>)? \{([^]*?)\n\}/);
    for (const [name] of variants.matchAll(/\b[A-Z]\w+/g)) {
      if (name !== "String" && !found.some((one) => one.name === name)) missing.push(`the route of ${folder}'s ${name}`);
    }
    for (const { name, method, path } of found) {
      if (!applied.some((entry) => entry.method === method && new RegExp(`^${path}$`).test(entry.path)))
        missing.push(`the operation ${name}, ${method} ${path}`);
    }
  }
  return missing;
}

/** Every control endpoint, by a method of the object or by itself. */
async function endpoints(steps) {
  const { CALLS } = await import("./targets/http.mjs");
  const used = steps.map(({ call, control }) => control ?? CALLS[call]).filter(Boolean);
  const [, table] = (await source("control/mod.rs")).match(/const ENDPOINTS[^=]*= \[([^]*?)\n\];/);
  const known = [...table.matchAll(/\("(\w+)", "([\w/]+)"/g)];
  const missing = known.filter(([, method, endpoint]) => !used.some((one) => one.method === method && one.endpoint === endpoint));
  return missing.map(([, method, endpoint]) => `the control endpoint ${method} ${endpoint}`);
}

/** Every method of the object, except those that differences.mjs names. */
function methods(Sandbox, steps) {
  const names = Object.getOwnPropertyNames(Sandbox.prototype).filter((name) => !["constructor", ...OF_OBJECT].includes(name));
  const run = ["requests", "state", "sent", ...steps.map(({ call }) => call)];
  return names.filter((name) => !run.includes(name)).map((name) => `the method ${name} of the object`);
}

/** Sentences that no request of a client can get. */
const UNSEEN = [
  // Of the world's own state, which a request cannot break.
  "There is no such world.",
  // Only of the object (tests/package/testing.test.mjs): of its URLs, and of `expectSentOnce`.
  "The sandbox does not know {}. It stands for https://{} and {last}.",
  "Expected a list of phone numbers.",
];

/** Every sentence with which something is refused. */
async function sentences(seen) {
  const shown = seen.map(texts).join("\n");
  const missing = [];
  for (const file of await readdir(core, { recursive: true })) {
    if (!file.endsWith(".rs")) continue;
    const code = withoutComments((await source(file)).replace(/#\[cfg\(test\)\]\nmod tests[^]*/, ""));
    for (const [, literal] of code.matchAll(/"((?:[^"\\]|\\[^])*)"/g)) {
      const sentence = literal.replaceAll(/\\\n\s*/g, "").replaceAll('\\"', '"');
      const isSentence = /^[A-Z].* .*[a-z.!?)]$/.test(sentence) || /^[a-z]\S* \S+ .*[a-z"]$/.test(sentence);
      if (!isSentence || UNSEEN.includes(sentence)) continue;
      const pattern = sentence
        .split(/\{[^}]*\}/)
        .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
        .join("[^]{0,200}?");
      if (!new RegExp(pattern).test(shown)) missing.push(`the sentence in ${file}: ${sentence}`);
    }
  }
  return missing;
}

/** The texts of a step: bodies are JSON, whose escapes would hide quotation marks. */
function texts(step) {
  const body = step.body === undefined ? "" : plain(step.body);
  return [body, step.refused?.error ?? "", ...Object.values(step.headers ?? {})].join("\n");
}

function plain(body) {
  try {
    return strings(JSON.parse(body)).join("\n");
  } catch {
    return body;
  }
}

function strings(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
