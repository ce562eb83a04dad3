import { remind } from "./reminders.js";

/** A button that reminds all guests, and shows what happened. */
export function reminderButton(lox24, phones, doorsOpen) {
  const button = document.createElement("button");
  button.textContent = "Remind";
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await remind(lox24, phones, doorsOpen);
      button.textContent = "Reminded";
    } catch (error) {
      button.textContent = error.outcome === "unknown" ? "Perhaps reminded" : "Not reminded";
      // Only if nothing was sent is it safe to click again.
      button.disabled = error.outcome === "unknown";
    }
  });
  return button;
}
