// Deletes the SMS that a filter selects: counted, shown and confirmed first, and never more than what was shown.
import { lox24, rehearseLox24 } from "./clients.js";
import { Conditions } from "./conditions.js";
import { askToConfirm } from "./confirm.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { CheckedForm } from "./form.js";
import { conditionsOf } from "./sentence.js";

let form;
let conditions;

export function startPurge() {
  conditions = new Conditions(byId("conditions"), byId("add-condition"), () => {
    form?.say("");
    form?.check();
  });
  conditions.replace("phone");
  form = new CheckedForm(byId("purge"), { check, send });
}

/** Opens the tool and selects the SMS of these bulks. */
export function deleteBulks(uuids) {
  conditions.replace("bulk", uuids.join(", "));
  location.hash = "#delete";
}

/** What the form asks for now: a filter, and whether the user really means everything. */
function read() {
  const all = conditions.count === 0 && byId("everything").checked;
  return { filter: conditions.read(), options: all ? { all } : {} };
}

async function check() {
  const { filter, options } = read();
  const result = await rehearseLox24((client) => client.deleteSms(filter, options));
  const everything = conditions.count === 0;
  byId("everything-row").hidden = !everything;
  if (!everything) byId("everything").checked = false;
  byId("sentence").classList.toggle("everything", everything);
  if (everything || result.issues.length === 0) byId("sentence").replaceChildren(sentence(filter));
  else byId("sentence").textContent = "Complete the conditions to see what will be deleted.";
  return { ...result, note: "The SMS are counted first. The request is then limited to those created until the count." };
}

function sentence(filter) {
  const said = conditionsOf(filter);
  if (said.length === 0) {
    return element(
      "p",
      {},
      element("strong", {}, "Deletes EVERY SMS in the account"),
      ": sent and unsent, from all times, to all recipients. This cannot be undone.",
    );
  }
  const parts = said.flatMap((condition, index) => [
    ...(index > 0 ? [" ", element("strong", {}, "AND"), " "] : []),
    element("span", {}, condition),
  ]);
  return element("p", {}, "Deletes every SMS that ", ...parts, ".");
}

async function send() {
  // Exactly what the user confirms is sent, even if the form changes meanwhile.
  const { filter, options } = read();
  form.say("Counting the SMS that match…");
  let count;
  try {
    count = await logged("Count SMS", (fetch) => lox24(fetch).countSms(filter));
  } catch (error) {
    // Refused conditions are shown next to their fields.
    if (error.violations?.length > 0) throw error;
    return form.say(`Nothing was deleted, because the SMS could not be counted. ${error.message}`, "bad");
  }
  let before;
  while (count > 0) {
    form.say("Waiting for your confirmation.");
    if (!(await confirmed(filter, count, before))) return form.say("Nothing was deleted.");
    form.say("Deleting…");
    const { deleted, now } = await remove(filter, { ...options, maxDeleted: count });
    if (now === undefined) return form.say(result(deleted, count), "good");
    [before, count] = [count, now];
  }
  form.say("Nothing was deleted: no SMS matches.");
}

/** Deletes at most `maxDeleted` SMS. If more match by `now`, deletes none. */
async function remove(filter, options) {
  try {
    const { deleted_sms_count: deleted } = await logged("Delete SMS", (fetch) => lox24(fetch).deleteSms(filter, options));
    return { deleted };
  } catch (error) {
    if (error.code !== "too_many_deleted") throw error;
    return { now: error.count };
  }
}

/** @param before how many matched when the user last confirmed, if more match now. */
function confirmed(filter, count, before) {
  const isMore = before !== undefined;
  const grown = `${counted(before, "SMS", "SMS")} matched when you confirmed, and more match now. Nothing has been deleted yet.`;
  return askToConfirm({
    title: isMore ? "More SMS match now. Delete them all?" : "Delete permanently?",
    body: [
      ...(isMore ? [element("p", {}, grown)] : []),
      element("div", { className: "sentence" }, sentence(filter)),
      element("p", { className: "count" }, counted(count, "SMS matches", "SMS match")),
      element("ul", { className: "facts" }, ...exceptions(filter).map((fact) => element("li", {}, fact))),
    ],
    action: "Delete",
    refusal: "Keep them",
    word: "DELETE",
  });
}

/** What is not deleted although one might think so, and what cannot be done afterwards. */
function exceptions(filter) {
  return [
    "SMS that are created after this count are not deleted.",
    ...("text" in filter ? ["SMS whose text LOX24 has already deleted cannot match a text."] : []),
    "Deleted SMS also disappear from the itemised bill, so you can no longer complain about them.",
  ];
}

function result(deleted, count) {
  const fewer = deleted < count ? ` ${counted(count, "SMS", "SMS")} matched when you confirmed.` : "";
  return `Deleted ${counted(deleted, "SMS", "SMS")}.${fewer}`;
}
