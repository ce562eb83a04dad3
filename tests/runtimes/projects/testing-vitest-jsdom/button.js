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
      const isSafe = ["not-sent", "rejected"].includes(error.outcome); // nothing was sent, so nobody gets it twice
      button.textContent = isSafe ? "Not reminded" : "Perhaps reminded";
      button.disabled = !isSafe;
    }
  });
  return button;
}
