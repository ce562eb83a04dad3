// A large answer, from its text to the checked object.
import { Lox24Client } from "bulk-sms";
import { compare, rows, timed } from "../compare.mjs";
import { fictional } from "../numbers.mjs";
import { BULK, ID, inOrder } from "../reads.mjs";
import { answers } from "../schemas.mjs";

export async function run({ quick }) {
  const count = quick ? 100 : 100_000;
  const body = JSON.stringify({ ...JSON.parse(BULK), phones: fictional(count) });
  // A double of the answer, too: no side pays for a body that the runtime has to put together.
  const answer = { ok: true, status: 200, redirected: false, headers: new Headers(), text: async () => body };
  const client = new Lox24Client({ fetch: async () => answer });
  const sides = {
    "bulk-sms": () => timed(() => client.getBulk(ID)),
    "JSON.parse": () => timed(() => JSON.parse(body)),
    "JSON.parse + ajv": () => timed(() => answers.ajv(JSON.parse(body))),
    "JSON.parse + zod": () => timed(() => answers.zod(JSON.parse(body))),
    "JSON.parse + valibot": () => timed(() => answers.valibot(JSON.parse(body))),
  };
  const result = await compare(sides, { rounds: quick ? 1 : 21, warmups: 3, digest: inOrder });
  return rows(`an answer with ${count.toLocaleString("en")} phones`, result, { "JSON.parse": 1.3 }, { base: "JSON.parse" });
}
