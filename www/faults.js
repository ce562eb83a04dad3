// Lets the next request fail, to show what the page and the package make of it.
import { announce, byId, counted, element } from "./dom.js";
import * as sandbox from "./sandbox.js";

/** Faults in plain words; `fault` is what `fail` of `bulk-sms/testing` accepts. */
const FAULTS = [
  { says: "The response is lost", fault: { kind: "drop" } },
  { says: "The response breaks off halfway", fault: { kind: "cut" } },
  { says: "No response ever arrives", fault: { kind: "silence" }, about: "The call ends at its timeout: after 30 seconds, or what the settings say." },
  { says: "The response is 5 seconds late", fault: { kind: "delay", ms: 5000 }, about: "Five seconds of the simulator’s clock." },
  { says: "The provider fails", fault: { kind: "status", status: 500 } },
  { says: "There were too many requests", fault: { kind: "status", status: 429, retryAfter: "5" } },
  { says: "The balance is too low", fault: { kind: "status", status: 402 } },
  { says: "A proxy responds with an error page", fault: { kind: "html" } },
  { says: "The response is empty", fault: { kind: "empty" } },
  { says: "The response is not JSON", fault: { kind: "garbage" } },
  { says: "The request is redirected", fault: { kind: "redirect" } },
];

const REQUESTS = [
  { method: "POST", does: "sends or deletes" },
  { method: "GET", does: "reads" },
  { method: "PUT", does: "cancels a bulk" },
  { method: "DELETE", does: "cancels a batch" },
  { method: "", does: "" },
];

const form = byId("fault-form");
/** The faults that are waiting for their request. */
let pending = [];
/** The number of the latest request that met a fault. */
let seen = 0;

export function startFaults() {
  byId("fault").append(...FAULTS.map(({ says, fault: { kind, status = "" } }, index) => element("option", { value: index }, `${says} (${kind}${status && ` ${status}`})`)));
  byId("fault-request").append(...REQUESTS.map(({ method, does }) => element("option", { value: method }, method ? `The next ${method}: ${does}` : "The next one")));
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add();
  });
  show();
}

const chosen = () => FAULTS[Number(byId("fault").value)];

function fault() {
  const method = byId("fault-request").value;
  return { ...chosen().fault, place: byId("fault-place").value, ...(method && { method }) };
}

function show() {
  const { about } = chosen();
  byId("fault-hint").hidden = !about;
  byId("fault-hint").textContent = about ?? "";
  byId("fault-code").textContent = `sandbox.fail(${literal(fault())});`;
}

/** An object as people write it in JavaScript. */
const literal = (object) =>
  `{ ${Object.entries(object)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ")} }`;

async function add() {
  const added = fault();
  await sandbox.fail(added);
  pending.push({ ...added, says: chosen().says });
  announce(`${nextOne(added.method)} fails.`);
  render();
}

const nextOne = (method) => (method ? `The next ${method}` : "The next request");

/** Shows which faults are still waiting. */
export async function showPending() {
  if (pending.length === 0) return;
  for (const { n, method, fault: kind } of await sandbox.struck()) {
    if (n <= seen) continue;
    seen = n;
    // A request meets the first fault that is meant for it.
    const met = pending.find((one) => one.kind === kind && (one.method ?? method) === method);
    pending = pending.filter((one) => one !== met);
  }
  render();
}

function render() {
  byId("faults-count").textContent = pending.length === 0 ? "" : `${counted(pending.length, "fault")} waiting`;
  byId("faults").replaceChildren(
    ...pending.map(({ says, kind, place, method }) => element("li", {}, `${nextOne(method)}, ${place === "after" ? "after it was" : "before it is"} carried out: ${says.toLowerCase()} (`, element("code", {}, kind), ")")),
  );
}
