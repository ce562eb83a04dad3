// Where a file comes in: dropped anywhere on the page, chosen, or pasted as a text of many lines.
import { byId } from "./dom.js";

/** A text of more lines than that is no longer edited by hand. */
const MOST_TYPED = 1000;

/** `take` is called with the files that come together. */
export function startDropZone(take) {
  const zone = byId("drop");
  // A question that is open, and a sending under way, are about the list as it is.
  const isOpen = () => zone.checkVisibility() && !byId("confirm").open && !zone.closest("[inert]");
  const takeText = (text, name) => take([new File([text], name)]);

  byId("file").addEventListener("change", ({ target }) => {
    if (target.files.length > 0) take([...target.files]);
    // So that the same file can be chosen again.
    target.value = "";
  });

  // On the whole page: a browser leaves the page for a file that misses the zone.
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
