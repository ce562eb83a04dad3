import { Lox24Client } from "bulk-sms";
import { BASE, BULK, ID, TOKEN } from "./answer.mjs";

const client = new Lox24Client({ baseUrl: BASE, token: TOKEN, fetch: async () => new Response(BULK) });
console.log(JSON.stringify(await client.getBulk(ID)));
