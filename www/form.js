// Forms that the package checks while the user types, with every problem next to its field.
//
// A field is an element of class `field` with a `data-path`. A problem belongs to the field with which its own path
// begins: `phones[2]` belongs to `phones`.
import { element } from "./dom.js";
import { summaryOf } from "./explain.js";
import { pretty, shortened } from "./exchange-log.js";

const MOST_PROBLEMS = 4;
const PAUSE_MS = 100;

export class CheckedForm {
  #form;
  #check;
  #send;
  #words;
  /**
   * Paths of the fields whose problems are shown: fields the user typed in, and all fields after an attempt to send. Merely
   * leaving a field is not enough: text that appears then would move the button away from the click that left the field.
   */
  #touched = new Set();
  #issues = [];
  #violations = [];
  #checks = 0;
  #timer;
  #sending = false;

  /**
   * @param form the form.
   * @param check returns a promise of `{ issues, request, note }`; `note`, if any, is shown with the request.
   * @param send called with a form that has no problems.
   * @param words turns the problems of one field into sentences; default: each message once.
   */
  constructor(form, { check, send, words = messages }) {
    this.#form = form;
    this.#check = check;
    this.#send = send;
    this.#words = words;
    form.addEventListener("input", (event) => this.#changed(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.check();
  }

  /** Checks now, for example after code has filled a field. */
  async check() {
    clearTimeout(this.#timer);
    const number = ++this.#checks;
    const { issues, request, note } = await this.#check();
    // A slow check must not overwrite a later one.
    if (number !== this.#checks) return;
    this.#issues = issues;
    this.#show();
    await this.#preview(request, note);
  }

  /** Shows the problems of this field from now on. */
  touch(path) {
    this.#touched.add(path);
  }

  #changed(event) {
    const path = event.target.closest("[data-path]")?.dataset.path;
    if (path !== undefined) this.touch(path);
    // The provider's complaints were about the old values.
    this.#violations = [];
    this.say("");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), PAUSE_MS);
  }

  async #submit() {
    // A second click must not create a second bulk.
    if (this.#sending) return;
    this.#sending = true;
    try {
      await this.check();
      if (this.#issues.length > 0) {
        for (const field of this.#fields()) this.touch(field.dataset.path);
        this.#touched.add("");
        this.#show();
        this.say("Nothing was sent. See the problems above.", "bad");
        const wrong = [...this.#form.querySelectorAll("[aria-invalid=true]")];
        wrong.find((control) => control.checkVisibility())?.focus();
        return;
      }
      await this.#send();
    } catch (error) {
      this.#violations = error.violations ?? [];
      const fields = this.#fields().map((field) => field.dataset.path);
      for (const { path } of this.#violations) this.touch(fields.includes(root(path)) ? root(path) : "");
      this.#show();
      this.say(summaryOf(error), "bad");
    } finally {
      this.#sending = false;
    }
  }

  /** Sets the line next to the button. */
  say(text, mood = "") {
    const result = this.#form.querySelector(".result");
    result.textContent = text;
    result.dataset.mood = mood;
  }

  #fields() {
    return [...this.#form.querySelectorAll("[data-path]")].filter((field) => !field.hidden);
  }

  #show() {
    const left = new Set([...this.#issues, ...this.#violations]);
    for (const field of this.#fields()) {
      const own = [...left].filter((issue) => root(issue.path) === field.dataset.path);
      for (const issue of own) left.delete(issue);
      showProblems(field, this.#touched.has(field.dataset.path) ? this.#words(own) : []);
    }
    // Problems without a field are shown at the end of the form. Before the first attempt to send they would only confuse.
    const general = this.#touched.has("") ? messages([...left]) : [];
    list(this.#form.querySelector(".general"), general);
  }

  async #preview(request, note = "") {
    const preview = this.#form.querySelector(".preview");
    if (!request) {
      preview.textContent = "The form is not complete yet.";
      return;
    }
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const lines = [`${request.method} ${pathname}${search}`, ...(body === "" ? [] : ["", pretty(body)]), ...(note === "" ? [] : ["", note])];
    preview.textContent = shortened(lines.join("\n"));
  }
}

/** Shows these problems next to a field's control and links them to it. */
export function showProblems(field, problems) {
  list(field.querySelector(".problems"), problems);
  for (const control of field.querySelectorAll("[aria-describedby]")) {
    if (problems.length > 0) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
  const fold = field.closest("details");
  if (fold && problems.length > 0) fold.open = true;
}

function list(place, problems) {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`… and ${more.toLocaleString("en")} more`);
  // Unchanged text is left alone, so that a screen reader does not repeat it at every keystroke.
  if (place.textContent === shown.join("")) return;
  place.replaceChildren(...shown.map((problem) => element("li", {}, problem)));
}

function messages(issues) {
  return [...new Set(issues.map((issue) => issue.message))];
}

function root(path) {
  return path.split(/[.[]/, 1)[0];
}

/** The number in a field, or its text if it is not a number: the package then says what is wrong with it. */
export function numberOrText(text) {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** The items of a comma-separated field. */
export function items(text) {
  return text.trim() === "" ? [] : text.split(",").map((item) => item.trim());
}

/** Whether a date field is used. A half-typed date has no value, but does not mean "now". */
export const isFilled = (control) => control.value !== "" || control.validity.badInput;

/** The time in a date field. An incomplete one gives an invalid date, so that it cannot pass for an empty field. */
export function moment(control) {
  return new Date(control.value === "" ? NaN : control.value);
}
