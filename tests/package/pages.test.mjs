// Lists: every kind of last page ends them, pages are requested as items are consumed, and no link is followed.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const bulk = { text: "hi", sender_id: "x", phones: ["+447700900000"] };

/** A world with seven bulks, a second apart, on pages of three. */
async function seven(settings = {}) {
  const world = await newWorld({ speed: 0, pageSize: 3, ...settings });
  const { lox24 } = clientsOf(api, world);
  const ids = [];
  for (let count = 0; count < 7; count += 1) {
    ids.unshift((await lox24.createBulk(bulk)).uuid);
    await post(`${world.control}/clock`, { advance: 1 });
  }
  await post(`${world.control}/requests/reset`);
  return { world, lox24, ids };
}

const collect = async (list) => {
  const found = [];
  for await (const { uuid } of list) found.push(uuid);
  return found;
};

const pagesOf = async (world) => (await requests(world)).log.map(({ query }) => Number(/page=(\d+)/.exec(query)[1]));

/** The page as a plain array, as other formats of the provider have it. */
const plain = (world) => ({
  ...world,
  fetch: (request) => {
    const headers = new Headers(request.headers);
    headers.set("accept", "application/json");
    return fetch(new Request(request, { headers }));
  },
});

test("every kind of last page ends a list", async () => {
  for (const [settings, adapt, pages] of [
    [{}, (world) => world, [1, 2, 3]],
    [{ hydraView: false }, (world) => world, [1, 2, 3]],
    [{ hydraTotal: false }, (world) => world, [1, 2, 3]],
    // The third page is shorter than the first.
    [{ hydraView: false, hydraTotal: false }, (world) => world, [1, 2, 3]],
    [{ beyondLastPage: "repeat" }, plain, [1, 2, 3]],
    [{}, plain, [1, 2, 3]],
    // Nothing shows that the page is the last one.
    [{ pageSize: 7 }, plain, [1, 2]],
    [{ pageSize: 7, beyondLastPage: "repeat" }, plain, [1, 2]],
    [{ linksElsewhere: true }, (world) => world, [1, 2, 3]],
  ]) {
    const { world, ids } = await seven(settings);
    const { lox24 } = clientsOf(api, adapt(world));
    const name = JSON.stringify(settings);
    assert.deepEqual(await collect(lox24.listBulks()), ids, name);
    assert.deepEqual(await pagesOf(world), pages, name);
    assert.equal((await requests(world)).otherOrigin.length, 0, name);
  }
});

test("a server that ignores the page does not make a list endless", async () => {
  for (const adapt of [(world) => world, plain]) {
    const { world, ids } = await seven({ beyondLastPage: "ignore_page" });
    const { lox24 } = clientsOf(api, adapt(world));
    assert.deepEqual(await collect(lox24.listBulks()), ids.slice(0, 3));
    assert.deepEqual(await pagesOf(world), [1, 2]);
  }
});

test("pages are requested as items are consumed", async () => {
  const { world, lox24, ids } = await seven();
  const found = [];
  for await (const { uuid } of lox24.listBulks()) {
    found.push(uuid);
    if (found.length === 4) break;
  }
  assert.deepEqual(found, ids.slice(0, 4));
  assert.deepEqual(await pagesOf(world), [1, 2]);
  await post(`${world.control}/requests/reset`);
  assert.deepEqual(await collect(lox24.listBulks({}, { limit: 3 })), ids.slice(0, 3));
  assert.deepEqual(await collect(lox24.listBulks({}, { limit: 0 })), []);
  assert.deepEqual(await pagesOf(world), [1]);
});

test("what is created meanwhile shifts the pages, and nothing is lost or repeated", async () => {
  const { lox24, ids } = await seven();
  const found = [];
  for await (const { uuid } of lox24.listBulks()) {
    found.push(uuid);
    if (found.length === 1) for (let count = 0; count < 3; count += 1) await lox24.createBulk(bulk);
  }
  assert.deepEqual(found, ids);
});

test("a list fails with the error of its page, and then ends", async () => {
  const { world, lox24 } = await seven();
  await post(`${world.control}/faults`, { kind: "status", status: 403, path: "page=2" });
  const list = lox24.listBulks();
  for (let count = 0; count < 3; count += 1) assert.equal((await list.next()).done, false);
  assert.equal((await rejection(list.next())).name, "PermissionDeniedError");
  assert.deepEqual(await list.next(), { done: true, value: undefined });
  const controller = new AbortController();
  const aborted = lox24.listBulks({}, { signal: controller.signal });
  await aborted.next();
  const reason = new Error("enough");
  controller.abort(reason);
  // What has arrived is still there, but nothing more is requested.
  assert.equal(await rejection(aborted.next().then(() => aborted.next()).then(() => aborted.next())), reason);
});

test("one item that is not as declared fails its page, wherever it is", async () => {
  const good = { uuid: "da0fa78c-4699-11ea-a637-96000028b339", status_code: 0 };
  for (const bad of [{ ...good, uuid: 7 }, { ...good, status_code: "0" }, { ...good, phones: {} }, null, "x", []]) {
    for (const page of [[good, bad], { "hydra:member": [bad, good] }]) {
      const lox24 = new api.Lox24Client({ token: "1:x", baseUrl: "https://page.example", fetch: async () => Response.json(page) });
      const error = await rejection(lox24.listBulks().next());
      assert.ok(error instanceof api.ResponseError, JSON.stringify(bad));
    }
  }
});

test("a count needs a total", async () => {
  const { world, lox24 } = await seven();
  assert.equal(await lox24.countSms({ phone: "447700900000" }), 7);
  assert.equal(await lox24.countSms({ phone: "447700900001" }), 0);
  await post(`${world.control}/settings`, { hydraTotal: false });
  const error = await rejection(lox24.countSms({ phone: "447700900000" }));
  assert.equal(error.name, "ResponseError");
});

test("blocked numbers are a list that can be subtracted", async () => {
  const world = await newWorld({ speed: 0, pageSize: 2 });
  const { lox24 } = clientsOf(api, world);
  const numbers = ["+447700900001", "+447700900002", "+447700900003", "+99912345678"];
  await post(`${world.control}/blocked`, { numbers });
  const found = [];
  for await (const { number, type } of lox24.blockedNumbers()) found.push([number, type]);
  assert.deepEqual(found, numbers.map((number) => [number, 2]));
  const recipients = api.Recipients.parse(["+447700900002", "+447700900009"]);
  const blocked = await lox24.blockedRecipients();
  assert.equal(blocked.rejectedCount, 1);
  assert.deepEqual(recipients.without(blocked).toArray(), ["+447700900009"]);
});
