// The sandbox that serves this page, through its control endpoints.

/** The account is open to everybody. The token is the example from LOX24's own manual. */
const account = {
  token: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx",
  apiKey: "sandbox-api-key",
  subAccountId: "sandbox_sub",
};

/** @param path where the control endpoints are. */
export function start(path) {
  /** The response of a control endpoint, or undefined if there is none. */
  async function control(name, change) {
    const options = change === undefined ? {} : { method: "POST", body: JSON.stringify(change) };
    try {
      const response = await fetch(`${path}/${name}`, options);
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }
  return {
    words: {
      name: "Sandbox",
      place: "The sandbox at this address",
      notice: "This is a simulator of LOX24 and 8x8: no message is ever sent.",
    },
    account,
    access: { baseUrl: location.origin },
    clock: (change) => control("clock", change),
    state: () => control("state"),
    sent: () => control("sent"),
    requests: () => control("requests"),
    fail: (fault) => control("faults", fault),
    addBatch: async (batch) => (await control("batches", batch))?.batchId,
  };
}
