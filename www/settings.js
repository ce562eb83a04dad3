// The settings: where requests go, and with which credentials. They are kept only in their fields, never in storage or in
// the address.
import { EightByEightClient, Lox24Client, ValidationError } from "./pkg/index.js";
import { byId } from "./dom.js";
import { numberOrText, showProblems } from "./form.js";
import * as sandbox from "./sandbox.js";

const form = byId("settings-form");
const listeners = [];

export function startSettings() {
  byId("sandbox-place").textContent = sandbox.words().place;
  moved();
  form.addEventListener("input", (event) => (event.target.name === "place" ? moved() : changed()));
  form.addEventListener("submit", (event) => event.preventDefault());
}

/** Calls `listener` after every change. */
export function onChange(listener) {
  listeners.push(listener);
}

const place = () => form.elements.place.value;

export const isSandbox = () => place() === "sandbox";

/** Where requests go, in words. */
export function placeName() {
  const names = { sandbox: sandbox.words().name, providers: "Real APIs", other: "Custom" };
  return names[place()];
}

/** The options of a LOX24 client. */
export function lox24() {
  return { ...common("lox24", "lox24-base"), ...secret("token", byId("lox24-token").value) };
}

/** The options of an 8x8 client. */
export function eightByEight() {
  const region = place() === "providers" ? { region: byId("eight-region").value } : {};
  return {
    ...common("eightByEight", "eight-base"),
    ...region,
    ...secret("apiKey", byId("eight-key").value),
    subAccountId: byId("eight-sub").value,
  };
}

function common(provider, base) {
  const bases = { sandbox: sandbox.access(provider), providers: {}, other: { baseUrl: byId(base).value } };
  return {
    ...bases[place()],
    ...given("timeout", numberOrText(byId("timeout").value)),
    ...given("maxRetries", numberOrText(byId("max-retries").value)),
  };
}

/** A credential in a page: the person who opens it types it, and the settings explain who else can read it. */
function secret(name, value) {
  return value === "" ? {} : { [name]: value, dangerouslyAllowBrowser: true };
}

function given(name, value) {
  return value === "" ? {} : { [name]: value };
}

/** Each place has its own credentials: none may be sent to another place. */
function moved() {
  const { token = "", apiKey = "", subAccountId = "" } = isSandbox() ? sandbox.account() : {};
  byId("lox24-token").value = token;
  byId("eight-key").value = apiKey;
  byId("eight-sub").value = subAccountId;
  for (const part of form.querySelectorAll("[data-place]")) {
    part.hidden = !part.dataset.place.split(" ").includes(place());
  }
  // There is no secret to type for a proxy that has them.
  for (const part of form.querySelectorAll("[data-secret]")) part.hidden = isSandbox() && sandbox.hasProxy();
  for (const part of document.querySelectorAll("[data-sandbox-only]")) part.hidden = !isSandbox();
  changed();
}

function changed() {
  check();
  for (const listener of listeners) listener();
}

function check() {
  const issues = [
    ...issuesOf(Lox24Client, lox24()).map((issue) => ({ ...issue, path: `lox24.${issue.path}` })),
    ...issuesOf(EightByEightClient, eightByEight()).map((issue) => ({ ...issue, path: `eightByEight.${issue.path}` })),
  ];
  const left = new Set(issues);
  for (const field of form.querySelectorAll("[data-path]:not([hidden])")) {
    const own = issues.filter(({ path }) => path === field.dataset.path || path.endsWith(`.${field.dataset.path}`));
    for (const issue of own) left.delete(issue);
    // Both clients report problems with the options they share.
    showProblems(field, [...new Set(own.map((issue) => issue.message))]);
  }
  const general = form.querySelector(".general");
  general.textContent = [...left].map(({ path, message }) => `${path}: ${message}`).join(" ");
}

/** As in clients.js: a `fetch` does not add the credential. */
function issuesOf(Client, { fetch: _, ...options }) {
  try {
    new Client(options).free();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw error;
  }
}
