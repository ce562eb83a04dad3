// Sends the composed bulk: to typed numbers in one request, to a list in as many requests as it needs.
import { lox24 } from "./clients.js";
import { Delivery } from "./delivery.js";
import { byId, counted, element } from "./dom.js";
import { download } from "./download.js";
import { logged } from "./exchange-log.js";
import { clearFound, offerToLook } from "./lost-bulks.js";
import * as settings from "./settings.js";
import { follow, watch } from "./watch.js";

/**
 * How many numbers of a list go into one request. LOX24 mentions thousands and documents no limit. If a response is lost,
 * nobody knows whether its request was carried out, and that must not happen to a million messages at once.
 */
const PART = 10_000;

/** Error outcomes after which a bulk may exist that the page does not know. */
const LOST = ["unknown", "accepted"];

/** The current list: its `file`, how much of it has been sent, and how many recipients were sent to in `earlier` reads of the file. */
let current = {};
/** Stops sending after the next response. */
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

/** How much of a list from a file has been sent. */
export function deliveryOf(list, file) {
  if (current.list === list) return current.delivery;
  const earlier = current.file === file ? current.earlier + current.delivery.all - current.delivery.left : 0;
  current = { list, file, earlier, delivery: new Delivery([...list.chunks(PART)]) };
  return current.delivery;
}

/** A warning about recipients that may be sent to twice, if there are any: reading a file with other options makes another list. */
export function repetition() {
  const { earlier = 0 } = current;
  return earlier > 0 ? `This file was read before with other options, and ${counted(earlier, "recipient was", "recipients were")} sent a message. This list may contain some of them again.` : "";
}

/** Sends `bulk` to the remaining recipients within the `limits` of `createBulk`, and watches the bulks it creates. */
export async function deliver(bulk, delivery, form, limits) {
  // A bulk is watched where it was created, even if the settings change.
  const home = { options: settings.lox24(), inSandbox: settings.isSandbox() };
  const isOne = delivery.requests.left === 1;
  byId("halt").disabled = false;
  byId("halt").hidden = isOne;
  // Only this page knows how much of this list has been sent, so both must stay.
  byId("recipients-source").inert = !isOne;
  if (!isOne) addEventListener("beforeunload", ask);
  // The first response makes this note outdated.
  byId("partial").hidden = true;
  clearFound();
  form.say("Sending…");
  let card;
  let created = 0;
  let part;
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
      for await (const answer of delivery.run(bulk, (one) => {
        part = one.phones;
        return client.createBulk(one, { ...limits, tag: true });
      })) {
        card ??= watch(home, own);
        card.add(answer);
        created += 1;
        if (halted) break;
        form.say(`Sending… ${counted(delivery.left, "recipient")} left.`);
      }
    });
    const done = isOne ? "Created. You can follow it below." : `Created ${counted(created, "bulk")}. You can follow ${created === 1 ? "it" : "them"} below.`;
    if (delivery.isDone) form.say(done, "good");
    else form.say(`Stopped. ${done}`);
  } catch (error) {
    if (LOST.includes(error.outcome) && error.tag) offer(error, home, delivery, part);
    throw error;
  } finally {
    byId("halt").hidden = true;
    byId("recipients-source").inert = false;
    removeEventListener("beforeunload", ask);
    end();
  }
}

/** Offers to look for the bulk of a `part` of the recipients. */
function offer(error, home, delivery, part) {
  offerToLook({ error, options: home.options, recipients: part?.length ?? 0 }, (bulk, certain) => {
    if (certain) {
      delivery.found(part);
      if (current.delivery === delivery) showDelivery(delivery);
    }
    follow(home, bulk);
  });
}

/** Makes the browser ask before it leaves the page. */
function ask(event) {
  event.preventDefault();
}

/** Shows how much of a list has been sent, if that is neither nothing nor everything. Shows nothing without a list. */
export function showDelivery(delivery) {
  const { left, all } = delivery?.requests ?? { left: 1, all: 1 };
  const isBegun = left < all;
  const bulks = counted(left, isBegun ? "more bulk" : "bulk");
  byId("create").textContent = all === 1 || left === 0 ? "Create bulk" : `Create ${bulks}`;
  byId("parts").hidden = left < 2;
  const unsure = delivery?.unsure ?? 0;
  const isPartial = isBegun && (left > 0 || unsure > 0);
  const lines = [
    isPartial && `Sent to ${(delivery.all - delivery.left - unsure).toLocaleString("en")} of ${counted(delivery.all, "recipient")}; ${delivery.left.toLocaleString("en")} left.`,
    unsure > 0 && `${counted(unsure, "recipient")} may or may not have been sent the message. Further requests leave ${unsure === 1 ? "it" : "them"} out.`,
    delivery && repetition(),
  ].filter(Boolean);
  byId("partial").hidden = lines.length === 0;
  byId("partial-lines").replaceChildren(...lines.map((line) => element("p", {}, line)));
  byId("download-unsure").hidden = unsure === 0;
}
