// "Did you mean …" names a key only if the given one is near it: a wrong hint costs more than none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lox24Client, checkBulk } from "bulk-sms";
import { UUID, rejection } from "./support.mjs";

const client = new Lox24Client({ token: "1:hints", fetch: async () => assert.fail("it was sent") });
const bulk = { text: "x", phones: ["+447700900000"] };

/** The issues of each kind of input with one more key. */
const inputs = {
  bulk: async (key) => (await rejection(client.createBulk({ ...bulk, [key]: "DE" }))).issues,
  checkBulk: async (key) => checkBulk({ ...bulk, [key]: "DE" }).issues,
  filter: async (key) => (await rejection(client.deleteSms({ is_sent: true, [key]: "DE" }))).issues,
  options: async (key) => (await rejection(client.getBulk(UUID, { [key]: 1 }))).issues,
};

async function message(input, key) {
  const found = (await inputs[input](key)).filter(({ code }) => code === "unknown_key");
  assert.equal(found.length, 1, `${input} ${key}`);
  assert.ok(found[0].path.endsWith(key));
  // The sentence says what is wrong, with a hint or without.
  assert.match(found[0].message, /^unknown key/i);
  return found[0].message;
}

test("slips and other spellings get a hint", async () => {
  for (const [input, key, meant] of [
    ["bulk", "senderid", "sender_id"],
    ["bulk", "senderId", "sender_id"],
    ["bulk", "sender", "sender_id"],
    ["bulk", "phone", "phones"],
    ["bulk", "txt", "text"],
    ["bulk", "deliveryAt", "delivery_at"],
    ["checkBulk", "phone", "phones"],
    ["filter", "sent_at", "gateway_sent_at"],
    ["filter", "craeted_at", "created_at"],
    ["filter", "phones", "phone"],
    ["options", "timout", "timeout"],
    ["options", "retries", "maxRetries"],
  ]) {
    assert.ok((await message(input, key)).includes(`Did you mean \`${meant}\``), `${input} ${key}`);
  }
});

test("a key that is near nothing gets no hint", async () => {
  for (const [input, key] of [
    ["bulk", "country"],
    ["bulk", "xyz"],
    ["bulk", "x"],
    ["bulk", "priority"],
    ["checkBulk", "country"],
    ["filter", "country"],
    ["filter", "xyz"],
    ["options", "headers"],
    ["options", "xyz"],
  ]) {
    assert.doesNotMatch(await message(input, key), /did you mean/i, `${input} ${key}`);
  }
});

test("a client's options too", () => {
  for (const [key, meant] of [["tokn", "token"], ["baseURL", "baseUrl"], ["headers", undefined], ["xyz", undefined]]) {
    assert.throws(() => new Lox24Client({ token: "1:hints", [key]: "x" }), ({ issues }) => {
      const [{ path, code, message }] = issues;
      assert.deepEqual([path, code], [key, "unknown_key"]);
      if (meant) assert.ok(message.includes(`Did you mean \`${meant}\``), message);
      else assert.doesNotMatch(message, /did you mean/i);
      return true;
    });
  }
});
