import { expect, test } from "@playwright/test";
import { Sandbox } from "bulk-sms/testing";
import { routeToSandbox } from "./route.js";

async function open(page) {
  const sandbox = new Sandbox({ speed: 0, now: new Date("2030-05-01T12:00:00Z") });
  await routeToSandbox(page, "/lox24", sandbox);
  await page.goto("/");
  return sandbox;
}

test("a click reminds each guest once, even if the response is lost", async ({ page }) => {
  const sandbox = await open(page);
  sandbox.fail({ kind: "drop", place: "after", method: "POST" });
  await page.getByRole("button", { name: "Remind" }).click();
  await expect(page.getByRole("button", { name: "Reminded" })).toBeVisible();
  sandbox.advance(7 * 3600);
  sandbox.expectSentOnce(["+447700900001", "+447700900002"]);
});

test("when nobody knows what happened, the button cannot be clicked again", async ({ page }) => {
  const sandbox = await open(page);
  sandbox.fail({ kind: "drop", place: "before", method: "POST" });
  await page.getByRole("button", { name: "Remind" }).click();
  await expect(page.getByRole("button", { name: "Perhaps reminded" })).toBeDisabled();
});
