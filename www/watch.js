// Watches bulks until they finish. Bulks that were created for one list share a card.
import { hasEnded, stateOf, states } from "./bulk-states.js";
import { lox24 } from "./clients.js";
import { announce, byId, counted, element } from "./dom.js";
import { Entry, logged } from "./exchange-log.js";
import { summaryOf } from "./explain.js";
import { deleteBulks } from "./purge.js";
import * as sandbox from "./sandbox.js";

const INTERVAL_MS = 1000;
const [IN_PROGRESS, PROCESSED] = [5, 10];

/** The card of each bulk, by its id. */
const cards = new Map();

/**
 * Creates a card for bulks; `add` each one as the response to its creation.
 *
 * @param home the client `options` they are created with, and whether they are `inSandbox`.
 * @param halt stops the creation of further bulks; returns a promise that resolves when the last one is added.
 */
export function watch(home, halt) {
  byId("no-bulks").hidden = true;
  const card = new BulkCard(home, halt);
  byId("bulk-list").prepend(card.item);
  return card;
}

/** Watches a bulk that exists, unless it is watched already, and moves the focus to its card. */
export function follow(home, bulk) {
  if (!cards.has(bulk.uuid)) watch(home, async () => {}).add(bulk);
  cards.get(bulk.uuid).item.focus();
}

/** The sender and the text of a bulk. */
export function excerptOf({ sender_id: sender, text }) {
  return [sender ? `From ${sender}. ` : "", element("q", {}, text ?? "")];
}

class BulkCard {
  #bulks = [];
  #home;
  #halt;
  #messages;
  #client;
  #log;
  #watching = false;

  #chip = element("span");
  #title = element("code", { className: "uuid" });
  #excerpt = element("p", { className: "excerpt" });
  #progress = element("progress", { "aria-label": "Messages sent" });
  #numbers = element("span", { className: "numbers" });
  #problem = element("p", { className: "result", role: "status" });
  #cancel = element("button", { type: "button" });
  #again = element("button", { type: "button", hidden: true }, "Watch again");
  #delete = element("button", { type: "button", className: "quiet" });
  #uuids = element("ul", { className: "plain uuids" });
  #fold = element("details", { className: "more", hidden: true }, element("summary", {}, "Ids of the bulks"), this.#uuids);

