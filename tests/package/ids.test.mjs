// Ids may be written in any case; LOX24's own are in lower case, and so they are sent in lower case.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lox24Client } from "bulk-sms";
import { UUID, newHost } from "./support.mjs";

const upper = UUID.toUpperCase();
const mixed = UUID.replace("da0f", "Da0F");

/** The part of the address after the host. */
async function target(call) {
  const baseUrl = newHost();
  let seen;
  const fetch = async ({ url }) => {
    seen = url.slice(baseUrl.length);
    return Response.json({ uuid: UUID, status_code: 10, deleted_sms_count: 0 });
  };
  await call(new Lox24Client({ token: "1:ids", baseUrl, fetch }));
  return seen;
}

test("in paths", async () => {
  for (const id of [UUID, upper, mixed]) {
    assert.equal(await target((client) => client.getBulk(id)), `/bulks/${UUID}`);
    assert.equal(await target((client) => client.cancelBulk(id)), `/bulks/${UUID}/cancel`);
    assert.equal(await target((client) => client.waitForBulk(id)), `/bulks/${UUID}`);
    assert.equal(await target((client) => client.watchBulk(id).next()), `/bulks/${UUID}`);
  }
});

test("in filters", async () => {
  for (const [filter, query] of [
    [{ uuid: upper }, `uuid=${UUID}`],
    [{ bulk: mixed }, `bulk=${UUID}`],
    [{ uuid: [upper, UUID], bulk: [mixed] }, `uuid[]=${UUID}&uuid[]=${UUID}&bulk[]=${UUID}`],
    // Other values with letters are not changed.
    [{ uuid: upper, callback_data: upper, text: upper }, `uuid=${UUID}&callback_data=${upper}&text=${upper}`],
  ]) {
    const seen = await target((client) => client.deleteSms(filter));
    assert.equal(decodeURIComponent(seen), `/sms/ops/batch_delete?${query}`);
  }
});
