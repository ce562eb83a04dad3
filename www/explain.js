// Errors of the package in plain words.
import { ApiError, BulkSmsError, ConnectionError, ValidationError } from "./pkg/index.js";

const OUTCOMES = {
  "not-sent": "Not sent: nothing has left this page.",
  rejected: "Rejected: it was not done.",
  unknown: "It may have happened: look before you try again.",
  accepted: "Accepted: it was done, only the answer could not be read. Do not repeat it.",
};

/** What did it mean? One sentence. */
export function outcomeOf(error) {
  return error instanceof BulkSmsError ? OUTCOMES[error.outcome] : "This page failed before it got an answer.";
}

/** What went wrong and what it means, for the line beside a button. */
export function summaryOf(error) {
  // Where it may have happened, the package's own message says so.
  const told = error.outcome === "unknown" || error.outcome === "accepted";
  return told ? error.message : `${error.message} ${outcomeOf(error)}`;
}

/** Single problems in an error, each as `path: message`. */
export function problemsOf(error) {
  const problems = error instanceof ValidationError ? error.issues : error instanceof ApiError ? error.violations : [];
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** What the error cannot know: a browser hides from a page why a connection failed. */
export function hintOf(error) {
  return error instanceof ConnectionError
    ? "Browsers do not tell a page why. Besides a broken connection it may be that the provider does not allow calls from web pages (CORS)."
    : undefined;
}
