// One GET of a bulk, by the package and by what people use for it. The sides differ in nothing but the library.
import { Lox24Client } from "bulk-sms";
import ky from "ky";
import createClient from "openapi-fetch";
import { answers } from "./schemas.mjs";

export const ID = "da0fa78c-4699-11ea-a637-96000028b339";
const TOKEN = "1234567:bench";
const headers = { accept: "application/json", "x-lox24-auth-token": TOKEN };

/** An answer of about 0.4 KB, with numbers kept free for films. */
export const BULK = JSON.stringify({
  uuid: ID,
  status_code: 10,
  delivery_at: 0,
  sender_id: "Venue",
  text: "Doors open at 19:00, see you there!",
  phones: ["+447700900001", "+447700900002", "+447700900003"],
  msg_groups: null,
  msg_total_count: 3,
  created_at: 1700000000,
  processed_at: 1700000004,
  ip: "127.0.0.1",
  is_unicode: false,
  is_dryrun: false,
  service_code: "direct",
  key_id: 1,
  source: null,
  voice_lang: null,
  is_text_deleted: false,
});

/** Stands in for `fetch`, and makes a Request of its arguments, as any `fetch` does. */
export async function fetchDouble(input, init) {
  const request = input instanceof Request && init === undefined ? input : new Request(input, init);
  if (request.url !== `https://api.lox24.eu/bulks/${ID}`) throw new Error(request.url);
  return new Response(BULK, { headers: { "content-type": "application/json" } });
}

export const ours = (baseUrl, fetch) => {
  const client = new Lox24Client({ baseUrl, fetch, token: TOKEN, dangerouslyAllowBrowser: true });
  return () => client.getBulk(ID);
};

export const raw = (baseUrl, fetch = globalThis.fetch, check = (value) => value) => async () => {
  const response = await fetch(`${baseUrl}/bulks/${ID}`, { headers });
  if (!response.ok) throw new Error(String(response.status));
  return check(await response.json());
};

export const withOpenapiFetch = (baseUrl, fetch) => {
  const client = createClient({ baseUrl, fetch, headers });
  return async () => {
    const { data, error } = await client.GET("/bulks/{id}", { params: { path: { id: ID } } });
    if (error) throw new Error(String(error));
    return data;
  };
};

export const withKy = (baseUrl, fetch) => {
  const client = ky.create({ prefixUrl: baseUrl, fetch, headers });
  return () => client.get(`bulks/${ID}`).json();
};

export const withZod = (baseUrl, fetch) => raw(baseUrl, fetch, answers.zod);
export const withValibot = (baseUrl, fetch) => raw(baseUrl, fetch, answers.valibot);

/** `read` so many times, one after the other, as a side: the time of one. */
export const repeated = (read, times) => async () => {
  const start = performance.now();
  let value;
  for (let time = 0; time < times; time += 1) value = await read();
  return { milliseconds: (performance.now() - start) / times, value };
};

/** A value to be compared by: zod puts the fields in the order of its schema. */
export const inOrder = (value) => JSON.stringify(Object.entries(value).sort());
