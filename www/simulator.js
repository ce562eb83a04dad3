// The sandbox inside this page: an object of `bulk-sms/testing`. It needs no server, so the page works on any static host.
import { Sandbox } from "./pkg/testing.js";

/** How often the clock is moved, so that what is delayed arrives. */
const TICK_MS = 200;
/** The state of a million messages takes long to count, so it is kept for this many times as long as the counting took. */
const KEPT = 20;

export function start() {
  let now = Date.now();
  // The speed of a sandbox never changes. So this one stands still, and the page moves it.
  const sandbox = new Sandbox({ speed: 0, now: new Date(now) });
  let speed = 1;
  let last = performance.now();
  let kept;

  function advance(seconds) {
    sandbox.advance(seconds);
    now += seconds * 1000;
  }
  function tick() {
    const time = performance.now();
    advance(((time - last) / 1000) * speed);
    last = time;
  }
  function state() {
    const begin = performance.now();
    if (kept && begin < kept.until) return kept.state;
    const counted = sandbox.state();
    const end = performance.now();
    kept = { state: counted, until: end + KEPT * (end - begin) };
    return counted;
  }
  setInterval(tick, TICK_MS);

  const { token, apiKey, subAccountId } = sandbox;
  const access = {
    fetch(request) {
      tick();
      return sandbox.fetch(request);
    },
  };
  return {
    words: {
      name: "Simulator",
      place: "The simulator in this page",
      notice: "This is a simulator of LOX24 and 8x8: no message is ever sent, and nothing leaves your browser.",
    },
    account: { token, apiKey, subAccountId },
    access: { lox24: access, eightByEight: access },
    // A new page has empty accounts.
    reset: () => location.reload(),
    async clock(change = {}) {
      tick();
      speed = change.speed ?? speed;
      if (change.advance !== undefined) {
        advance(change.advance);
        kept = undefined;
      }
      return { now: Math.floor(now / 1000), speed };
    },
    state: async () => state(),
    sent: async () => sandbox.sent(),
    requests: async () => sandbox.requests(),
    fail: async (fault) => sandbox.fail(fault),
    addBatch: async (batch) => sandbox.addBatch(batch),
  };
}
