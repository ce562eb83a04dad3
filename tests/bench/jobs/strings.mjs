// A hundred thousand numbers, from an array of strings to the finished request.
import { parsePhoneNumber } from "libphonenumber-js/min";
import { HEAD, digest, discard, oursOn, theirs } from "../bulk.mjs";
import { compare, rows } from "../compare.mjs";
import { numberStrings } from "../numbers.mjs";
import { each } from "../packages.mjs";
import { readPlan } from "../plan.mjs";
import { DECIMAL, LETTERS, NATIONAL_PREFIX } from "../refusal.mjs";
import { stringLoop } from "../string-loop.mjs";

export async function run({ quick, numberingPlan, packages }) {
  const count = quick ? 2000 : 100_000;
  const lines = numberStrings(count);
  const plan = readPlan(numberingPlan);
  const loop = () => stringLoop(lines, plan, HEAD, { blank: "rejected" });
  const sides = {
    ...each(packages, oursOn(lines)),
    "a string loop": () => theirs(loop),
    "libphonenumber-js/min": () => theirs(() => libphonenumber(lines)),
  };
  const comparable = (value, name) => (name === "libphonenumber-js/min" ? checkForgiving(value, loop()) : digest(value));
  const result = await compare(sides, { quick, rounds: 7, warmups: 2, digest: comparable, discard, collect: "major" });
  return rows(`${count.toLocaleString("en")} numbers from strings`, result, { "a string loop": 0.6 }, { base: "a string loop" });
}

/** The way its users would: E.164 in a Set. It does not read numbers without a `+` or a country. */
function libphonenumber(lines) {
  const numbers = new Set();
  for (const line of lines) {
    try {
      const digits = line.trimStart();
      const international = digits.startsWith("+") ? digits : digits.startsWith("00") ? `+${digits.slice(2)}` : `+${digits}`;
      const parsed = parsePhoneNumber(international, { extract: false });
      if (parsed.isPossible()) numbers.add(parsed.number);
    } catch {
      // Not a number.
    }
  }
  return { body: `${HEAD}${JSON.stringify([...numbers]).slice(1)}}` };
}

/** libphonenumber gives no reason for a line that it refuses, and accepts some that the others refuse; all else must be the same. */
async function checkForgiving({ request }, { body, reasons }) {
  const expected = new Set(JSON.parse(body).phones);
  const { phones } = JSON.parse(await request.text());
  const common = phones.filter((phone) => expected.has(phone));
  const forgiven = [LETTERS, DECIMAL, NATIONAL_PREFIX].reduce((sum, reason) => sum + reasons[reason], 0);
  if (common.join() !== [...expected].join() || phones.length - common.length > forgiven) throw new Error("libphonenumber-js takes other numbers.");
}
