// The question before something that cannot be undone.
import { byId } from "./dom.js";

/**
 * Asks, and waits for the answer.
 *
 * @param title the question.
 * @param body what will happen, as nodes.
 * @param action the words on the button that does it.
 * @param refusal the words on the one that does not.
 * @param word a word to type first; without one a click is enough.
 * @returns whether it is wanted.
 */
export function askToConfirm({ title, body, action, refusal, word }) {
  const dialog = byId("confirm");
  const [yes, no] = dialog.querySelectorAll("button");
  const typed = byId("confirm-word");
  byId("confirm-title").textContent = title;
  byId("confirm-body").replaceChildren(...body);
  yes.textContent = action;
  no.textContent = refusal;
  byId("confirm-typed").hidden = word === undefined;
  byId("confirm-typed").querySelector("label").textContent = `Type ${word} to go on`;
  typed.value = "";
  typed.required = word !== undefined;
  typed.pattern = word ?? "";
  typed.title = `The word ${word}`;
  // Escape closes without touching the last answer.
  dialog.returnValue = "no";
  dialog.showModal();
  // A word to type stops a hasty Enter; without one, Enter must not be a yes.
  if (word === undefined) no.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}
