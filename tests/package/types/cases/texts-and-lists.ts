// Texts, and lists of recipients.
import {
  type CharacterReplacement, type NonGsmCharacter, type ParseOptions, type PlainText, type PlainTextOptions, type ReasonCount, Recipients, type RejectedLine, type RejectedReason,
  type TextMeasure, measureText, toGsm7,
} from "bulk-sms";

const measure: TextMeasure = measureText("It’s on");
is<Same<typeof measure.encoding, "GSM-7" | "UCS-2">>();
is<Same<typeof measure.nonGsm, NonGsmCharacter[]>>();
const first = measure.nonGsm[0];
is<Same<typeof first, NonGsmCharacter | undefined>>();
const replacement: string | undefined = first?.replacement;
const plain: PlainText = toGsm7("It’s on");
void [replacement, plain.remaining.toFixed()];
const letters: PlainTextOptions = { letters: true };
const { replacements } = toGsm7("Łódź", letters);
is<Same<typeof replacements, CharacterReplacement[]>>();
const told = replacements.map(({ character, replacement, count }) => `${character} -> ${replacement}: ${count.toFixed()}`);
void [told, toGsm7("ł", {}), toGsm7("ł", undefined), toGsm7("ł", { letters: Math.random() > 0.5 })];
// @ts-expect-error TS2345: Argument of type 'string | undefined' is not assignable to parameter of type 'string'
measureText(replacement);
// @ts-expect-error TS2345: Argument of type 'number' is not assignable to parameter of type 'string'
toGsm7(1);
// @ts-expect-error TS2561: 'letter' does not exist in type 'PlainTextOptions'. Did you mean to write 'letters'?
toGsm7("ł", { letter: true });

const options: ParseOptions = { country: "GB", column: 1 };
declare const file: { stream(): ReadableStream<Uint8Array> };
export async function lists(): Promise<void> {
  const lists: Recipients[] = [
    Recipients.parse("+447700900000", options),
    Recipients.parse(new Uint8Array(), { column: "mobile" }),
    Recipients.parse(["+447700900000"] as const),
    await Recipients.fromStream(file.stream(), options),
    Recipients.parse(new ArrayBuffer(0), { delimiter: ";", keepRejected: 0, keepRows: true }),
    Recipients.fromBytes(Recipients.of().toBytes()),
    Recipients.of(Recipients.parse(""), Recipients.parse("")).without(Recipients.parse("")),
  ];
  for (const list of lists) {
    is<Same<typeof list.rejected, RejectedLine[]>>();
    const { length, duplicates, rejectedCount } = list;
    is<Same<[typeof length, typeof duplicates, typeof rejectedCount], [number, number, number]>>();
    is<Same<ReturnType<typeof list.reasons>, ReasonCount[]>>();
    is<Same<ReturnType<typeof list.countries>, Record<string, number>>>();
    is<Same<ReturnType<typeof list.toArray>, string[]>>();
    is<Same<ReturnType<typeof list.chunks>, Iterable<Recipients>>>();
    is<Same<ReturnType<typeof list.toBytes>, Uint8Array>>();
    const has: boolean = list.has("+447700900000");
    const row: number | undefined = list.rowOf("+447700900000");
    for (const number of list) is<Same<typeof number, string>>();
    const numbers: string[] = [...list];
    void [has, row, numbers];
  }
  const reasons: Partial<Record<RejectedReason, string>> = { national: "Give the country of the account." };
  void reasons;
  const response = await fetch("https://lists.example/recipients.csv");
  if (response.body) void Recipients.fromStream(response.body);
  void Recipients.fromStream(response);
  void Recipients.fromStream(new Blob(["+447700900000"]));
  void Recipients.fromStream(new ReadableStream<string>());
  void Recipients.fromStream(["+447700", new Uint8Array(), new ArrayBuffer(0), new DataView(new ArrayBuffer(0))]);
  async function* pieces(): AsyncGenerator<string> {
    yield "+447700900000";
  }
  void Recipients.fromStream(pieces());

  // @ts-expect-error TS2673: Constructor of class 'Recipients' is private
  void new Recipients();
  // @ts-expect-error TS2345: Argument of type 'number[]' is not assignable to parameter of type
  Recipients.parse([447700900000]);
  // @ts-expect-error TS2561: Did you mean to write 'country'
  Recipients.parse("", { county: "GB" });
  // @ts-expect-error TS2322: Type 'true' is not assignable to type 'string | number | undefined'
  Recipients.parse("", { column: true });
  // @ts-expect-error TS2345: Argument of type 'string' is not assignable to parameter of type 'ListSource'
  void Recipients.fromStream("+447700900000");
  // @ts-expect-error TS2345: Argument of type 'Uint8Array<ArrayBuffer>' is not assignable to parameter of type 'ListSource'
  void Recipients.fromStream(new Uint8Array());
  // @ts-expect-error TS2322: Type '":"' is not assignable to type
  Recipients.parse("", { delimiter: ":" });
  // @ts-expect-error TS2345: Argument of type 'string[]' is not assignable to parameter of type 'Recipients'
  lists[0]!.without(["+447700900000"]);
  // @ts-expect-error TS2540: Cannot assign to 'length' because it is a read-only property
  lists[0]!.length = 1;
  // @ts-expect-error TS2345: Argument of type 'string' is not assignable to parameter of type 'number'
  lists[0]!.chunks("1000");
}
// @ts-expect-error TS2820: Did you mean '"national"'
const reason: RejectedReason = "nationl";
void reason;
