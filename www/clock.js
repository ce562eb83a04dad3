// The clock of the sandbox: its time, its speed, and steps forward.
import { announce, byId, counted } from "./dom.js";
import * as sandbox from "./sandbox.js";

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium" });

/** @param refresh shows what has happened and returns how many messages were sent and are waiting. */
export function startClock(refresh) {
  const speed = byId("speed");
  speed.addEventListener("change", async () => {
    await sandbox.clock({ speed: Number(speed.value) });
    await refresh();
  });
  const move = async (step) => {
    const time = await step();
    const totals = await refresh();
    if (time && totals) announce(`It is ${inWords(time)}. ${counted(totals.sent, "message")} sent, ${totals.waiting.toLocaleString("en")} waiting.`);
  };
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => move(() => sandbox.clock({ advance: Number(button.dataset.advance) })));
  }
  byId("finish").addEventListener("click", () => move(sandbox.finish));
}

export function showTime(time) {
  byId("clock-now").textContent = `It is ${inWords(time)}.`;
  // A list that is open would lose the choice.
  if (document.activeElement !== byId("speed")) byId("speed").value = time.speed;
}

const inWords = ({ now }) => TIME.format(now * 1000);
