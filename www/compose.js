// Composing and creating a bulk.
import { checkBulk } from "./pkg/index.js";
import { rehearseLox24 } from "./clients.js";
import { askToConfirm } from "./confirm.js";
import { showCost, startCost } from "./cost.js";
import { startBalance, withAccount } from "./balance.js";
import { Delivery } from "./delivery.js";
import { byId, counted, element, prose } from "./dom.js";
import { CheckedForm, isFilled, items, moment, numberOrText } from "./form.js";
import { isListed, listProblem, listed, listedFile, startList } from "./list.js";
import { amount, inFields, prices, showPriceRows, showTotal, startPrices } from "./prices.js";
import { showPrice } from "./report.js";
import { deliver, deliveryOf, repetition, showDelivery, startSending } from "./sending.js";
import * as settings from "./settings.js";
import { TypedNumbers } from "./typed.js";

const VOICE_LANGUAGES = {
  BG: "Bulgarian", CS: "Czech", DA: "Danish", DE: "German", EN: "English", ES: "Spanish", FI: "Finnish", FR: "French",
  HR: "Croatian", HU: "Hungarian", IT: "Italian", NL: "Dutch", PL: "Polish", PT: "Portuguese", RO: "Romanian",
  RU: "Russian", SK: "Slovak", SV: "Swedish", TR: "Turkish", UK: "Ukrainian",
};

/** How many numbers of a list the request preview shows. */
const PREVIEWED = 10;

/** What the preview cannot show. */
const TAGGED = "A source is drawn for each request, so that its bulk can be found if the response is lost.";

/** Warnings from `checkBulk` that the page shows in its own way, next to what they concern. */
const TOLD = ["text unicode_costs_more", "phones rejected", "options.prices no_price"];

/** The numbers that are used unless a file is read. */
let typed;

export function startCompose() {
  for (const [code, name] of Object.entries(VOICE_LANGUAGES)) byId("voice_lang").append(new Option(name, code));

  let form;
  const changed = (path) => {
    count();
    form?.touch(path);
    form?.check();
  };
  typed = new TypedNumbers({ field: "phones", count: "phones-count", fill: "fill" }, () => changed("phones"));
  startList(() => {
    showPriceRows(listed());
    changed("phones");
  });
  startPrices(() => changed("prices"));
  startBalance(() => changed("prices"));
  startCost(() => changed("text"));
  startSending();
  byId("compose").addEventListener("input", count);
  form = new CheckedForm(byId("compose"), { check, send: () => send(form), words: (issues) => typed.byLine(issues) });
}

function read() {
  const value = (id) => byId(id).value;
  const bulk = { text: value("text") };
  const phones = isListed() ? listed() : typed.numbers;
  const groups = items(value("msg_groups")).map(numberOrText);
  if (value("sender_id") !== "") bulk.sender_id = value("sender_id");
  if (isListed() ? phones : phones.length > 0) bulk.phones = phones;
  if (groups.length > 0) bulk.msg_groups = groups;
  if (isFilled(byId("delivery_at"))) bulk.delivery_at = moment(byId("delivery_at"));
  if (value("service_code") !== "") bulk.service_code = value("service_code");
  if (value("voice_lang") !== "") bulk.voice_lang = value("voice_lang") === "null" ? null : value("voice_lang");
  if (value("is_unicode") !== "") bulk.is_unicode = value("is_unicode") === "true";
  if (value("source").trim() !== "") bulk.source = numberOrText(value("source"));
  return bulk;
}

/** The options of `checkBulk`. The prices are for SMS, not for calls. */
function limits() {
  const all = isCall() ? undefined : prices();
  return all && { prices: all };
}

const isCall = () => byId("service_code").value.startsWith("text2speech");

async function check() {
  const bulk = read();
  showWarnings(checkBulk(bulk, withAccount(limits())).warnings.filter(({ path, code }) => !TOLD.includes(`${path} ${code}`)));
  const { issues, request, note = "" } = isListed() ? await checkListed(bulk) : await rehearse(bulk);
  return { issues: inFields(issues), request, note: [note, bulk.source === undefined ? TAGGED : ""].filter(Boolean).join("\n") };
}

