// Starts every part of the page.
import { startAccountBulks } from "./account-bulks.js";
import { startBatch } from "./batch.js";
import { startCompose } from "./compose.js";
import { byId } from "./dom.js";
import { startLog } from "./exchange-log.js";
import { startNewBatch } from "./new-batch.js";
import { startPanel } from "./panel.js";
import { startPurge } from "./purge.js";
import * as sandbox from "./sandbox.js";
import * as settings from "./settings.js";
import { startTheme } from "./theme.js";
import { startViews } from "./views.js";

export async function start() {
  startTheme();
  startLog();
  await sandbox.detect();
  settings.startSettings();
  startCompose();
  startAccountBulks();
  startPurge();
  startBatch();
  startNewBatch();
  startPanel();
  startViews();

  const showTarget = () => {
    byId("target").textContent = settings.placeName();
    byId("target").classList.toggle("live", !settings.isSandbox());
  };
  settings.onChange(showTarget);
  showTarget();
}
