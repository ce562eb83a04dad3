// 8x8's batches: what is sent, what was rejected although the response says success, and what is refused before.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const destinations = ["+447700900001", "+447700900002"];
const sent = async (world) => (await fetch(`${world.control}/sent`)).json();

test("a batch is sent, and its rejected messages are in the receipt", async () => {
  const world = await newWorld({ rate: 1000, speed: 0 });
  const { eightByEight } = clientsOf(api, world);
  const receipt = await eightByEight.sendBatch({
    messages: [
      { destination: destinations[0], text: "one", clientMessageId: "a" },
      { destination: destinations[1], expiry: new Date(0) },
    ],
    text: "two",
    clientBatchId: "mine",
  });
  assert.deepEqual([receipt.acceptedCount, receipt.rejectedCount, receipt.clientBatchId], [1, 1, "mine"]);
  assert.deepEqual(receipt.rejected, [{ destination: destinations[1], reason: "Expiry is already over" }]);
  assert.equal(receipt.messages[0].clientMessageId, "a");
  await post(`${world.control}/clock`, { advance: 1 });
  assert.deepEqual(await sent(world), [{ phone: destinations[0], text: "one", count: 1 }]);
  const { umid, status } = await eightByEight.sendSms({ destination: destinations[0], text: "x", expiry: new Date(0) });
  assert.deepEqual([typeof umid, status.code], ["string", "REJECTED"]);
});

test("10,000 recipients are one request, and 10,001 are none", async () => {
  const world = await newWorld({ speed: 0 });
  const { eightByEight } = clientsOf(api, world);
  const lines = Array.from({ length: 10_000 }, (_, index) => `+4477009${String(index).padStart(5, "0")}`);
  const list = api.Recipients.parse(lines.join("\n"));
  assert.equal(list.length, 10_000);
  const receipt = await eightByEight.sendBatch({ destinations: list, text: "x", scheduled: new Date(Date.now() + 60_000) });
  assert.deepEqual([receipt.acceptedCount, receipt.rejected], [10_000, []]);
  assert.equal((await eightByEight.cancelBatch(receipt.batchId)).cancelledCount, 10_000);
  const { log } = await requests(world);
  const body = JSON.parse(log[0].body);
  assert.deepEqual(body.destinations.slice(0, 2), lines.slice(0, 2));
  assert.equal(body.includeMessagesInResponse, true);
  const { issues } = await rejection(eightByEight.sendBatch({ destinations: [...lines, "+447700900000"], text: "x" }));
  assert.deepEqual(issues.map(({ path, code }) => [path, code]), [["destinations", "too_many"]]);
});

test("what 8x8 would do silently is refused", async () => {
  const world = await newWorld();
  const { eightByEight } = clientsOf(api, world);
  const long = "x".repeat(1531);
  const rows = [
    [{}, "destinations required", "text required"],
    [{ destinations, text: "x", messages: [{ destination: "+447700900001", text: "x" }] }, "destinations not_allowed"],
    [{ destinations, text: long }, "text too_long"],
    [{ destinations, text: "ж".repeat(671) }, "text too_long"],
    [{ destinations }, "text required"],
    [{ destinations, text: "x", scheduled: undefined }, "scheduled wrong_type"],
    [{ destinations, text: "x", scheduled: new Date(NaN) }, "scheduled format"],
    [{ destinations, text: "x", scheduled: "2030-01-01" }, "scheduled wrong_type"],
    [{ destinations: ["0170123456", "+490170123456"], text: "x" }, "destinations[0] format", "destinations[1] national_prefix"],
    [{ destinations, text: "x", clientBatchId: "x".repeat(21) }, "clientBatchId too_long"],
    [{ messages: [{ destination: "+447700900001" }, { text: long, destination: "0170123456" }] }, "messages[0].text required", "messages[1].destination national_prefix", "messages[1].text too_long"],
    [{ messages: [{ destination: "+447700900001", text: "x", scheduled: undefined }] }, "messages[0].scheduled wrong_type"],
    [{ messages: [{ destination: "+447700900001", txt: "x" }] }, "messages[0].txt unknown_key", "messages[0].text required"],
    [{ messages: [], text: "x" }, "messages empty"],
  ];
  for (const [batch, ...expected] of rows) {
    const { issues, outcome } = await rejection(eightByEight.sendBatch(batch));
    assert.equal(outcome, "not-sent");
    assert.deepEqual(issues.map(({ path, code }) => `${path} ${code}`), expected);
  }
  const { issues } = await rejection(eightByEight.sendSms({ destination: "+447700900001", text: long, scheduled: undefined }));
  assert.deepEqual(issues.map(({ path, code }) => `${path} ${code}`), ["scheduled wrong_type", "text too_long"]);
  assert.equal((await requests(world)).seen, 0);
});

test("a rate limit proves that nothing was sent, so that it is tried again; a lost response does not", async () => {
  const world = await newWorld({ speed: 0 });
  const { eightByEight } = clientsOf(api, world, { maxRetries: 1 });
  await post(`${world.control}/faults`, { kind: "status", status: 429, retryAfter: "0" });
  const { acceptedCount } = await eightByEight.sendBatch({ destinations, text: "x" });
  assert.equal(acceptedCount, 2);
  assert.deepEqual((await requests(world)).seen, 2);
  await post(`${world.control}/faults`, { kind: "drop", place: "after", times: 0 });
  const error = await rejection(eightByEight.sendSms({ destination: destinations[0], text: "x" }));
  assert.equal(error.outcome, "unknown");
  assert.deepEqual((await requests(world)).seen, 3);
});

test("a scheduled message is read and cancelled", async () => {
  const world = await newWorld({ oneASecond: false });
  const { eightByEight } = clientsOf(api, world);
  const { umid } = await eightByEight.sendSms({ destination: destinations[0], text: "x", scheduled: new Date(Date.now() + 60_000) });
  assert.equal((await eightByEight.getSms(umid)).status.state, "queued");
  assert.deepEqual(await eightByEight.cancelSms(umid), { cancelledCount: 1, certain: true });
  assert.deepEqual(await eightByEight.cancelSms(umid), { cancelledCount: 0, certain: true });
  assert.equal((await rejection(eightByEight.cancelSms(crypto.randomUUID()))).name, "NotFoundError");
});
