// Composing and creating a bulk.
import { rehearseLox24, lox24 } from "./clients.js";
import { askToConfirm } from "./confirm.js";
import { showCost, startCost } from "./cost.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { CheckedForm, items, moment, numberOrText } from "./form.js";
import * as settings from "./settings.js";
import { watch } from "./watch.js";

const VOICE_LANGUAGES = {
  BG: "Bulgarian", CS: "Czech", DA: "Danish", DE: "German", EN: "English", ES: "Spanish", FI: "Finnish", FR: "French",
  HR: "Croatian", HU: "Hungarian", IT: "Italian", NL: "Dutch", PL: "Polish", PT: "Portuguese", RO: "Romanian",
  RU: "Russian", SK: "Slovak", SV: "Swedish", TR: "Turkish", UK: "Ukrainian",
};

const MOST_LINES = 8;

/** Ofcom keeps these 1,000 mobile numbers for drama: they belong to nobody. */
const SAMPLE_NUMBERS = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);

export function startCompose() {
  for (const [code, name] of Object.entries(VOICE_LANGUAGES)) byId("voice_lang").append(new Option(name, code));

  const form = new CheckedForm(byId("compose"), {
    check: () => rehearseLox24((client) => client.createBulk(read())),
    send: async () => {
      const bulk = read();
      if (!settings.isSandbox() && !(await confirmed(bulk))) return form.say("Nothing was sent.");
      // The bulk is watched where it was created, even if the settings move on.
      const home = { options: settings.lox24(), inSandbox: settings.isSandbox() };
      form.say("Sending…");
      const created = await logged("Create bulk", (fetch) => lox24(fetch, home.options).createBulk(bulk));
      form.say("Created. It is watched below.", "good");
      watch(created, home);
    },
    words: byLine,
  });

  const changed = (path) => {
    count();
    form.touch(path);
    form.check();
  };
  byId("compose").addEventListener("input", count);
  startCost(() => changed("text"));
  byId("fill").addEventListener("click", () => {
    byId("phones").value = SAMPLE_NUMBERS.join("\n");
    changed("phones");
  });
}

function read() {
  const value = (id) => byId(id).value;
  const bulk = { text: value("text") };
  const phones = recipients().map(({ phone }) => phone);
  const groups = items(value("msg_groups")).map(numberOrText);
  if (value("sender_id") !== "") bulk.sender_id = value("sender_id");
  if (phones.length > 0) bulk.phones = phones;
  if (groups.length > 0) bulk.msg_groups = groups;
  // A date that is half typed has no value, but is not "at once".
  const time = byId("delivery_at");
  if (time.value !== "" || time.validity.badInput) bulk.delivery_at = moment(time);
  if (value("service_code") !== "") bulk.service_code = value("service_code");
  if (value("voice_lang") !== "") bulk.voice_lang = value("voice_lang") === "null" ? null : value("voice_lang");
  if (value("is_unicode") !== "") bulk.is_unicode = value("is_unicode") === "true";
  if (value("source").trim() !== "") bulk.source = numberOrText(value("source"));
  return bulk;
}

/** The recipients with their lines; empty lines are none. */
function recipients() {
  return byId("phones")
    .value.split("\n")
    .map((line, index) => ({ phone: line.trim(), line: index + 1 }))
    .filter(({ phone }) => phone !== "");
}

/** Problems of recipients name their lines; lines with the same problem share one sentence. */
function byLine(issues) {
  const lines = new Map();
  const known = recipients();
  for (const { path, message } of issues) {
    const [, index] = /^phones\[(\d+)\]/.exec(path) ?? [];
    const recipient = known[index];
    if (!lines.has(message)) lines.set(message, []);
    if (recipient) lines.get(message).push(recipient.line);
  }
  return [...lines].map(([message, at]) => (at.length === 0 ? message : `${naming(at)}: ${message}`));
}

function naming(lines) {
  const more = lines.length - MOST_LINES;
  const named = lines.slice(0, MOST_LINES).join(", ");
  return `${lines.length === 1 ? "Line" : "Lines"} ${named}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`;
}

function count() {
  const { length } = recipients();
  showCost(byId("text").value, {
    recipients: length,
    isCall: byId("service_code").value.startsWith("text2speech"),
    asUnicode: byId("is_unicode").value === "true",
  });
  byId("phones-count").textContent = length === 0 ? "No numbers" : counted(length, "number");
}

function confirmed({ phones = [], msg_groups = [] }) {
  const to = [
    ...(phones.length > 0 ? [counted(phones.length, "number")] : []),
    ...(msg_groups.length > 0 ? [counted(msg_groups.length, "group")] : []),
  ];
  return askToConfirm({
    title: "Send for real?",
    body: [element("p", {}, `This sends to ${to.join(" and ")} and costs money. It cannot be undone.`)],
    action: "Send",
    refusal: "Do not send",
  });
}
