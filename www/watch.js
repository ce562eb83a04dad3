// The bulks created here, each watched until it has ended.
import { ConnectionError, InternalServerError } from "./pkg/index.js";
import { lox24 } from "./clients.js";
import { announce, byId, counted, element } from "./dom.js";
import { Entry, logged } from "./exchange-log.js";
import { summaryOf } from "./explain.js";
import { deleteBulk } from "./purge.js";
import * as sandbox from "./sandbox.js";

const INTERVAL_MS = 1000;

const STATES = {
  0: { name: "New", mood: "waiting" },
  5: { name: "In progress", mood: "running" },
  10: { name: "Processed", mood: "good", ended: true },
  15: { name: "Cancelled", mood: "stopped", ended: true },
  20: { name: "System error", mood: "bad", ended: true },
  201: { name: "No recipients found", mood: "bad", ended: true },
};
/** LOX24 may add states; one that is not known is shown as it is and watched on. */
const stateOf = ({ status_code }) => STATES[status_code] ?? { name: `Status ${status_code}`, mood: "waiting" };

/**
 * Shows a bulk and watches it.
 *
 * @param bulk as it was answered when it was created.
 * @param home the client `options` it was created with, and whether it is `inSandbox`.
 */
export function watch(bulk, home) {
  byId("no-bulks").hidden = true;
  const card = new BulkCard(bulk, home);
  byId("bulk-list").prepend(card.item);
  card.watch();
}

class BulkCard {
  #bulk;
  #home;
  #messages;
  #client;
  #log;

  #chip = element("span");
  #progress = element("progress", { "aria-label": "Messages sent" });
  #numbers = element("span", { className: "numbers" });
  #problem = element("p", { className: "result", role: "status" });
  #cancel = element("button", { type: "button" }, "Cancel bulk");
  #again = element("button", { type: "button", hidden: true }, "Watch again");
  #delete = element("button", { type: "button", className: "quiet" }, "Delete its SMS…");

  constructor(bulk, home) {
    this.#bulk = bulk;
    this.#home = home;
    const sender = bulk.sender_id ? `From ${bulk.sender_id}. ` : "";
    this.item = element(
      "li",
      { className: "bulk" },
      element("div", { className: "bulk-head" }, this.#chip, element("code", { className: "uuid" }, bulk.uuid)),
      element("p", { className: "excerpt" }, sender, element("q", {}, bulk.text ?? "")),
      element("div", { className: "bar" }, this.#progress, this.#numbers),
      element("div", { className: "actions" }, this.#cancel, this.#again, this.#delete, this.#problem),
    );
    this.#cancel.addEventListener("click", () => this.#stop());
    this.#again.addEventListener("click", () => this.watch());
    this.#delete.addEventListener("click", () => deleteBulk(bulk.uuid));
    this.#render();
  }

  /** Looks at the bulk again and again until it has ended. */
  async watch() {
    this.#again.hidden = true;
    this.#problem.textContent = "";
    try {
      this.#log ??= new Entry("Watch bulk");
      this.#client ??= lox24(this.#log.fetch, this.#home.options);
      await this.#count();
      while (!stateOf(this.#bulk).ended) {
        await new Promise((resume) => setTimeout(resume, INTERVAL_MS));
        await this.#look();
      }
    } catch (error) {
      this.#log.fail(error);
      this.#problem.textContent = `No longer watched. ${error.message}`;
      this.#again.hidden = false;
    }
  }

  async #look() {
    try {
      const bulk = await this.#client.getBulk(this.#bulk.uuid);
      await this.#update(bulk);
      this.#problem.textContent = "";
    } catch (error) {
      // These may pass. To go on after a refusal would be worse than useless: LOX24 blocks an address that keeps calling
      // with a wrong token.
      if (!(error instanceof ConnectionError || error instanceof InternalServerError)) throw error;
      this.#problem.textContent = "The last look failed. Trying on…";
    }
  }

  async #stop() {
    this.#cancel.disabled = true;
    this.#problem.textContent = "";
    try {
      const bulk = await logged("Cancel bulk", (fetch) => lox24(fetch, this.#home.options).cancelBulk(this.#bulk.uuid));
      await this.#update(bulk);
    } catch (error) {
      this.#problem.textContent = summaryOf(error);
      this.#cancel.disabled = false;
    }
  }

  async #update(bulk) {
    // A look that was under way when the bulk was cancelled brings old news.
    if (stateOf(this.#bulk).ended) return;
    const before = this.#bulk.status_code;
    this.#bulk = { ...this.#bulk, ...bulk };
    await this.#count();
    if (this.#bulk.status_code !== before) announce(`Bulk ${this.#bulk.uuid.slice(0, 8)}: ${stateOf(this.#bulk).name}`);
  }

  async #count() {
    if (this.#home.inSandbox) this.#messages = await sandbox.messagesOf(this.#bulk.uuid);
    this.#render();
  }

  #render() {
    const { name, mood, ended } = stateOf(this.#bulk);
    this.#chip.className = `chip ${mood}`;
    this.#chip.textContent = name;
    this.#cancel.hidden = ended;

    const total = this.#bulk.msg_total_count;
    this.#numbers.textContent = this.#inNumbers(total);
    this.#progress.max = total || 1;
    const sent = this.#bulk.status_code === 10 ? this.#progress.max : this.#messages?.sent;
    if (sent !== undefined) this.#progress.value = sent;
    else if (this.#bulk.status_code === 5) this.#progress.removeAttribute("value");
    else this.#progress.value = 0;
  }

  /** LOX24 tells the total only; the sandbox also tells how many are sent. */
  #inNumbers(total) {
    if (total === null || total === undefined) return "";
    if (this.#bulk.status_code === 10 || !this.#messages) return counted(total, "message");
    const { sent, stopped } = this.#messages;
    const ofTotal = `${sent.toLocaleString("en")} of ${counted(total, "message")} sent`;
    return stopped > 0 ? `${ofTotal}, ${stopped.toLocaleString("en")} stopped` : ofTotal;
  }
}
