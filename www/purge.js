// Deletes the SMS that a filter selects.
import { lox24, rehearseLox24 } from "./clients.js";
import { Conditions } from "./conditions.js";
import { askToConfirm } from "./confirm.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { CheckedForm } from "./form.js";
import { conditionsOf } from "./sentence.js";

const DELETE_PATH = "/sms/ops/batch_delete";

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
  return result;
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
  const count = element("p", { className: "count", role: "status" }, "Counting the SMS that match now…");
  tellCount(count, filter, options);
  form.say("Waiting for your confirmation.");
  const wanted = await askToConfirm({
    title: "Delete permanently?",
    body: [element("div", { className: "sentence" }, sentence(filter)), count],
    action: "Delete",
    refusal: "Keep them",
    word: "DELETE",
  });
  if (!wanted) return form.say("Nothing was deleted.");
  form.say("Sending…");
  const deleted = await logged("Delete SMS", (fetch) => lox24(fetch).deleteSms(filter, options));
  form.say(`Deleted ${counted(deleted.deleted_sms_count, "SMS", "SMS")}.`, "good");
}

async function tellCount(place, filter, options) {
  try {
    const matching = await countMatching(filter, options);
    place.textContent = `${counted(matching, "SMS matches", "SMS match")} right now. The number may change before you confirm.`;
  } catch {
    place.textContent = "The number of matching SMS could not be determined.";
  }
}

/**
 * Counts the SMS that the filter selects now. `GET /sms` takes the same filters, and as JSON-LD it returns the total. The
 * package does not offer this call, so the deletion is built as usual and its query and credential are sent there instead.
 */
async function countMatching(filter, options) {
  return logged("Count SMS", async (fetch) => {
    const list = async (deletion) => {
      const headers = new Headers(deletion.headers);
      headers.set("Accept", "application/ld+json");
      const answer = await fetch(new Request(deletion.url.replace(DELETE_PATH, "/sms"), { headers, redirect: "manual" }));
      if (!answer.ok) return answer;
      const { "hydra:totalItems": total } = await answer.json();
      return Response.json({ deleted_sms_count: total });
    };
    return (await lox24(list).deleteSms(filter, options)).deleted_sms_count;
  });
}
