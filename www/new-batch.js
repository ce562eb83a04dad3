// Sends a batch at 8x8, now or later, and shows its receipt.
import { measureText } from "./pkg/index.js";
import { fillBatch } from "./batch.js";
import { eightByEight, rehearseEightByEight } from "./clients.js";
import { askToConfirm } from "./confirm.js";
import { costOf } from "./cost.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { CheckedForm, isFilled, moment } from "./form.js";
import * as settings from "./settings.js";
import { TypedNumbers } from "./typed.js";

const MOST_REJECTED = 8;

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium" });

let form;
let typed;

export function startNewBatch() {
  typed = new TypedNumbers({ field: "destinations", count: "destinations-hint", fill: "fill-batch" }, () => {
    count();
    form.touch("destinations");
    form.check();
  });
  byId("new-batch").addEventListener("input", count);
  form = new CheckedForm(byId("new-batch"), { check, send, words: (issues) => typed.byLine(issues) });
  // The sub-account is part of the request.
  settings.onChange(() => form.check());
}

function read() {
  const batch = { text: byId("batch-text").value };
  const destinations = typed.numbers;
  if (destinations.length > 0) batch.destinations = destinations;
  if (byId("batch-source").value !== "") batch.source = byId("batch-source").value;
  if (byId("clientBatchId").value !== "") batch.clientBatchId = byId("clientBatchId").value;
  for (const name of ["scheduled", "expiry"]) {
    if (isFilled(byId(name))) batch[name] = moment(byId(name));
  }
  return batch;
}

function check() {
  const { subAccountId } = settings.eightByEight();
  return rehearseEightByEight((client) => client.sendBatch(read()), { subAccountId });
}

function count() {
  const recipients = typed.count();
  const text = byId("batch-text").value;
  byId("batch-text-hint").textContent = text === "" ? "0 characters" : costOf(measureText(text), recipients);
}

async function send() {
  const batch = read();
  if (!settings.isSandbox() && !(await confirmed(batch))) return form.say("Nothing was sent.");
  form.say("Sending…");
  const receipt = await logged("Send batch", (fetch) => eightByEight(fetch).sendBatch(batch));
  const { batchId, acceptedCount, rejectedCount } = receipt;
  byId("no-receipts").hidden = true;
  byId("receipts").prepend(item(batch, receipt));
  const isCancellable = batch.scheduled !== undefined && acceptedCount > 0;
  if (isCancellable) fillBatch(batchId);
  const cancel = isCancellable ? " Its id is filled in below, in case you want to cancel it." : "";
  if (rejectedCount > 0) form.say(`${figures(receipt)}. See the receipt below.${cancel}`, "bad");
  else form.say(`${batch.scheduled ? "Scheduled" : "Accepted"} ${counted(acceptedCount, "message")}.${cancel}`, "good");
}

function confirmed({ text, destinations, scheduled }) {
  const messages = measureText(text).segments * destinations.length;
  const cancel = scheduled ? `You can cancel it until ${TIME.format(scheduled)}.` : "It cannot be undone.";
  return askToConfirm({
    title: "Send for real?",
    body: [
      element("p", {}, `This sends to ${counted(destinations.length, "number")} and costs money. ${cancel}`),
      element("p", { className: "count" }, `You pay for ${counted(messages, "message")}.`),
    ],
    action: "Send",
    refusal: "Do not send",
  });
}

const figures = ({ acceptedCount, rejectedCount }) => `${acceptedCount.toLocaleString("en")} accepted, ${rejectedCount.toLocaleString("en")} rejected`;

/** What became of a batch. */
function item(batch, receipt) {
  const { batchId, acceptedCount, rejectedCount, rejected } = receipt;
  const mood = acceptedCount === 0 ? "bad" : rejectedCount > 0 ? "stopped" : "good";
  const sender = batch.source ? `From ${batch.source}. ` : "";
  const time = batch.scheduled ? `Scheduled for ${TIME.format(batch.scheduled)}.` : "Sent at once.";
  return element(
    "li",
    { className: "bulk" },
    element("div", { className: "bulk-head" }, element("span", { className: `chip ${mood}` }, figures(receipt)), element("code", { className: "uuid" }, batchId)),
    element("p", { className: "excerpt" }, sender, element("q", {}, batch.text)),
    element("p", { className: "hint" }, time),
    ...(rejected.length > 0 ? [table(rejected)] : []),
    ...(rejected.length > MOST_REJECTED ? [element("p", { className: "hint" }, `… and ${(rejected.length - MOST_REJECTED).toLocaleString("en")} more`)] : []),
    ...(batch.scheduled && acceptedCount > 0 ? [element("div", { className: "actions" }, cancelButton(batchId))] : []),
  );
}

function table(rejected) {
  const rows = rejected.slice(0, MOST_REJECTED).map(({ destination, reason }) =>
    element("tr", {}, element("td", { className: "mono" }, destination), element("td", {}, reason ?? "8x8 gave no reason.")),
  );
  const titles = ["Rejected recipient", "Reason"].map((title) => element("th", { scope: "col" }, title));
  return element("table", { className: "lines refused" }, element("thead", {}, element("tr", {}, ...titles)), element("tbody", {}, ...rows));
}

function cancelButton(batchId) {
  const button = element("button", { type: "button" }, "Cancel this batch…");
  button.addEventListener("click", () => {
    fillBatch(batchId);
    // The button that sends is next.
    byId("batchId").focus();
  });
  return button;
}
