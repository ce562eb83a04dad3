// bulk-sms/cloudflare: what the declarations accept, and what they must refuse. Only Workers have what it imports.
import { SmsBudget, SmsCalls, durableBudget, durableCalls } from "bulk-sms/cloudflare";
import { type Budget, type CallStore, type StoredCall, createProxy, memoryBudget } from "bulk-sms/proxy";

/** As `wrangler types` writes it. */
interface Env {
  SMS_BUDGET: DurableObjectNamespace<SmsBudget>;
  SMS_CALLS: DurableObjectNamespace<SmsCalls>;
  LATER: DurableObjectNamespace<Later>;
}

class Later extends SmsBudget {
  override now(): number {
    return super.now() + 1000;
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const limits = { messages: 1000, seconds: 86_400 };
    const budget = durableBudget(env.SMS_BUDGET.jurisdiction("eu"), limits);
    is<Same<typeof budget, Budget>>();
    is<Same<ReturnType<typeof durableCalls>, CallStore>>();
    void [durableBudget(env.LATER, limits), durableCalls(env.SMS_CALLS), memoryBudget(limits)];
    const stub = env.SMS_BUDGET.get(env.SMS_BUDGET.idFromName("u1"));
    const id: string | false = await stub.reserve({ messages: 1 }, limits);
    const call: StoredCall = await env.SMS_CALLS.get(env.SMS_CALLS.idFromName("key")).find();
    void [id, call];

    // @ts-expect-error TS2345: Argument of type 'DurableObjectNamespace<SmsCalls>' is not assignable to parameter of type
    durableBudget(env.SMS_CALLS, limits);
    // @ts-expect-error TS2345: Property 'seconds' is missing
    durableBudget(env.SMS_BUDGET, { messages: 1 });
    // @ts-expect-error TS2561: 'mesages' does not exist in type 'BudgetLimits'
    durableBudget(env.SMS_BUDGET, { mesages: 1, seconds: 1 });
    // @ts-expect-error TS2345: 'undefined' is not assignable to parameter of type
    durableCalls(undefined);
    // @ts-expect-error TS2554: Expected 2 arguments, but got 1
    await stub.reserve({ messages: 1 });

    const proxy = createProxy({ lox24: { token: "1:a" }, allow: ["createBulk"], authorize: () => ({ user: "u1" }), budget });
    return proxy(request);
  },
};
