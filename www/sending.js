// Sending what was composed: to typed numbers in one request, to a list in as many as it takes.
import { lox24 } from "./clients.js";
import { Delivery } from "./delivery.js";
import { byId, counted, element } from "./dom.js";
import { download } from "./download.js";
import { logged } from "./exchange-log.js";
import * as settings from "./settings.js";
import { watch } from "./watch.js";

/**
 * Numbers of a list in one request. LOX24 speaks of thousands, and documents no limit. If an answer is lost, nobody can
 * tell whether its request was carried out: that must not be true of a million messages.
 */
const PART = 10_000;

/** The list at hand: its `file`, how far it was sent to, and how many recipients `earlier` readings of the file sent to. */
let current = {};
/** Ends the sending under way, after its next answer. */
let halt;

export function startSending() {
  byId("part-size").textContent = counted(PART, "number");
  byId("halt").addEventListener("click", () => {
    byId("halt").disabled = true;
    halt();
  });
  byId("download-unsure").addEventListener("click", () => {
    download("may-have-been-sent.txt", "text/plain", `${current.delivery.unsureNumbers().join("\n")}\n`);
  });
}

/** How far a list out of a file has been sent to. */
export function deliveryOf(list, file) {
  if (current.list === list) return current.delivery;
  const earlier = current.file === file ? current.earlier + current.delivery.all - current.delivery.left : 0;
  current = { list, file, earlier, delivery: new Delivery([...list.chunks(PART)]) };
  return current.delivery;
}

/** Recipients that may be sent to twice: a file that is read in another way is another list. In words, if there are any. */
export function repetition() {
  const { earlier = 0 } = current;
  return earlier > 0 ? `This file was read in another way before, and ${counted(earlier, "recipient")} of it were sent to. They may be in the list again.` : "";
}

/** Sends `bulk` to what is left, and watches what is created. */
export async function deliver(bulk, delivery, form) {
  // A bulk is watched where it was created, even if the settings move on.
  const home = { options: settings.lox24(), inSandbox: settings.isSandbox() };
  const isOne = delivery.requests.left === 1;
  byId("halt").disabled = false;
  byId("halt").hidden = isOne;
  // How far it has come is known to this page only, and of this list: both must stay.
  byId("recipients-source").inert = !isOne;
  if (!isOne) addEventListener("beforeunload", ask);
  // What it says is over with the first answer.
  byId("partial").hidden = true;
  form.say("Sending…");
  let card;
  let created = 0;
  let halted = false;
  const { promise: ended, resolve: end } = Promise.withResolvers();
  halt = () => {
    halted = true;
    return ended;
  };
  const own = halt;
  try {
    await logged("Create bulk", async (fetch) => {
      const client = lox24(fetch, home.options);
      for await (const answer of delivery.run(bulk, (part) => client.createBulk(part))) {
        card ??= watch(home, own);
        card.add(answer);
        created += 1;
        if (halted) break;
        form.say(`Sending… ${counted(delivery.left, "recipient")} left.`);
      }
    });
    const done = isOne ? "Created. It is watched below." : `Created ${counted(created, "bulk")}. They are watched below.`;
    if (delivery.isDone) form.say(done, "good");
    else form.say(`Stopped. ${done}`);
  } finally {
    byId("halt").hidden = true;
    byId("recipients-source").inert = false;
    removeEventListener("beforeunload", ask);
    end();
  }
}

/** Has the browser ask before it leaves the page. */
function ask(event) {
  event.preventDefault();
}

/** Shows how far a list has been sent to, unless that is not at all or everywhere. Without a list nothing. */
export function showDelivery(delivery) {
  const { left, all } = delivery?.requests ?? { left: 1, all: 1 };
  const isBegun = left < all;
  const bulks = counted(left, isBegun ? "other bulk" : "bulk");
  byId("create").textContent = all === 1 || left === 0 ? "Create bulk" : `Create ${bulks}`;
  byId("parts").hidden = left < 2;
  const unsure = delivery?.unsure ?? 0;
  const isPartial = isBegun && (left > 0 || unsure > 0);
  const lines = [
    isPartial && `${counted(delivery.all - delivery.left - unsure, "recipient")} of ${delivery.all.toLocaleString("en")} were sent to. ${counted(delivery.left, "recipient")} are left.`,
    unsure > 0 && `${counted(unsure, "recipient")} may have been sent to, nobody can tell. They are left out of what follows.`,
    delivery && repetition(),
  ].filter(Boolean);
  byId("partial").hidden = lines.length === 0;
  byId("partial-lines").replaceChildren(...lines.map((line) => element("p", {}, line)));
  byId("download-unsure").hidden = unsure === 0;
}
