// Shared by the tests of the packed package: a sandbox world for each test, and helpers for requests and rejections.
import assert from "node:assert/strict";

export const sandboxUrl = process.env.SANDBOX_URL;

/** Creates a separate world, so that tests can run in parallel: `{ baseUrl, control, token, apiKey, subAccountId, … }`. */
export async function newWorld(settings = {}) {
  return post(`${sandboxUrl}/_sandbox/worlds`, settings);
}

export async function post(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  assert.ok(response.ok, `${url}: ${response.status}`);
  return response.json();
}

/** What the world's server saw: `{ seen, applied, badCredentials, log, otherOrigin }`. */
export async function requests(world) {
  return (await fetch(`${world.control}/requests`)).json();
}

export function clientsOf({ Lox24Client, EightByEightClient }, world, options = {}) {
  const { baseUrl, fetch, token, apiKey, subAccountId } = world;
  return {
    lox24: new Lox24Client({ baseUrl, fetch, token, ...options }),
    eightByEight: new EightByEightClient({ baseUrl, fetch, apiKey, subAccountId, ...options }),
  };
}

let hosts = 0;

/** A host that no other test uses: what a client remembers of a host, all clients of the process share. */
export const newHost = () => `https://host-${(hosts += 1)}.example`;

/** The world under a host of its own. */
export function atOwnHost(world) {
  const baseUrl = newHost();
  const lead = (request) => fetch(new Request(world.baseUrl + request.url.slice(baseUrl.length), request));
  return { ...world, baseUrl, fetch: lead };
}

/** What a promise rejects with; a promise that resolves fails the test. */
export async function rejection(promise) {
  const settled = await promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  assert.ok("error" in settled, "should have rejected");
  return settled.error;
}

export const UUID = "da0fa78c-4699-11ea-a637-96000028b339";
