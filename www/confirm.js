// The confirmation before something that cannot be undone.
import { byId } from "./dom.js";

/**
 * Asks for confirmation and waits for the answer.
 *
 * @param title the question.
 * @param body nodes that describe what will happen.
 * @param action the label of the button that confirms.
 * @param refusal the label of the button that declines.
 * @param word a word to type first; without it, a click is enough.
 * @returns whether the user confirmed.
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
  byId("confirm-typed").querySelector("label").textContent = `Type ${word} to continue`;
  typed.value = "";
  typed.required = word !== undefined;
  typed.pattern = word ?? "";
  typed.title = `The word ${word}`;
  // Escape closes the dialog and keeps its previous answer.
  dialog.returnValue = "no";
  dialog.showModal();
  // A word to type guards against a hasty Enter; without one, Enter must not confirm.
  if (word === undefined) no.focus();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}
