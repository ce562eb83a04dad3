// One GET of a bulk, by the package and by what people use for it. The sides differ in nothing but the library.
import ky from "ky";
import createClient from "openapi-fetch";
import { each } from "./packages.mjs";
import { answers } from "./schemas.mjs";

export const ID = "da0fa78c-4699-11ea-a637-96000028b339";
const TOKEN = "1234567:bench";
const headers = { accept: "application/json", "x-lox24-auth-token": TOKEN };

/** A response of about 0.4 KB, with numbers reserved for films. */
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

/**
 * Replaces `fetch` as in a test: it returns a new Response. Like any `fetch`, it creates a Request from a URL; otherwise raw
 * `fetch` would be spared work that it always does.
 */
export async function fetchDouble(input, init) {
  const request = input instanceof Request && init === undefined ? input : new Request(input, init);
  if (request.url !== `https://api.lox24.eu/bulks/${ID}`) throw new Error(request.url);
  return new Response(BULK, { headers: { "content-type": "application/json" } });
}

/** Every way to read it, by name; `fetch` is the runtime's own unless given. */
export const reads = (packages, baseUrl, fetch) => ({
  ...each(packages, (api) => ours(api, baseUrl, fetch)),
  "raw fetch": raw(baseUrl, fetch),
  "raw fetch + zod": raw(baseUrl, fetch, answers.zod),
  "raw fetch + valibot": raw(baseUrl, fetch, answers.valibot),
  "openapi-fetch": withOpenapiFetch(baseUrl, fetch),
  ky: withKy(baseUrl, fetch),
});

function ours({ Lox24Client }, baseUrl, fetch) {
  const client = new Lox24Client({ baseUrl, fetch, token: TOKEN, dangerouslyAllowBrowser: true });
  return () => client.getBulk(ID);
}

function raw(baseUrl, fetch = globalThis.fetch, check = (value) => value) {
  return async () => {
    const response = await fetch(`${baseUrl}/bulks/${ID}`, { headers });
    if (!response.ok) throw new Error(String(response.status));
    return check(await response.json());
  };
}

function withOpenapiFetch(baseUrl, fetch) {
  const client = createClient({ baseUrl, fetch, headers });
  return async () => {
    const { data, error } = await client.GET("/bulks/{id}", { params: { path: { id: ID } } });
    if (error) throw new Error(String(error));
    return data;
  };
}

function withKy(baseUrl, fetch) {
  const client = ky.create({ prefixUrl: baseUrl, fetch, headers });
  return () => client.get(`bulks/${ID}`).json();
}

/** A side that calls `read` that many times, one after the other, and reports the time of one. */
export const repeated = (read, times) => async () => {
  const start = performance.now();
  let value;
  for (let time = 0; time < times; time += 1) value = await read();
  return { milliseconds: (performance.now() - start) / times, value };
};

/** A value in a form that can be compared: zod puts the fields in the order of its schema. */
export const inOrder = (value) => JSON.stringify(Object.entries(value).sort());