  constructor(home, halt) {
    this.#home = home;
    this.#halt = halt;
    this.item = element(
      "li",
      { className: "bulk", tabIndex: -1 },
      element("div", { className: "bulk-head" }, this.#chip, this.#title),
      this.#excerpt,
      element("div", { className: "bar" }, this.#progress, this.#numbers),
      element("div", { className: "actions" }, this.#cancel, this.#again, this.#delete, this.#problem),
      this.#fold,
    );
    this.#cancel.addEventListener("click", () => this.#stop());
    this.#again.addEventListener("click", () => this.#watch());
    this.#delete.addEventListener("click", () => deleteBulks(this.#bulks.map(({ uuid }) => uuid)));
  }

  add(bulk) {
    this.#bulks.push(bulk);
    cards.set(bulk.uuid, this);
    this.#excerpt.replaceChildren(...excerptOf(bulk));
    this.#uuids.append(element("li", {}, element("code", { className: "uuid" }, bulk.uuid)));
    this.#render();
    this.#watch();
  }

  /** Watches one bulk after the other until all have finished. */
  async #watch() {
    if (this.#watching) return;
    this.#watching = true;
    this.#again.hidden = true;
    this.#problem.textContent = "";
    try {
      this.#log ??= new Entry("Watch bulk");
      this.#client ??= lox24(this.#log.fetch, this.#home.options);
      this.#keepCounting();
      for (let bulk; (bulk = this.#bulks.find((one) => !hasEnded(one))); ) {
        for await (const state of this.#client.watchBulk(bulk.uuid, { interval: INTERVAL_MS })) this.#update(bulk, state);
      }
    } catch (error) {
      this.#log.fail(error);
      this.#problem.textContent = `Watching has stopped. ${error.message}`;
      this.#again.hidden = false;
    }
    this.#watching = false;
    await this.#count();
  }

  async #stop() {
    this.#cancel.disabled = true;
    this.#problem.textContent = "";
    const halted = this.#halt();
    try {
      await logged("Cancel bulk", async (fetch) => {
        const client = lox24(fetch, this.#home.options);
        const asked = new Set();
        await this.#cancelAll(client, asked);
        // A request that was in flight may have created one more.
        await halted;
        await this.#cancelAll(client, asked);
      });
    } catch (error) {
      this.#problem.textContent = summaryOf(error);
    }
    this.#cancel.disabled = false;
    await this.#count();
  }

  /** Cancels the bulks that are not yet in `asked`, the last ones first because they have sent the least. */
  async #cancelAll(client, asked) {
    let refused = 0;
    const bulks = this.#bulks.filter((bulk) => !hasEnded(bulk) && !asked.has(bulk)).reverse();
    for (const bulk of bulks) {
      asked.add(bulk);
      try {
        this.#update(bulk, await client.cancelBulk(bulk.uuid));
      } catch (error) {
        // If one of several bulks has just finished, the others must still be cancelled.
        if (this.#bulks.length === 1 || error.outcome !== "rejected") throw error;
        refused += 1;
      }
    }
    if (refused > 0) this.#problem.textContent = `LOX24 refused to cancel ${counted(refused, "bulk")}, probably because there was nothing left to stop.`;
  }

  #update(bulk, state) {
    // A status check that was in flight when the bulk was cancelled is out of date.
    if (hasEnded(bulk)) return;
    const before = bulk.status_code;
    Object.assign(bulk, state);
    this.#render();
    if (bulk.status_code !== before) announce(`Bulk ${bulk.uuid.slice(0, 8)}: ${stateOf(bulk).name}`);
  }

  /** Asks the sandbox how many messages were sent, for as long as the bulks are watched. */
  async #keepCounting() {
    while (this.#watching && this.#home.inSandbox) {
      await this.#count();
      await new Promise((resume) => setTimeout(resume, INTERVAL_MS));
    }
  }

  async #count() {
    if (this.#home.inSandbox) this.#messages = await sandbox.messagesOf(this.#bulks.map(({ uuid }) => uuid));
    this.#render();
  }

  #render() {
    const { name, mood } = this.#state();
    this.#chip.className = `chip ${mood}`;
    this.#chip.textContent = name;
    const several = this.#bulks.length > 1;
    this.#title.textContent = several ? counted(this.#bulks.length, "bulk") : this.#bulks[0].uuid;
    this.#fold.hidden = !several;
    this.#cancel.textContent = several ? "Cancel all" : "Cancel bulk";
    this.#delete.textContent = several ? "Delete their SMS…" : "Delete its SMS…";
    this.#cancel.hidden = this.#bulks.every(hasEnded);

    const totals = this.#bulks.map(({ msg_total_count }) => msg_total_count ?? undefined);
    const total = totals.includes(undefined) ? undefined : totals.reduce((sum, count) => sum + count);
    const isProcessed = this.#bulks.every(({ status_code }) => status_code === PROCESSED);
    this.#numbers.textContent = this.#inNumbers(total, isProcessed);
    this.#progress.max = total || 1;
    const sent = isProcessed ? this.#progress.max : this.#messages?.sent;
    if (sent !== undefined) this.#progress.value = sent;
    else if (this.#bulks.some(({ status_code }) => status_code === IN_PROGRESS)) this.#progress.removeAttribute("value");
    else this.#progress.value = 0;
  }

  /** The state of one bulk; for several, how many have finished, and once all have, how they finished. */
  #state() {
    if (this.#bulks.length === 1) return stateOf(this.#bulks[0]);
    const ended = this.#bulks.filter(hasEnded);
    if (ended.length < this.#bulks.length) return { name: `${ended.length} of ${counted(this.#bulks.length, "bulk")} finished`, mood: "running" };
    const counts = states.map((state) => ({ ...state, count: ended.filter((bulk) => stateOf(bulk).name === state.name).length }));
    const met = counts.filter(({ count }) => count > 0);
    return { name: met.map(({ name, count }) => `${count} ${name.toLowerCase()}`).join(", "), mood: met.at(-1).mood };
  }

  /** LOX24 reports only the total; the sandbox also reports how many messages were sent. */
  #inNumbers(total, isProcessed) {
    if (total === undefined) return "";
    if (isProcessed || !this.#messages) return counted(total, "message");
    const { sent, stopped } = this.#messages;
    const ofTotal = `${sent.toLocaleString("en")} of ${counted(total, "message")} sent`;
    return stopped > 0 ? `${ofTotal}, ${stopped.toLocaleString("en")} stopped` : ofTotal;
  }
}
