// Changes of all SMS that a filter selects: they are counted first, and what is created after that is left out.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as api from "bulk-sms";
import { clientsOf, newWorld, post, rejection, requests } from "./support.mjs";

const phone = "+447700900000";
const changes = {
  deleteSms: { limit: "maxDeleted", code: "too_many_deleted", count: "deleted_sms_count", path: "/sms/ops/batch_delete" },
  cancelSms: { limit: "maxCancelled", code: "too_many_cancelled", count: "canceled_sms_count", path: "/sms/ops/batch_cancel" },
};

for (const [name, { limit, code, count, path }] of Object.entries(changes)) {
  test(`${name}: more than the limit is refused, with the count`, async () => {
    const world = await newWorld({ speed: 0 });
    const { lox24 } = clientsOf(api, world);
    await post(`${world.control}/sms`, { count: 5, phone });
    const error = await rejection(lox24[name]({ phone }, { [limit]: 4 }));
    assert.deepEqual([error.name, error.code, error.count, error.outcome], ["ValidationError", code, 5, "not-sent"]);
    assert.deepEqual(error.issues.map((issue) => [issue.path, issue.code]), [[`options.${limit}`, code]]);
    assert.match(error.message, /5 messages/);
    assert.deepEqual((await requests(world)).log.map((request) => request.path), ["/sms"]);
    assert.equal((await post(`${world.control}/requests/reset`)) && (await lox24[name]({ phone }, { [limit]: 5 }))[count], 5);
    assert.deepEqual((await requests(world)).log.map((request) => request.path), ["/sms", path]);
  });

  test(`${name}: new messages do not join what was counted`, async (context) => {
    const world = await newWorld({ speed: 0 });
    await post(`${world.control}/sms`, { count: 5, phone });
    await post(`${world.control}/clock`, { advance: 2 });
    // While the change is on its way, others create messages.
    const racing = {
      ...world,
      fetch: async (request) => {
        if (request.method === "POST") await post(`${world.control}/sms`, { count: 100, phone });
        return fetch(request);
      },
    };
    const { lox24 } = clientsOf(api, racing);
    assert.equal((await lox24[name]({ phone }, { [limit]: 5 }))[count], 5);
    const left = await clientsOf(api, world).lox24.countSms({ phone, status_code: 0 });
    context.diagnostic(`messages created during the change and untouched: ${left}`);
    assert.equal(left, 100);
    // Without the limit, the set grows.
    await post(`${world.control}/sms`, { count: 5, phone });
    assert.ok((await lox24[name]({ phone }))[count] > 105);
  });

  test(`${name}: nothing is sent if nothing is selected or the count fails`, async () => {
    const world = await newWorld({ speed: 0 });
    const { lox24 } = clientsOf(api, world);
    assert.deepEqual(await lox24[name]({ phone }, { [limit]: 5 }), { [count]: 0 });
    await post(`${world.control}/faults`, { kind: "status", status: 500, times: 0 });
    const error = await rejection(lox24[name]({ phone }, { [limit]: 5, maxRetries: 0 }));
    assert.deepEqual([error.name, error.outcome], ["InternalServerError", "not-sent"]);
    await post(`${world.control}/settings`, { hydraTotal: false });
    await fetch(`${world.control}/faults`, { method: "DELETE" });
    const uncounted = await rejection(lox24[name]({ phone }, { [limit]: 5 }));
    assert.deepEqual([uncounted.name, uncounted.outcome], ["ResponseError", "not-sent"]);
    assert.ok((await requests(world)).log.every(({ method }) => method === "GET"));
    for (const value of [undefined, null, -1, 1.5, "5", NaN]) {
      const { issues } = await rejection(lox24[name]({ phone }, { [limit]: value }));
      assert.deepEqual(issues.map((issue) => issue.path), [`options.${limit}`], String(value));
    }
  });
}
