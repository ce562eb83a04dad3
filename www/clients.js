// The package's clients: real ones for the current settings, and rehearsals, which check and build but never send.
import { EightByEightClient, Lox24Client, ValidationError } from "./pkg/index.js";
import * as settings from "./settings.js";

export const lox24 = (fetch, options = settings.lox24()) => connect(Lox24Client, options, fetch);
export const eightByEight = (fetch, options = settings.eightByEight()) => connect(EightByEightClient, options, fetch);

function connect(Client, options, fetch) {
  // A `fetch` of one's own may be what adds the credential, so with one a missing credential passes. Here it only writes
  // the log: the options must also stand without it.
  new Client(options).free();
  return new Client({ ...options, fetch });
}

/** What `call` would send with a LOX24 client of these options: `{ issues, request }`, the request only without issues. */
export const rehearseLox24 = (call, options = {}) => rehearse(Lox24Client, options, call);

/** The same with an 8x8 client. */
export const rehearseEightByEight = (call, options) => rehearse(EightByEightClient, options, call);

async function rehearse(Client, options, call) {
  let request;
  const keep = async (built) => {
    request = built;
    // A refusal ends the call for good: nothing is tried again.
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
