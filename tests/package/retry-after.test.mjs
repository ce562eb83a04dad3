// `Retry-After`: whole seconds or a date. Anything else counts as none, never as "at once".
import assert from "node:assert/strict";
import { test } from "node:test";
import { EightByEightClient, Lox24Client } from "bulk-sms";
import { UUID, newHost, rejection } from "./support.mjs";

const malformed = ["-1", "1.5", "+600", "1, 2", "", "soon"];

/** A client of LOX24 or 8x8 whose server returns these responses in turn; `seen` counts, `waits` has what the hook received. */
function client(Client, own, ...answers) {
  const told = { seen: 0, waits: [] };
  const fetch = async () => answers[(told.seen += 1) - 1]();
  const onAttempt = ({ retryInMs }) => told.waits.push(retryInMs);
  return Object.assign(told, { client: new Client({ ...own, baseUrl: newHost(), fetch, onAttempt, maxRetries: 1 }) });
}
const lox24 = (...answers) => client(Lox24Client, { token: "1:retry" }, ...answers);
const eightByEight = (...answers) => client(EightByEightClient, { apiKey: "retry", subAccountId: "sandbox_sub" }, ...answers);

const refused = (status, header) => () => new Response("", { status, headers: { "retry-after": header } });
const done = () => Response.json({ uuid: UUID, status_code: 10, cancelledCount: 1 });
const bulk = { text: "x", phones: ["+447700900000"] };

test("seconds and dates count", async () => {
  const ahead = new Date(Date.now() + 3_600_000).toUTCString();
  for (const [header, least, most] of [["120", 120, 120], ["0", 0, 0], ["Wed, 21 Oct 2015 07:28:00 GMT", 0, 0], [ahead, 3500, 3600]]) {
    const { retryAfter } = await rejection(lox24(refused(503, header)).client.createBulk(bulk));
    assert.ok(retryAfter >= least && retryAfter <= most, `${header}: ${retryAfter}`);
  }
});

test("anything else is ignored", async () => {
  for (const header of malformed) {
    const error = await rejection(lox24(refused(503, header)).client.createBulk(bulk));
    assert.equal(error.retryAfter, undefined, header);
    assert.ok(!("retryAfter" in JSON.parse(JSON.stringify(error))), header);
  }
});

test("a 503 with such a value is retried after the usual pause", async () => {
  for (const header of malformed) {
    const { client, waits } = lox24(refused(503, header), done);
    assert.equal((await client.getBulk(UUID)).uuid, UUID, header);
    assert.ok(waits[0] >= 0 && waits[0] <= 500, `${header}: ${waits}`);
  }
});

test("an 8x8 429 with such a value does not say when requests are accepted again, so it is not retried", async () => {
  for (const header of malformed) {
    const limited = eightByEight(refused(429, header), done);
    assert.equal((await rejection(limited.client.cancelBatch(UUID))).status, 429, header);
    assert.equal(limited.seen, 1, header);
  }
});

test("a LOX24 429 with such a value stops requests for the usual ten minutes", async () => {
  for (const header of malformed) {
    const { client } = lox24(refused(429, header), done);
    await rejection(client.getBulk(UUID));
    const { outcome, retryAfter } = await rejection(client.getBulk(UUID));
    assert.equal(outcome, "not-sent", header);
    assert.ok(retryAfter > 590 && retryAfter <= 600, `${header}: ${retryAfter}`);
  }
});
