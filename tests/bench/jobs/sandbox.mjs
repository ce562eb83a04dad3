// Many bulks, one after the other, in the object of bulk-sms/testing and at the same simulator behind HTTP, an optimised server.
import { Sandbox } from "bulk-sms/testing";
import { compare, rows, timed } from "../compare.mjs";
import { OWN } from "../packages.mjs";

const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001"] };

export async function run({ quick, sandbox: url, packages }) {
  const count = quick ? 20 : 10_000;
  const { Lox24Client } = packages[OWN];
  const side = (open) => async () => {
    const { options, state } = await open();
    const client = new Lox24Client(options);
    const { milliseconds } = await timed(async () => {
      for (let number = 0; number < count; number += 1) await client.createBulk(bulk);
    });
    return { milliseconds, value: await state() };
  };
  // A new one for each run, so that none pays for the bulks of another.
  const sides = {
    "the object": side(() => {
      const sandbox = new Sandbox({ speed: 0 });
      return { options: { token: sandbox.token, fetch: sandbox.fetch }, state: () => sandbox.state() };
    }),
    "over HTTP": side(async () => {
      const { token, baseUrl, control } = await ask(`${url}/_sandbox/worlds`, { speed: 0 });
      return { options: { token, baseUrl }, state: () => ask(`${control}/state`) };
    }),
  };
  const result = await compare(sides, { quick, rounds: 5, digest: ({ bulks, smsCount }) => `${bulks.length} bulks, ${smsCount} SMS` });
  return rows(`${count.toLocaleString("en")} bulks in a sandbox`, result, { "over HTTP": 1 });
}

async function ask(url, body) {
  const response = await fetch(url, body && { method: "POST", body: JSON.stringify(body) });
  return response.json();
}
