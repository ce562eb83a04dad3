// The package's clients: real ones for the current settings, and rehearsals, which check and build a request but never send it.
import { EightByEightClient, Lox24Client, ValidationError } from "./pkg/index.js";
import * as settings from "./settings.js";

export const lox24 = (log, options = settings.lox24()) => connect(Lox24Client, options, log);
export const eightByEight = (log, options = settings.eightByEight()) => connect(EightByEightClient, options, log);

/** @param log sends a request with a `fetch`, the global one by default, and logs it. */
function connect(Client, { fetch, ...options }, log) {
  // A custom `fetch` may add the credential, so clients with one accept a missing credential. Here it does not, so the options
  // must be valid without it.
  new Client(options).free();
  return new Client({ ...options, fetch: (request) => log(request, fetch) });
}

/** What `call` would send with a LOX24 client that has these options: `{ issues, request }`, with a request only if there are no issues. */
export const rehearseLox24 = (call, options = {}) => rehearse(Lox24Client, options, call);

/** The same with an 8x8 client. */
export const rehearseEightByEight = (call, options) => rehearse(EightByEightClient, options, call);

async function rehearse(Client, options, call) {
  let request;
  const keep = async (built) => {
    request = built;
    // A 400 ends the call: nothing is retried.
    return new Response(null, { status: 400 });
  };
  try {
    await call(new Client({ ...options, fetch: keep }));
  } catch (error) {
    if (error instanceof ValidationError) return { issues: error.issues };
    if (request === undefined) throw error;
  }
  return { issues: [], request };
}
