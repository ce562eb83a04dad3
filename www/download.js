// Files that the page creates.
import { element } from "./dom.js";

const KEPT_MS = 60_000;

/** Saves text as a file on the user's machine. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  // Some browsers start to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
