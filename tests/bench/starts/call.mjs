import { BASE, BULK, ID, TOKEN } from "./answer.mjs";

/** One call with a package. */
export async function call({ Lox24Client }) {
  const client = new Lox24Client({ baseUrl: BASE, token: TOKEN, fetch: async () => new Response(BULK) });
  console.log(JSON.stringify(await client.getBulk(ID)));
}
