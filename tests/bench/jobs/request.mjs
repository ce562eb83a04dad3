// A bulk with many recipients as strings, checked and encoded, up to the call of `fetch`; the others only check it.
import { Lox24Client } from "bulk-sms";
import { TEXT } from "../bulk.mjs";
import { compare, rows, timed } from "../compare.mjs";
import { fictional } from "../numbers.mjs";
import { requests } from "../schemas.mjs";

export async function run({ quick }) {
  const count = quick ? 100 : 10_000;
  const bulk = { sender_id: "Venue", text: TEXT, phones: fictional(count), is_unicode: false };

  let sent;
  const client = new Lox24Client({
    fetch: async (request) => {
      sent = { at: performance.now(), request };
      return new Response('{"uuid":"da0fa78c-4699-11ea-a637-96000028b339","status_code":0}');
    },
  });
  const ours = async () => {
    const start = performance.now();
    await client.createBulk(bulk);
    return { milliseconds: sent.at - start, value: sent.request };
  };
  const checks = Object.entries(requests).map(([name, check]) => [`${name}, checking only`, () => timed(() => check(bulk))]);
  const sides = { "bulk-sms": ours, ...Object.fromEntries(checks) };
  const digest = (value) => (value instanceof Request ? value.text() : JSON.stringify(value));
  const result = await compare(sides, { rounds: quick ? 1 : 51, warmups: 10, digest });
  return rows(`a request with ${count.toLocaleString("en")} phones`, result, { "zod, checking only": 1 });
}
