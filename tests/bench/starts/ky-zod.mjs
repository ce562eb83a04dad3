import ky from "ky";
import { z } from "zod";
import { BASE, BULK, ID, TOKEN } from "./answer.mjs";

const bulk = z.looseObject({ uuid: z.string(), status_code: z.number(), text: z.string(), phones: z.array(z.string()), msg_total_count: z.number() });
const client = ky.create({ prefixUrl: BASE, headers: { "x-lox24-auth-token": TOKEN }, fetch: async () => new Response(BULK) });
console.log(JSON.stringify(bulk.parse(await client.get(`bulks/${ID}`).json())));
