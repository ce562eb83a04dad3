import { BASE, BULK, ID, TOKEN } from "./answer.mjs";

const fetch = async () => new Response(BULK);
const request = new Request(`${BASE}/bulks/${ID}`, { headers: { "x-lox24-auth-token": TOKEN } });
console.log(JSON.stringify(await (await fetch(request)).json()));
