// Requests whose response was lost: looks for the bulks that they created or may have created, and sends nothing.
import { lox24 } from "./clients.js";
import { byId, counted, element } from "./dom.js";
import { logged } from "./exchange-log.js";
import { summaryOf } from "./explain.js";

const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/**
 * Offers to look for the bulk of a request that failed.
 *
 * @param error the error of the request, with its tag.
 * @param options the options of the client that sent it.
 * @param recipients how many numbers it had.
 * @param found called with the bulk, and whether it is certain that this request created it.
 */
export function offerToLook({ error, options, recipients }, found) {
  const time = TIME.format(error.tag.sentAt * 1000);
  const button = element("button", { type: "button" }, "Look for it");
  const result = element("p", { role: "status" });
  const to = recipients > 0 ? ` to ${counted(recipients, "recipient")}` : "";
  const state = error.outcome === "accepted" ? "was created, but the response could not be read." : "may or may not have been created.";
  const item = element("li", { className: "note warning" }, element("p", {}, `The bulk${to}, sent at ${time}, ${state}`), button, result);
  button.addEventListener("click", async () => {
    button.disabled = true;
    result.textContent = "Looking…";
    try {
      const { bulk, certain } = await logged("Look for the bulk", (fetch) => lox24(fetch, options).findBulk(error));
      result.textContent = finding(bulk, certain, error.tag.source);
      if (bulk) found(bulk, certain);
      if (bulk && certain) {
        item.classList.remove("warning");
        item.classList.add("good");
        button.hidden = true;
      } else button.textContent = "Look again";
    } catch (problem) {
      result.textContent = summaryOf(problem);
    }
    button.disabled = false;
  });
  byId("lost").append(item);
}

/** Removes the offers that are settled. */
export function clearFound() {
  for (const item of byId("lost").querySelectorAll(".good")) item.remove();
}

function finding(bulk, certain, source) {
  if (bulk && certain) return `Found: bulk ${bulk.uuid} was created. You can follow it below. Do not send it again.`;
  if (bulk) return `Found bulk ${bulk.uuid}, which has the same source (${source}). That is not certain: another request with this source may have created it. Compare it below.`;
  return "Not found. That is not certain: LOX24 may still be working on it, and does not document how long that takes. Look again later.";
}
