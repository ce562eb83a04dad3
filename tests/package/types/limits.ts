// Prices and limits: what the declarations take, and what they must refuse.
import { type BulkLimits, Lox24Client, Recipients, checkBulk } from "bulk-sms";

const lox24 = new Lox24Client({ token: "1234567:e3f3" });
const bulk = { text: "x", phones: ["+447700900000"] };
const limits: BulkLimits = { prices: { "+44": 0.04, default: 0.25 }, maxMessages: 10, maxCost: 1 };

// The same limits for both, with the options of every call beside them.
void lox24.createBulk(bulk, { ...limits, timeout: 1000, signal: new AbortController().signal });
const { cost } = checkBulk(bulk, limits);
const known: number | undefined = cost;
// What `countries()` counts has the same names.
const counts: Record<string, number> = Recipients.parse("").countries();
void [known, counts];

// @ts-expect-error: the cost may not be known.
const certain: number = cost;
void certain;
// @ts-expect-error: a limit that may have got lost.
void lox24.createBulk(bulk, { maxCost: process() });
// @ts-expect-error: no such option.
void lox24.createBulk(bulk, { ...limits, max: 1 });
// @ts-expect-error: other calls have no limits.
void lox24.getBulk("", { maxMessages: 1 });
// @ts-expect-error: a price is a number.
checkBulk(bulk, { prices: { DE: "0.07" } });

declare function process(): number | undefined;
