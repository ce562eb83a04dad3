// Lists the bulks that exist in the account, the newest first, and asks for more only when the user does.
import { hasEnded, stateOf } from "./bulk-states.js";
import { lox24 } from "./clients.js";
import { askToConfirm } from "./confirm.js";
import { announce, byId, counted, element } from "./dom.js";
import { Entry, logged } from "./exchange-log.js";
import { summaryOf } from "./explain.js";
import * as settings from "./settings.js";
import { excerptOf, follow } from "./watch.js";

/** How many bulks are shown at a time. */
const STEP = 10;

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const INVITATION = byId("account-bulks-note").textContent;

/** The current list: where it comes from (`home`), its log `entry`, and the `bulks` that are left. */
let listing;

export function startAccountBulks() {
  byId("list-bulks").addEventListener("click", begin);
  byId("more-bulks").addEventListener("click", more);
  // The list belongs to the account that was asked.
  settings.onChange(() => {
    if (listing) reset();
  });
}

function reset() {
  listing = undefined;
  byId("account-bulks").replaceChildren();
  byId("account-bulks-note").textContent = INVITATION;
  byId("account-bulks-note").dataset.mood = "";
  byId("more-bulks").hidden = true;
  byId("list-bulks").textContent = "List bulks";
}

async function begin() {
  reset();
  const home = { options: settings.lox24(), inSandbox: settings.isSandbox() };
  const entry = new Entry("List bulks", { open: true });
  listing = { home, entry };
  byId("list-bulks").textContent = "List again";
  try {
    listing.bulks = lox24(entry.fetch, home.options).listBulks();
  } catch (error) {
    return failed(error);
  }
  await more();
}

/** Shows the next bulks of the list. */
async function more() {
  const own = listing;
  byId("more-bulks").disabled = true;
  say("Listing…");
  const rows = [];
  let isComplete = false;
  try {
    while (rows.length < STEP && !isComplete) {
      const { done, value } = await own.bulks.next();
      if (done) isComplete = true;
      else rows.push(new Row(value, own.home).item);
    }
  } catch (error) {
    if (own === listing) failed(error);
    return;
  }
  // Another list may have been asked for in the meantime.
  if (own !== listing) return;
  const list = byId("account-bulks");
  list.append(...rows);
  const shown = list.children.length;
  say(isComplete ? (shown === 0 ? "The account has no bulks." : `${shown === 1 ? "This is the only bulk" : `These are all ${counted(shown, "bulk")}`} in the account.`) : `The newest ${counted(shown, "bulk")}.`);
  const button = byId("more-bulks");
  const hadFocus = document.activeElement === button || document.activeElement === document.body;
  button.disabled = false;
  button.hidden = isComplete;
  // A disabled button loses the focus.
  if (shown > STEP && hadFocus) (rows[0]?.querySelector(".watch") ?? byId("list-bulks")).focus();
}

function failed(error) {
  listing.entry.fail(error);
  // A list that failed does not go on.
  byId("more-bulks").hidden = true;
  say(`The list could not be read. ${error.message}`, "bad");
}

function say(text, mood = "") {
  byId("account-bulks-note").textContent = text;
  byId("account-bulks-note").dataset.mood = mood;
}

class Row {
  #bulk;
  #home;
  #chip = element("span");
  #cancel = element("button", { type: "button", className: "quiet" }, "Cancel…");
  #problem = element("p", { className: "result", role: "status" });

  constructor(bulk, home) {
    this.#bulk = bulk;
    this.#home = home;
    const watch = element("button", { type: "button", className: "quiet watch" }, "Watch");
    const id = bulk.uuid.slice(0, 8);
    watch.setAttribute("aria-label", `Watch bulk ${id}`);
    this.#cancel.setAttribute("aria-label", `Cancel bulk ${id}…`);
    watch.addEventListener("click", () => follow(home, { ...bulk }));
    this.#cancel.addEventListener("click", () => this.#stop());
    this.item = element(
      "li",
      { className: "bulk listed" },
      element("div", { className: "bulk-head" }, this.#chip, element("span", { className: "numbers" }, numbersOf(bulk))),
      element("p", { className: "excerpt" }, ...excerptOf(bulk)),
      element("div", { className: "bulk-head" }, element("code", { className: "uuid" }, bulk.uuid), element("div", { className: "actions" }, this.#cancel, watch)),
      this.#problem,
    );
    this.#render();
  }

  #render() {
    const { name, mood } = stateOf(this.#bulk);
    this.#chip.className = `chip ${mood}`;
    this.#chip.textContent = name;
    this.#cancel.hidden = hasEnded(this.#bulk);
  }

  /** Asks first: the bulk may be somebody else's. */
  async #stop() {
    const { uuid } = this.#bulk;
    const wanted = await askToConfirm({
      title: "Cancel this bulk?",
      body: [
        element("p", { className: "excerpt" }, ...excerptOf(this.#bulk)),
        element("p", {}, element("code", { className: "uuid" }, uuid)),
        element("p", {}, "The messages that have not been sent yet are stopped permanently."),
      ],
      action: "Cancel the bulk",
      refusal: "Keep it",
    });
    if (!wanted) return;
    this.#cancel.disabled = true;
    this.#problem.textContent = "";
    try {
      Object.assign(this.#bulk, await logged("Cancel bulk", (fetch) => lox24(fetch, this.#home.options).cancelBulk(uuid)));
      this.#render();
      announce(`Bulk ${uuid.slice(0, 8)}: ${stateOf(this.#bulk).name}`);
      // The button that had the focus is now hidden.
      if (this.#cancel.hidden) this.item.querySelector(".watch").focus();
    } catch (error) {
      this.#problem.textContent = summaryOf(error);
    }
    this.#cancel.disabled = false;
  }
}

/** When a bulk was created, or will be sent, and how many messages it has. */
function numbersOf({ created_at: created, delivery_at: delivery, msg_total_count: total }) {
  const time = (seconds) => TIME.format(seconds * 1000);
  const parts = [
    typeof created === "number" && time(created),
    typeof created === "number" && delivery > created && `for ${time(delivery)}`,
    typeof total === "number" && counted(total, "message"),
  ];
  return parts.filter(Boolean).join(" · ");
}
