// The object as a target. It imports nothing that a page, a Worker, Deno or Bun lacks.
import { dateOf, hostOf, ownHeaders, ownLog } from "../differences.mjs";

/** How long to wait for what should not come, in milliseconds. */
const PATIENCE = 100;

/** The beginning of a ValidationError's message. */
const REFUSES = "The sandbox refuses its input.\n  ";

export const object = (Sandbox) => ({
  open(settings) {
    const { now } = settings;
    const made = attempt(() => new Sandbox({ ...settings, now: dateOf(now) }));
    return made.refused ? made : new World(made);
  },
});

class World {
  #sandbox;
  #calls;

  constructor(sandbox) {
    this.#sandbox = sandbox;
    this.names = { token: sandbox.token, key: sandbox.apiKey, sub: sandbox.subAccountId };
    this.hide = hidden({ ...sandbox, elsewhere: "https://elsewhere.example/w/default" });
    this.#calls = {
      advance: (seconds) => sandbox.advance(seconds),
      fail: (faults) => sandbox.fail(...faults),
      addSms: (sms) => sandbox.addSms(sms),
      addBatch: (batch) => sandbox.addBatch(batch),
      addBlocked: (blocked) => sandbox.addBlocked(blocked),
      configure: (settings) => sandbox.configure(settings),
      clearFaults: () => sandbox.clearFaults(),
      requests: () => ownLog(sandbox.requests()),
      state: () => sandbox.state(),
      sent: () => sandbox.sent(),
    };
  }

  call(name, input) {
    return attempt(() => this.#calls[name](input));
  }

  async send({ method, path, headers, body, host, delayed, silent }) {
    const abort = new AbortController();
    const init = { method, headers, body, redirect: "manual", signal: abort.signal };
    const response = this.#sandbox.fetch(`https://${hostOf({ host, path })}${path}`, init);
    if (delayed !== undefined) {
      await this.#hasArrived();
      this.#sandbox.advance(delayed);
    }
    return seen(response, silent, abort);
  }

  /** Waits until the body of the latest request has been read; requests that are delayed have one. */
  async #hasArrived() {
    while (!this.#sandbox.requests().log.at(-1)?.body) await pause(1);
  }
}

/** What a caller sees of a response, and how it ends if it does not end well. */
async function seen(promised, silent, abort) {
  let head;
  let timer;
  const chunks = [];
  const wait = () => {
    clearTimeout(timer);
    if (silent) timer = setTimeout(() => abort.abort("silent"), PATIENCE);
  };
  const read = async () => {
    if (silent !== "body") wait();
    const { status, headers, body } = await promised;
    head = { status, headers: ownHeaders(headers) };
    wait();
    const reader = body?.getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader.read()) {
      chunks.push(...next.value);
      wait();
    }
  };
  const ends = await read()
    .finally(() => clearTimeout(timer))
    .then(
      () => undefined,
      (error) => (error === "silent" ? "silent" : error instanceof TypeError ? "closed" : String(error)),
    );
  if (!head) return { fails: ends };
  return { ...head, body: new TextDecoder().decode(new Uint8Array(chunks)), ...(ends && { ends }) };
}

function attempt(call) {
  try {
    return call();
  } catch (error) {
    const { name, message, issues } = error;
    if (name !== "ValidationError" || !message.startsWith(REFUSES)) throw error;
    return { refused: { error: message.slice(REFUSES.length).replaceAll("\n  ", "\n"), issues } };
  }
}

/** What only one world has, with what to show instead. */
export function hidden({ token, apiKey, subAccountId, elsewhere }) {
  return [
    [token, "<token>"],
    [apiKey, "<key>"],
    [subAccountId, "<sub>"],
    [elsewhere, "<elsewhere>"],
  ];
}

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
