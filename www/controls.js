// The control endpoints of a sandbox server.

/** @param path where the control endpoints are. */
export function controlsAt(path) {
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
    clock: (change) => control("clock", change),
    state: () => control("state"),
    sent: () => control("sent"),
    requests: () => control("requests"),
    fail: (fault) => control("faults", fault),
    addBatch: async (batch) => (await control("batches", batch))?.batchId,
  };
}
