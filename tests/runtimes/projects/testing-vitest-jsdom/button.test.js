import { Lox24Client } from "bulk-sms";
import { Sandbox } from "bulk-sms/testing";
import { expect, test, vi } from "vitest";
import { reminderButton } from "./button.js";

const guests = ["+447700900001", "+447700900002"];
const doorsOpen = new Date("2030-05-01T19:00:00Z");

function setUp() {
  const sandbox = new Sandbox({ speed: 0, now: new Date("2030-05-01T12:00:00Z") });
  // jsdom is a page, in which a client refuses a token. This token is worth nothing.
  const lox24 = new Lox24Client({ token: sandbox.token, fetch: sandbox.fetch, dangerouslyAllowBrowser: true });
  return { sandbox, button: reminderButton(lox24, guests, doorsOpen) };
}

test("two clicks remind each guest once", async () => {
  const { sandbox, button } = setUp();
  button.click();
  button.click();
  await vi.waitFor(() => expect(button.textContent).toBe("Reminded"));
  sandbox.advance(7 * 3600);
  sandbox.expectSentOnce(guests);
});

test("when nobody knows what happened, the button cannot be clicked again", async () => {
  const { sandbox, button } = setUp();
  sandbox.fail({ kind: "drop", place: "before", method: "POST" });
  button.click();
  await vi.waitFor(() => expect(button.textContent).toBe("Perhaps reminded"));
  expect(button.disabled).toBe(true);
});

test("without credit, it can", async () => {
  const { sandbox, button } = setUp();
  sandbox.fail({ kind: "status", status: 402 });
  button.click();
  await vi.waitFor(() => expect(button.textContent).toBe("Not reminded"));
  expect(button.disabled).toBe(false);
});
