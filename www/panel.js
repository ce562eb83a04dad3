// The controls of the sandbox: its clock, its faults, and what it has sent.
import { byId } from "./dom.js";
import { showTime, startClock } from "./clock.js";
import { showPending, startFaults } from "./faults.js";
import * as sandbox from "./sandbox.js";
import { showSent } from "./sent.js";
import * as settings from "./settings.js";

const INTERVAL_MS = 1000;

export function startPanel() {
  byId("notice").textContent = sandbox.words().notice;
  // On a narrow screen it covers a part of the page.
  byId("panel").open = matchMedia("(min-width: 64rem)").matches;
  byId("reset").hidden = !sandbox.canReset();
  byId("reset").addEventListener("click", sandbox.reset);
  startClock(refresh);
  startFaults();
  refresh();
  setInterval(() => {
    if (settings.isSandbox() && !document.hidden) refresh();
  }, INTERVAL_MS);
}

const inWords = ({ sent, waiting }) => `${sent.toLocaleString("en")} sent, ${waiting.toLocaleString("en")} waiting`;

/** Shows the current state, and returns how many messages were sent and are waiting. */
async function refresh() {
  const [time, totals] = [await sandbox.clock(), await sandbox.totals()];
  if (!time || !totals) return undefined;
  showTime(time);
  byId("panel-figures").textContent = inWords(totals);
  await Promise.all([showPending(), showSent(totals.sent)]);
  return totals;
}
