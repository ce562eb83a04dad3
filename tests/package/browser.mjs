// Starts the Chromium that xtask found (CHROMIUM) on a machine without a screen or open internet, possibly as root.
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
  // It looks for updates despite all these flags.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** `more` holds further arguments for the browser. */
export async function launch(more = []) {
  assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: there is no browser to test with");
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: [...args, ...more] });
}
