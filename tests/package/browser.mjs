// Chromium as xtask found it (CHROMIUM), for a machine without a screen, maybe as root, and without the open internet.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // It looks for updates in spite of all these.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** `more` are further arguments of the browser. */
export async function launch(more = []) {
  assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: there is no browser to test with");
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: [...args, ...more] });
}
