// A large response, from its text to the checked object.
import { compare, rows, timed } from "../compare.mjs";
import { fictional } from "../numbers.mjs";
import { each } from "../packages.mjs";
import { BULK, ID, inOrder } from "../reads.mjs";
import { answers } from "../schemas.mjs";

export async function run({ quick, packages }) {
  const count = quick ? 100 : 100_000;
  const body = JSON.stringify({ ...JSON.parse(BULK), phones: fictional(count) });
  // The response is a double too: no side pays for a body that the runtime has to put together.
  const answer = { ok: true, status: 200, redirected: false, headers: new Headers(), text: async () => body };
  const ours = ({ Lox24Client }) => {
    const client = new Lox24Client({ fetch: async () => answer });
    return () => timed(() => client.getBulk(ID));
  };
  const sides = {
    ...each(packages, ours),
    "JSON.parse": () => timed(() => JSON.parse(body)),
    "JSON.parse + ajv": () => timed(() => answers.ajv(JSON.parse(body))),
    "JSON.parse + zod": () => timed(() => answers.zod(JSON.parse(body))),
    "JSON.parse + valibot": () => timed(() => answers.valibot(JSON.parse(body))),
  };
  const result = await compare(sides, { quick, rounds: 21, warmups: 3, digest: inOrder });
  return rows(`a response with ${count.toLocaleString("en")} phone numbers`, result, { "JSON.parse": 1.3 }, { base: "JSON.parse" });
}