const rehearse = (bulk) => rehearseLox24((client) => client.createBulk(bulk, limits()));

/** Checks with the first numbers of a list: the rest are alike, and a million would mean 17 MB at every keystroke. */
async function checkListed({ phones: list, ...bulk }) {
  const [phones] = list?.chunks(PREVIEWED) ?? [];
  const { issues, request } = await rehearse({ ...bulk, phones });
  if (phones) return { issues, request, note: list.length > PREVIEWED ? `The list has ${counted(list.length, "number")}. These are the first ${PREVIEWED}.` : "" };
  const others = issues.filter(({ path }) => path !== "phones");
  // A file that is still being read has no problem yet.
  const problem = list ? "The file has no valid number. The reasons are listed below." : listProblem();
  return { issues: problem === undefined ? others : [...others, { path: "phones", message: problem }] };
}

function showWarnings(warnings) {
  const items = warnings.map(({ message }) => element("li", {}, ...prose(message)));
  // Unchanged text is left alone, so that a screen reader does not repeat it at every keystroke.
  if (byId("warnings").textContent === items.map(({ textContent }) => textContent).join("")) return;
  byId("warnings").replaceChildren(...items);
}

async function send(form) {
  const list = listed();
  if (isListed() && !list) return form.say("Nothing was sent: the file is still loading.", "bad");
  const bulk = read();
  const delivery = list ? deliveryOf(list, listedFile()) : new Delivery([bulk.phones]);
  if (delivery.isDone) return form.say("Nothing was sent: you have already sent to this list. To send to it again, choose the file again.", "bad");
  if (!settings.isSandbox() && !(await confirmed(bulk, delivery))) return form.say("Nothing was sent.");
  try {
    await deliver(bulk, delivery, form, costLimit(bulk));
  } finally {
    count();
  }
}

function count() {
  byId("as-list").hidden = typed.count() < 2;
  const bulk = read();
  const list = listed();
  const delivery = list && deliveryOf(list, listedFile());
  const checked = checkBulk(bulk, limits());
  const kind = { hasText: bulk.text !== "", hasGroups: bulk.msg_groups !== undefined, isCall: isCall() };
  // Of a list that was partly sent, only the rest counts.
  const recipients = list ? delivery.left || list.length : (bulk.phones?.length ?? 0);
  showCost(bulk.text, { recipients, isCall: kind.isCall, asUnicode: bulk.is_unicode === true });
  if (list) showPrice(checked, kind);
  showTotal(checked, kind);
  showDelivery(delivery);
}

/** Refuses a request that would cost more than the shown total. */
function costLimit(bulk) {
  const { cost } = checkBulk(bulk, limits());
  // Rounded up: a large amount is not exact.
  return cost === undefined ? undefined : { ...limits(), maxCost: Math.ceil(cost) };
}

function confirmed(bulk, delivery) {
  const { segments, warnings, cost } = checkBulk(bulk, withAccount(limits()));
  const { left, requests } = delivery;
  // The groups are sent with the first request.
  const groups = requests.left === requests.all ? (bulk.msg_groups?.length ?? 0) : 0;
  const to = [...(left > 0 ? [counted(left, "number")] : []), ...(groups > 0 ? [counted(groups, "group")] : [])].join(" and ");
  const price = cost !== undefined && requests.left === requests.all ? ` (${amount(cost)} at your prices)` : "";
  const paid = left > 0 ? `You pay for ${counted(segments * left, "message")}${price}${groups > 0 ? ", plus those to the groups" : ""}.` : "";
  return askToConfirm({
    title: "Send for real?",
    body: [
      element("p", {}, `This sends to ${to} and costs money. It cannot be undone.`),
      element("p", { className: "count" }, paid),
      element("p", {}, isListed() ? repetition() : ""),
      element("p", {}, requests.left > 1 ? `This takes ${counted(requests.left, "request")}, one after the other.` : ""),
      element("ul", {}, ...warnings.map(({ message }) => element("li", {}, ...prose(message)))),
    ].filter((part) => part.textContent !== ""),
    action: "Send",
    refusal: "Do not send",
  });
}
