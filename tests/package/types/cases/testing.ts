// bulk-sms/testing: what the declarations accept, and what they must refuse.
import { EightByEightClient, Lox24Client, Recipients } from "bulk-sms";
import { type Fault, type RequestLog, Sandbox, type SandboxSettings, type SandboxState } from "bulk-sms/testing";

const settings: SandboxSettings = { speed: 0, now: new Date(0), seed: 1, finalTextTooLong: null, unknownBatch: 404 };
const sandbox = new Sandbox(settings);
const { token, apiKey, subAccountId, fetch } = sandbox;
void new Lox24Client({ token, fetch });
void new EightByEightClient({ apiKey, subAccountId, fetch });
const response: Promise<Response> = fetch("https://api.lox24.eu/me", { method: "GET" });
const faults: Fault[] = [
  { kind: "delay", ms: 5 },
  { kind: "cut", where: "body", place: "after", times: 2, method: "POST", path: "/bulks" },
  { kind: "status", status: 429, retryAfter: "0" },
];
sandbox.fail(...faults);
sandbox.expectSentOnce(Recipients.parse("+447700900001"));
sandbox.expectSentOnce(new Set(["+447700900001"]));
const log: RequestLog = sandbox.requests();
const state: SandboxState = sandbox.state();
const met: "drop" | string | null | undefined = log.log[0]?.fault;
const ids: string[] = sandbox.addSms({ count: 2, gateway_sent_at: null });
const id: string = sandbox.addBatch({ count: 2 });
sandbox.addBlocked({ numbers: ["+447700900001"] as const, type: 1 });
sandbox.configure({ accountActive: false, rate: undefined });
sandbox.clearFaults();
void [response, met, ids, id, state.bulks[0]?.sms["100"]];

// @ts-expect-error TS2561: 'ratte' does not exist in type 'SandboxSettings'
void new Sandbox({ ratte: 1 });
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'Date'
void new Sandbox({ now: 0 });
// @ts-expect-error TS2322: Type '"delete"' is not assignable to type
void new Sandbox({ emptyFilter: "delete" });
// @ts-expect-error TS2353: 'ms' does not exist in type 'BrokenFault'
sandbox.fail({ kind: "drop", ms: 5 });
// @ts-expect-error TS2322: Type '"dorp"' is not assignable to type
sandbox.fail({ kind: "dorp" });
// @ts-expect-error TS2345: Property 'count' is missing in type '{}' but required in type 'NewSandboxBatch'
sandbox.addBatch({});
// @ts-expect-error TS2322: Type '3' is not assignable to type '2 | 1 | undefined'
sandbox.addBlocked({ numbers: [], type: 3 });
// @ts-expect-error TS2353: 'seed' does not exist in type 'Omit<SandboxSettings
sandbox.configure({ seed: 1 });
// @ts-expect-error TS2540: Cannot assign to 'token' because it is a read-only property
sandbox.token = "x";
