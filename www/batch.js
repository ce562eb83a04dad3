// Cancelling a batch at 8x8.
import { eightByEight, rehearseEightByEight } from "./clients.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { CheckedForm } from "./form.js";
import * as sandbox from "./sandbox.js";
import * as settings from "./settings.js";

/** The sample batch, scheduled late enough to leave time to cancel it. */
const SAMPLE = { count: 250, secondsAhead: 3600 };

let form;

export function startBatch() {
  const batchId = () => byId("batchId").value.trim();
  form = new CheckedForm(byId("batch-form"), {
    check: () => {
      const { subAccountId } = settings.eightByEight();
      return rehearseEightByEight((client) => client.cancelBatch(batchId()), { subAccountId });
    },
    send: async () => {
      const id = batchId();
      form.say("Sending…");
      const answer = await logged("Cancel batch", (fetch) => eightByEight(fetch).cancelBatch(id));
      form.say("Done. See the result below.", "good");
      byId("no-cancellations").hidden = true;
      byId("cancellations").prepend(line(id, answer));
    },
  });
  // The sub-account is part of the request.
  settings.onChange(() => form.check());

  byId("sample-batch").addEventListener("click", async () => {
    const id = await sandbox.scheduleBatch(SAMPLE.count, SAMPLE.secondsAhead);
    if (id === undefined) return form.say("The sandbox did not answer.", "bad");
    fillBatch(id);
    form.say(`Scheduled ${counted(SAMPLE.count, "message")} for an hour from now.`);
  });
}

/** Fills in the batch to cancel. */
export function fillBatch(id) {
  byId("batchId").value = id;
  form.say("");
  form.check();
}

function line(id, { cancelledCount, certain }) {
  const nothing = cancelledCount === 0 ? " There was nothing left to cancel, or 8x8 does not know the batch." : "";
  const doubt = certain ? "" : " An earlier attempt may have cancelled more.";
  return element(
    "li",
    { className: "bulk" },
    element(
      "div",
      { className: "bulk-head" },
      element("span", { className: `chip ${cancelledCount > 0 ? "good" : "stopped"}` }, `${counted(cancelledCount, "message")} cancelled`),
      element("code", { className: "uuid" }, id),
    ),
    element("p", { className: "hint" }, `${certain ? "The count is exact." : "The count may be too low."}${doubt}${nothing}`),
  );
}
