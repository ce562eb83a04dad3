import assert from "node:assert/strict";
import { test } from "node:test";
import { Lox24Client } from "bulk-sms";
import { Sandbox } from "bulk-sms/testing";
import { remind } from "./reminders.js";

const guests = ["+447700900001", "+447700900002"];
const doorsOpen = new Date("2030-05-01T19:00:00Z");

function setUp() {
  const sandbox = new Sandbox({ speed: 0, now: new Date("2030-05-01T12:00:00Z") });
  return { sandbox, lox24: new Lox24Client({ token: sandbox.token, fetch: sandbox.fetch }) };
}

test("each guest is reminded once, an hour before the doors open", async () => {
  const { sandbox, lox24 } = setUp();
  await remind(lox24, guests, doorsOpen);
  sandbox.advance(5 * 3600);
  assert.deepEqual(sandbox.sent(), []); // at 17:00, nobody
  sandbox.advance(2 * 3600);
  sandbox.expectSentOnce(guests); // at 19:00, everyone
});

test("after a lost response, the reminder is found and not sent again", async () => {
  const { sandbox, lox24 } = setUp();
  sandbox.fail({ kind: "drop", place: "after", method: "POST" });
  await remind(lox24, guests, doorsOpen);
  sandbox.advance(7 * 3600);
  sandbox.expectSentOnce(guests);
});

test("if the reminder is not found, the outcome is unknown", async () => {
  const { sandbox, lox24 } = setUp();
  sandbox.fail({ kind: "drop", place: "before", method: "POST" });
  await assert.rejects(remind(lox24, guests, doorsOpen), { outcome: "unknown" });
});

test("without credit, nothing is sent", async () => {
  const { sandbox, lox24 } = setUp();
  sandbox.fail({ kind: "status", status: 402 });
  await assert.rejects(remind(lox24, guests, doorsOpen), { code: "payment_required", outcome: "rejected" });
  assert.equal(sandbox.requests().applied, 0);
});
