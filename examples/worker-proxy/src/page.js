import { BulkSmsError, Lox24Client } from "bulk-sms";

const lox24 = new Lox24Client({ baseUrl: "/api/sms/lox24" }); // no token
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));

document.querySelector("#login")?.addEventListener("click", async () => {
  const { ok } = await fetch("/login", { method: "POST" });
  output.textContent = ok ? "You are logged in." : "There is no login.";
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const field = (/** @type {string} */ name) => String(fields.get(name));
  try {
    const { uuid } = await lox24.createBulk({ sender_id: field("sender"), text: field("text"), phones: field("phones").split(/[\s,;]+/) });
    output.textContent = `Accepted: ${uuid}`;
  } catch (error) {
    if (!(error instanceof BulkSmsError)) throw error;
    output.textContent = error.message;
  }
});
