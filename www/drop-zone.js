// Takes files: dropped anywhere on the page, chosen, or pasted as text with many lines.
import { byId } from "./dom.js";

/** Text with more lines than this is no longer edited by hand. */
const MOST_TYPED = 1000;

/** Calls `take` with files that arrive together. */
export function startDropZone(take) {
  const zone = byId("drop");
  // While a confirmation is open or a list is being sent, the list must not change.
  const isOpen = () => zone.checkVisibility() && !byId("confirm").open && !zone.closest("[inert]");
  const takeText = (text, name) => take([new File([text], name)]);

  byId("file").addEventListener("change", ({ target }) => {
    if (target.files.length > 0) take([...target.files]);
    // Lets the user choose the same file again.
    target.value = "";
  });

  // The whole page listens: for a file that misses the zone, a browser would leave the page.
  const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const mark = (over) => zone.classList.toggle("over", over);
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isOpen() ? "copy" : "none";
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(false);
    if (isOpen()) take([...event.dataTransfer.files]);
  });

  byId("phones").addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (lineEnds(text) <= MOST_TYPED) return;
    event.preventDefault();
    takeText(text, "Pasted lines");
  });
  byId("file").addEventListener("paste", ({ clipboardData }) => {
    const text = clipboardData.getData("text/plain");
    if (clipboardData.files.length > 0) take([...clipboardData.files]);
    else if (text !== "") takeText(text, "Pasted lines");
  });
  byId("as-list").addEventListener("click", () => takeText(byId("phones").value, "Typed lines"));
}

function lineEnds(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
