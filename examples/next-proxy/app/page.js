"use client";

import { BulkSmsError, Lox24Client } from "bulk-sms";
import { useState } from "react";

export default function Page() {
  const [shown, setShown] = useState("");

  async function login() {
    const { ok } = await fetch("/login", { method: "POST" });
    setShown(ok ? "You are logged in." : "There is no login.");
  }

  /** @param {FormData} fields */
  async function send(fields) {
    const field = (/** @type {string} */ name) => String(fields.get(name));
    const lox24 = new Lox24Client({ baseUrl: "/api/sms/lox24" }); // no token
    try {
      const { uuid } = await lox24.createBulk({ sender_id: field("sender"), text: field("text"), phones: field("phones").split(/[\s,;]+/) });
      setShown(`Accepted: ${uuid}`);
    } catch (error) {
      if (!(error instanceof BulkSmsError)) throw error;
      setShown(error.message);
    }
  }

  return (
    <>
      <button id="login" type="button" onClick={login}>Log in</button>
      <form action={send}>
        <p><label>Sender <input name="sender" defaultValue="Venue" required /></label></p>
        <p><label>Text <textarea name="text" defaultValue="Doors open at 19:00" required /></label></p>
        <p><label>Phone numbers <textarea name="phones" defaultValue="+447700900001" required /></label></p>
        <button>Send</button>
      </form>
      <p><output>{shown}</output></p>
    </>
  );
}
