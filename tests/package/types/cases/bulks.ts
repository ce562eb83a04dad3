// New bulks and the responses.
import { type Bulk, type BulkCheck, type BulkStatus, type CancelledBulk, Lox24Client, type NewBulk, Recipients, checkBulk } from "bulk-sms";

const lox24 = new Lox24Client({ token: "1234567:e3f3", baseUrl: new URL("https://proxy.example/lox24") });
const text = "Doors open at 19:00";
const phones: readonly string[] = ["+447700900000"];

// Numbers, a checked list, groups, or both.
void lox24.createBulk({ text, phones });
void lox24.createBulk({ text, phones: Recipients.parse("+447700900000") });
void lox24.createBulk({ text, msg_groups: [1] });
void lox24.createBulk({ text, phones, msg_groups: [1] });
void lox24.createBulk({ text, phones, delivery_at: new Date(), source: null, voice_lang: "EN", service_code: "text2speech" });
// A list in parts.
for (const part of Recipients.parse(phones).chunks(1000)) void lox24.createBulk({ text, phones: part });
// Fields that JavaScript code may leave `undefined`, except the time.
void lox24.createBulk({ text, phones, sender_id: undefined, msg_groups: undefined }, { signal: undefined, timeout: undefined });

// @ts-expect-error TS2345: Property 'msg_groups' is missing in type '{ text: string; }'
void lox24.createBulk({ text });
// @ts-expect-error TS2345: Property 'text' is missing
void lox24.createBulk({ phones });
// @ts-expect-error TS2345: Type 'undefined' is not assignable to type 'readonly number[]'
void lox24.createBulk({ text, phones: undefined, msg_groups: undefined });
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string'
void lox24.createBulk({ text, phones: [447700900000] });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'
void lox24.createBulk({ text, msg_groups: ["1"] });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'PhoneNumbers | undefined'
void lox24.createBulk({ text, phones: "+447700900000" });
// @ts-expect-error TS2561: Did you mean to write 'sender_id'
void lox24.createBulk({ text, phones, senderId: "Venue" });
// A time that is `undefined` by mistake would send at once.
// @ts-expect-error TS2379: Type 'undefined' is not assignable to type 'number | Date'
void lox24.createBulk({ text, phones, delivery_at: undefined });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number | Date'
void lox24.createBulk({ text, phones, delivery_at: "2026-12-24" });
// @ts-expect-error TS2820: Did you mean '"EN"'
void lox24.createBulk({ text, phones, voice_lang: "en" });
// @ts-expect-error TS2322: Type '"economy"' is not assignable to type 'ServiceCode | undefined'
void lox24.createBulk({ text, phones, service_code: "economy" });
// @ts-expect-error TS2345: Argument of type 'Date' is not assignable to parameter of type 'string'
void lox24.getBulk(new Date());
// @ts-expect-error TS2353: 'all' does not exist in type 'RequestOptions'
void lox24.cancelBulk("", { all: true });

export async function answers(): Promise<void> {
  const bulk: Bulk = await lox24.getBulk("", { timeout: 1000, maxRetries: 0, signal: new AbortController().signal });
  is<Same<typeof bulk.uuid, string>>();
  is<Same<typeof bulk.phones, string[] | null | undefined>>();
  // Editors suggest the known states; a provider may add others.
  is<Same<typeof bulk.status_code, BulkStatus>>();
  const [known, other]: [BulkStatus, BulkStatus] = [10, 999];
  void [known, other];
  // @ts-expect-error TS2322: Type '"done"' is not assignable to type 'BulkStatus'
  const word: BulkStatus = "done";
  void word;

  const cancelled: CancelledBulk = await lox24.cancelBulk(bulk.uuid);
  // @ts-expect-error TS2339: Property 'text' does not exist on type 'ShortBulk'
  void cancelled.text;
  // Every bulk has the fields of a cancelled one, but not vice versa.
  const less: CancelledBulk = bulk;
  void less;

  // Watching.
  for await (const { status_code, msg_total_count } of lox24.watchBulk(bulk.uuid, { interval: 500, deadline: 60_000 })) {
    is<Same<typeof status_code, BulkStatus>>();
    is<Same<typeof msg_total_count, number | null | undefined>>();
  }
  is<Same<Awaited<ReturnType<typeof lox24.waitForBulk>>, Bulk>>();
  // @ts-expect-error TS2353: 'interval' does not exist in type 'RequestOptions'
  void lox24.getBulk("", { interval: 500 });
  // @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'
  void lox24.waitForBulk("", { deadline: "1 min" });
  // @ts-expect-error TS2561: Did you mean to write 'deadline'
  lox24.watchBulk("", { deadLine: 1 });
}

// `checkBulk` takes the same input as `createBulk`.
const checked: NewBulk = { text, phones };
const check: BulkCheck = checkBulk(checked);
is<Same<typeof check.cost, number | undefined>>();
for (const { path, code, message } of [...check.issues, ...check.warnings]) {
  is<Same<[typeof path, typeof message], [string, string]>>();
  if (code === "no_price" || code === "wrong_type" || code === "a later code") continue;
}
// @ts-expect-error TS2345: Property 'msg_groups' is missing
checkBulk({ text });
