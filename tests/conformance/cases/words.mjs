// The words of the cases: requests with the right credentials, and steps.

/** A request to LOX24 with the right credentials and `Accept`; a header that is undefined is left out. */
export const lox24 = (method, path, { body, headers, ...more } = {}) => ({
  method,
  path,
  headers: present({
    "x-lox24-auth-token": "<token>",
    accept: "application/json",
    "content-type": body === undefined ? undefined : "application/json",
    ...headers,
  }),
  body,
  ...more,
});

/** A request to 8x8 with the right credentials; `path` is below the sub-account. */
export const eightByEight = (method, path, { body, headers, sub = "<sub>", ...more } = {}) => ({
  method,
  path: `/api/v1/subaccounts/${sub}${path}`,
  headers: present({
    authorization: "Bearer <key>",
    "content-type": body === undefined ? undefined : "application/json",
    ...headers,
  }),
  body,
  ...more,
});

const present = (headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));

export const send = (request, gives, keep) => ({ send: request, gives, keep });
export const call = (name, input, keep) => ({ call: name, input, keep });
export const refused = (name, input) => ({ call: name, input, refused: true });
export const advance = (seconds) => call("advance", seconds);
export const fail = (...faults) => call("fail", faults);

export const bulk = (more) => ({ sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001", "+447700900002"], ...more });
export const createBulk = (more, options) => lox24("POST", "/bulks", { body: bulk(more), ...options });
/** Creates a bulk, which later steps know as `<bulk>`. */
export const aBulk = (more) => send(createBulk(more), 201, { bulk: "uuid" });

export const message = (more) => ({ destination: "+447700900001", text: "Doors open at 19:00", ...more });
export const sendSms = (more) => eightByEight("POST", "/messages", { body: message(more) });
/** Sends a message, which later steps know as `<umid>`. */
export const aMessage = (more) => send(sendSms(more), 200, { umid: "umid" });

export const batch = (more) => ({ messages: [message(), message({ destination: "+447700900002" })], ...more });
export const sendBatch = (more) => eightByEight("POST", "/messages/batch", { body: batch(more) });
/** Sends a batch, which later steps know as `<batch>`. */
export const aBatch = (more) => send(sendBatch(more), 200, { batch: "batchId" });

/** An id of the right form that nobody has. */
export const UNKNOWN = "da0fa78c-4699-11ea-a637-96000028b339";

/** Names each case after its key, in a group. */
export const named = (group, cases) =>
  Object.entries(cases).map(([name, steps]) => ({ name: `${group}: ${name}`, ...(Array.isArray(steps) ? { steps } : steps) }));
