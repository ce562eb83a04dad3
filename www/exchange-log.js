// The log of all calls: what was sent, what came back, and what it means.
import { byId, element } from "./dom.js";
import { hintOf, outcomeOf, problemsOf } from "./explain.js";

const MOST_ENTRIES = 100;
const LONGEST_BODY = 5000;
const MOST_PROBLEMS = 10;
const MASK = "••••••••";
/** Headers that carry a credential, and the text before it. */
const SECRET_HEADERS = { "x-lox24-auth-token": "", authorization: "Bearer " };
const ANSWER_HEADERS = ["content-type", "bulk-sms-outcome", "x-lox24-request-id", "retry-after"];

let opened;

export function startLog() {
  byId("clear-log").addEventListener("click", () => {
    byId("exchanges").replaceChildren();
    byId("no-exchanges").hidden = false;
  });
}

/**
 * Runs a call and logs it. `work` gets the `fetch` for its client.
 *
 * @returns what `work` returns; it rejects with what `work` rejects with.
 */
export async function logged(name, work) {
  const entry = new Entry(name, { open: true });
  try {
    return await work(entry.fetch);
  } catch (error) {
    entry.fail(error);
    throw error;
  }
}

/** One line of the log. Repeated requests of one call, such as watching a bulk, share a line. */
export class Entry {
  #name;
  #path = "";
  #status = "…";
  #mood = "";
  /** Requests so far. */
  #count = 0;
  #failed = false;
  #secrets = [];
  #summary = element("summary");
  #body = element("div", { className: "exchange" });

  constructor(name, { open = false } = {}) {
    this.#name = name;
    const details = element("details", { open }, this.#summary, this.#body);
    if (open) {
      if (opened) opened.open = false;
      opened = details;
    }
    this.#head();
    const list = byId("exchanges");
    list.prepend(element("li", {}, details));
    while (list.children.length > MOST_ENTRIES) list.lastElementChild.remove();
    byId("no-exchanges").hidden = true;
  }

  /** Sends a request and logs it. `send` is the global `fetch`, unless the settings have another one. */
  fetch = async (request, send = fetch) => {
    const number = ++this.#count;
    const url = new URL(request.url);
    const content = await request.clone().text();
    this.#secrets = secretsOf(request.headers);
    this.#failed = false;
    this.#path = `${request.method} ${url.pathname}`;
    this.#status = "…";
    this.#mood = "";
    this.#head();
    this.#body.replaceChildren(
      part("Request", this.#code(`${request.method} ${url.href}`), this.#headers([...request.headers]), this.#content(content)),
    );

    const start = performance.now();
    const response = await send(request);
    const copy = response.clone();
    const answered = (text) => {
      // A later request may have finished first.
      if (number === this.#count) this.#answer(response, text, performance.now() - start);
    };
    // The package reads the response itself and must not wait for the log.
    copy.text().then(answered, (error) => answered(`The body was cut off: ${error.message}`));
    return response;
  };

  /** Logs how the call failed. */
  fail(error) {
    this.#failed = true;
    this.#mood = "bad";
    if (this.#status === "…") this.#status = this.#count === 0 ? "not sent" : "failed";
    this.#head();
    const hint = hintOf(error);
    this.#body.append(
      part(
        "Error",
        element("p", {}, element("strong", {}, error.name), error.code === undefined ? "" : ` (${error.code})`),
        element("p", {}, element("strong", {}, outcomeOf(error))),
        element("p", {}, this.#masked(error.message)),
        ...(hint ? [element("p", { className: "hint" }, hint)] : []),
        element("ul", {}, ...problemsOf(error).slice(0, MOST_PROBLEMS).map((line) => element("li", {}, this.#masked(line)))),
      ),
    );
  }

  #answer(response, text, milliseconds) {
    // A browser hides the status of a redirect.
    this.#status = response.status || "redirect";
    this.#mood = response.ok && !this.#failed ? "good" : "bad";
    this.#head();
    const names = ANSWER_HEADERS.filter((name) => response.headers.has(name));
    const status = `${response.status} ${response.statusText}`.trim();
    // The error of the call may already be shown.
    this.#body.firstElementChild.after(
      part(
        "Response",
        this.#code(`${status}, after ${Math.round(milliseconds)} ms`),
        this.#headers(names.map((name) => [name, response.headers.get(name)])),
        this.#content(text),
      ),
    );
  }

  #head() {
    const times = this.#count > 1 ? ` × ${this.#count}` : "";
    this.#summary.replaceChildren(
      element("span", { className: `status ${this.#mood}` }, String(this.#status)),
      element("span", { className: "exchange-name" }, this.#name + times),
      element("span", { className: "exchange-path" }, this.#masked(this.#path)),
    );
  }

  #headers(headers) {
    const rows = headers.map(([name, value]) => {
      const secret = SECRET_HEADERS[name];
      const shown = secret === undefined ? this.#masked(value) : secret + MASK;
      return element("div", {}, element("dt", {}, name), element("dd", {}, shown));
    });
    return element("dl", { className: "headers" }, ...rows);
  }

  #content(text) {
    return text === "" ? element("p", { className: "hint" }, "No body") : this.#code(pretty(text));
  }

  #code(text) {
    return element("pre", { className: "code", tabIndex: 0 }, shortened(this.#masked(text)));
  }

  /** Masks secrets: a provider might repeat a credential in its response. */
  #masked(text) {
    return this.#secrets.reduce((text, secret) => text.replaceAll(secret, MASK), text);
  }
}

function part(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}

function secretsOf(headers) {
  return Object.entries(SECRET_HEADERS)
    .map(([name, before]) => headers.get(name)?.slice(before.length))
    .filter(Boolean);
}

/** Indents JSON and leaves anything else as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export function shortened(text) {
  const left = text.length - LONGEST_BODY;
  return left > 0 ? `${text.slice(0, LONGEST_BODY)}\n… and ${left.toLocaleString("en")} more characters` : text;
}
