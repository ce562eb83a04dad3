// A bulk with many recipients as strings, checked and encoded, up to the call of `fetch`; the others only check it.
import { TEXT, fetchDouble, sentSince } from "../bulk.mjs";
import { compare, rows, timed } from "../compare.mjs";
import { fictional } from "../numbers.mjs";
import { each } from "../packages.mjs";
import { requests } from "../schemas.mjs";

export async function run({ quick, packages }) {
  const count = quick ? 100 : 10_000;
  const bulk = { sender_id: "Venue", text: TEXT, phones: fictional(count), is_unicode: false };
  const ours = ({ Lox24Client }) => {
    const client = new Lox24Client({ fetch: fetchDouble });
    return async () => {
      const start = performance.now();
      await client.createBulk(bulk);
      const { milliseconds, request } = sentSince(start);
      return { milliseconds, value: request };
    };
  };
  const checks = Object.entries(requests).map(([name, check]) => [`${name}, checking only`, () => timed(() => check(bulk))]);
  const sides = { ...each(packages, ours), ...Object.fromEntries(checks) };
  const digest = (value) => (value instanceof Request ? value.text() : JSON.stringify(value));
  const result = await compare(sides, { quick, rounds: 51, warmups: 10, digest });
  return rows(`a request with ${count.toLocaleString("en")} phones`, result, { "zod, checking only": 1.3 });
}
