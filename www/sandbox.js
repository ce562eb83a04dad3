// The control endpoints of the sandbox that serves this page. Elsewhere there are none, and the page works without them.

const CONTROL = "/_sandbox";

/** The sandbox account, open to everybody. The token is the example from LOX24's own manual. */
export const ACCOUNT = {
  token: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx",
  apiKey: "sandbox-api-key",
  subAccountId: "sandbox_sub",
};

let present = false;

/** Finds out whether there is a sandbox. */
export async function detect() {
  present = (await control("clock")) !== undefined;
}

export const isPresent = () => present;

/** Returns `{ now, speed }`, after setting the speed if one is given. */
export const clock = (speed) => control("clock", speed === undefined ? undefined : { speed });

/** How many messages of these bulks were sent and how many were stopped. LOX24 itself does not report this. */
export async function messagesOf(uuids) {
  const state = await control("state");
  const bulks = state?.bulks.filter(({ uuid }) => uuids.includes(uuid));
  // SMS status codes: 100 sent, 6000 stopped by API.
  const count = (code) => bulks.reduce((sum, { sms }) => sum + (sms[code] ?? 0), 0);
  return bulks && { sent: count(100), stopped: count(6000) };
}

/** Schedules an 8x8 batch, as another program would, and returns its id. */
export async function scheduleBatch(count, secondsAhead) {
  return (await control("batches", { count, scheduled_in: secondsAhead }))?.batchId;
}

/** The response of a control endpoint, or undefined if there is none. */
async function control(name, change) {
  const options = change === undefined ? {} : { method: "POST", body: JSON.stringify(change) };
  try {
    const response = await fetch(`${CONTROL}/${name}`, options);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
