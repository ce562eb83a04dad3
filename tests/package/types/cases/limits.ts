// Prices and limits: what the declarations accept, and what they must refuse.
import { type BulkLimits, Lox24Client, Recipients, checkBulk } from "bulk-sms";

const lox24 = new Lox24Client({ token: "1234567:e3f3" });
const bulk = { text: "x", phones: ["+447700900000"] };
const limits: BulkLimits = { prices: { "+44": 0.04, default: 0.25 }, maxMessages: 10, maxCost: 1 };

// Both take the same limits, along with the options of every call.
void lox24.createBulk(bulk, { ...limits, timeout: 1000, signal: new AbortController().signal });
const { cost } = checkBulk(bulk, limits);
const known: number | undefined = cost;
// `countries()` uses the same names.
const counts: Record<string, number> = Recipients.parse("").countries();
void [known, counts];

// The cost may not be known.
// @ts-expect-error TS2322: Type 'number | undefined' is not assignable to type 'number'
const certain: number = cost;
void certain;
// A limit that may be missing.
// @ts-expect-error TS2379: Type 'undefined' is not assignable to type 'number'
void lox24.createBulk(bulk, { maxCost: process() });
// @ts-expect-error TS2353: 'max' does not exist in type 'CreateBulkOptions'
void lox24.createBulk(bulk, { ...limits, max: 1 });
// Other calls have no limits.
// @ts-expect-error TS2353: 'maxMessages' does not exist in type 'RequestOptions'
void lox24.getBulk("", { maxMessages: 1 });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'
checkBulk(bulk, { prices: { DE: "0.07" } });

declare function process(): number | undefined;
