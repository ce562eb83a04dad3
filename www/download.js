// Files that the page makes.
import { element } from "./dom.js";

const KEPT_MS = 60_000;

/** Saves a text as a file on the machine of the user. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: url, download: name }).click();
  // Some browsers only begin to read it after the click.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
