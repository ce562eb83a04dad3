// The states of a bulk in words.

const STATES = {
  0: { name: "New", mood: "waiting" },
  5: { name: "In progress", mood: "running" },
  10: { name: "Processed", mood: "good", ended: true },
  15: { name: "Cancelled", mood: "stopped", ended: true },
  20: { name: "System error", mood: "bad", ended: true },
  201: { name: "No recipients found", mood: "bad", ended: true },
};

/** All known states, in the order of their codes. */
export const states = Object.values(STATES);

/** LOX24 may add states. An unknown one is shown as it is, and watching continues. */
export const stateOf = ({ status_code }) => STATES[status_code] ?? { name: `Status ${status_code}`, mood: "waiting" };

export const hasEnded = (bulk) => stateOf(bulk).ended === true;
