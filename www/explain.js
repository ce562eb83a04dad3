// The package's errors in plain words.
import { ApiError, BulkSmsError, ConnectionError, ValidationError } from "./pkg/index.js";

const OUTCOMES = {
  "not-sent": "Not sent: nothing left this page.",
  rejected: "Rejected: it was not done.",
  unknown: "It may have happened: check before you try again.",
  accepted: "Accepted: it was done, but the response could not be read. Do not repeat it.",
};

/** A call that a proxy refuses has left the page. */
const isRefusedByProxy = (error) => error instanceof ApiError && error.outcome === "not-sent";

/** What the error means, in one sentence. */
export function outcomeOf(error) {
  if (error.code === "too_many_deleted") return "Not deleted: the SMS were only counted.";
  if (isRefusedByProxy(error)) return "Not sent: the proxy passed nothing on to the provider.";
  return error instanceof BulkSmsError ? OUTCOMES[error.outcome] : "This page failed before it received a response.";
}

/** What went wrong and what it means, for the line next to a button. */
export function summaryOf(error) {
  // Here the package's own message says so.
  const told = error.outcome === "unknown" || error.outcome === "accepted" || isRefusedByProxy(error);
  return told ? error.message : `${error.message} ${outcomeOf(error)}`;
}

/** The individual problems in an error, each as `path: message`. */
export function problemsOf(error) {
  const problems = error instanceof ValidationError ? error.issues : error instanceof ApiError ? error.violations : [];
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** A hint that the error cannot give: browsers hide from a page why a connection failed. */
export function hintOf(error) {
  return error instanceof ConnectionError
    ? "Browsers do not tell a page why a connection failed. The network may be down, or the provider may not allow calls from web pages (CORS)."
    : undefined;
}
