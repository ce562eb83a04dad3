// Filters of `deleteSms`. A filter that selects everything must not compile, unless it says that everything is meant.
import { type DeleteSmsOptions, Lox24Client, type SmsDeletion, type SmsFilter } from "bulk-sms";

const lox24 = new Lox24Client({ token: "1234567:e3f3" });
declare const filter: SmsFilter;
declare const all: boolean;
declare const options: DeleteSmsOptions;

is<Same<Awaited<ReturnType<typeof lox24.deleteSms>>, SmsDeletion>>();
void lox24.deleteSms({ is_sent: true });
void lox24.deleteSms({ iso2: ["DE", "CH"], created_at: { lt: new Date("2026-01-01") }, _order: { created_at: "asc" } });
void lox24.deleteSms({ source: { between: [1, 5] }, chars_count: 160, gateway_sent_at: [0, new Date()], phone: "+49" });
void lox24.deleteSms({ is_sent: true }, { timeout: 1000, all: undefined });
void lox24.deleteSms({}, { all: true });
void lox24.deleteSms({ _order: { created_at: "asc" } }, { all: true, timeout: 1000 });
// Known only at run time.
void lox24.deleteSms(filter);
void lox24.deleteSms({ ...filter });
void lox24.deleteSms(filter, options);
void lox24.deleteSms({}, { all });

// Wrapper functions, and test doubles.
const around = (...values: Parameters<Lox24Client["deleteSms"]>): Promise<SmsDeletion> => lox24.deleteSms(...values);
void around({ is_sent: true }, { timeout: 1000 });
const generic = <Filter extends SmsFilter>(some: Filter): Promise<SmsDeletion> => lox24.deleteSms(some);
void generic({ is_sent: true });
const double: Pick<Lox24Client, "deleteSms"> = {
  deleteSms: async (some: SmsFilter) => ({ deleted_sms_count: Object.keys(some).length }),
};
void double;

// @ts-expect-error TS2345: This filter selects every SMS in the account
void lox24.deleteSms({});
// @ts-expect-error TS2345: This filter selects every SMS in the account
void lox24.deleteSms({ _order: { gateway_sent_at: "desc" } });
// @ts-expect-error TS2345: This filter selects every SMS in the account
void lox24.deleteSms({}, { timeout: 1000 });
// @ts-expect-error TS2345: This filter selects every SMS in the account
void lox24.deleteSms({}, { all: false });
// @ts-expect-error TS2554: Expected 1-2 arguments, but got 0
void lox24.deleteSms();
// @ts-expect-error TS2345: Argument of type 'undefined' is not assignable
void lox24.deleteSms(undefined);
// @ts-expect-error TS2345: Argument of type 'null' is not assignable
void lox24.deleteSms(null, { all: true });
// @ts-expect-error TS2353: 'sent_at' does not exist in type
void lox24.deleteSms({ sent_at: 0 });
// @ts-expect-error TS2561: Did you mean to write 'iso2'
void lox24.deleteSms({ is_sent: true, iso: "DE" });
// @ts-expect-error TS2353: 'al' does not exist in type
void lox24.deleteSms({ is_sent: true }, { al: true });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'boolean'
void lox24.deleteSms({ is_sent: "yes" });
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'OneOrMore<string>'
void lox24.deleteSms({ iso2: 49 });
// @ts-expect-error TS2322: Type 'string[]' is not assignable to type 'string'
void lox24.deleteSms({ text: ["a", "b"] });
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'Time | undefined'
void lox24.deleteSms({ created_at: { lt: "2026-01-01" } });
// @ts-expect-error TS2353: 'before' does not exist in type
void lox24.deleteSms({ created_at: { before: 0 } });
// @ts-expect-error TS2322: Source has 1 element(s) but target requires 2
void lox24.deleteSms({ created_at: { between: [0] } });
// @ts-expect-error TS2353: 'lt' does not exist in type 'readonly string[]'
void lox24.deleteSms({ uuid: { lt: "x" } });
// @ts-expect-error TS2322: Type '"up"' is not assignable to type '
void lox24.deleteSms({ is_sent: true, _order: { created_at: "up" } });
// A filter that is missing by mistake.
// @ts-expect-error TS2379: Type 'undefined' is not assignable to type 'OneOrMore<string>'
void lox24.deleteSms({ is_sent: true, bulk: undefined });
// @ts-expect-error TS2322: Type 'null' is not assignable to type 'OneOrMore<string>'
void lox24.deleteSms({ bulk: null });
