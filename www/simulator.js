// The sandbox inside this page: an object of `bulk-sms/testing`. It needs no server, so the page works on any static host.
import { Sandbox } from "./pkg/testing.js";

/** How often the clock is moved, so that what is delayed arrives. */
const TICK_MS = 200;

export function start() {
  // It has one speed for its whole life. Stopped, it has whichever the page moves it at.
  const sandbox = new Sandbox({ speed: 0 });
  let speed = 1;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    sandbox.advance(((now - last) / 1000) * speed);
    last = now;
  };
  setInterval(tick, TICK_MS);

  const { token, apiKey, subAccountId } = sandbox;
  return {
    words: {
      name: "Simulator",
      place: "The simulator in this page",
      notice: "This is a simulator of LOX24 and 8x8: no message is ever sent, and nothing leaves your browser.",
    },
    account: { token, apiKey, subAccountId },
    access: {
      fetch(request) {
        tick();
        return sandbox.fetch(request);
      },
    },
    // A new page has empty accounts.
    reset: () => location.reload(),
    async clock(change = {}) {
      tick();
      speed = change.speed ?? speed;
      sandbox.advance(change.advance ?? 0);
      return { now: sandbox.state().now, speed };
    },
    state: async () => sandbox.state(),
    sent: async () => sandbox.sent(),
    requests: async () => sandbox.requests(),
    fail: async (fault) => sandbox.fail(fault),
    addBatch: async (batch) => sandbox.addBatch(batch),
  };
}
