// Random E.164 numbers: the package accepts those that libphonenumber considers possible.
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { generator } from "../../bench/numbers.mjs";
import { callingCodes } from "../metadata.mjs";
import { between, oneOf } from "../pattern.mjs";
import { read, shown } from "../reading.mjs";
import { Tally } from "../tally.mjs";

const COUNT = 30_000;
/** E.164 allows this many digits, including the calling code. */
const MOST_DIGITS = 15;

export function possible({ seed }) {
  const random = generator(seed);
  const tally = new Tally();
  for (let index = 0; index < COUNT; index += 1) {
    const code = oneOf(random, callingCodes);
    const number = `+${code}${nationalNumber(random, Math.min(14, MOST_DIGITS - code.length))}`;
    const found = read(number);
    tally.add(outcome(number, found), `+${code}`, `${number} is ${shown(found)}`);
  }
  const row = (about, outcome, goal) => ({ about, found: tally.count(outcome), of: COUNT, goal });
  return {
    rows: [
      row("random E.164 numbers, possible or not as libphonenumber says", "agreed", { least: 0.999 }),
      row("– refused, possible once libphonenumber has changed the digits", "possible once changed"),
      row("– refused, possible as written", "possible but refused"),
      row("– accepted, not possible", "impossible but accepted"),
      row("– read as another number", "another number", { most: 0 }),
    ],
    notes: tally.lines("another number", "impossible but accepted", "possible but refused", "possible once changed"),
  };
}

function outcome(number, found) {
  const theirs = parsePhoneNumberFromString(number);
  const isPossible = theirs?.isPossible() ?? false;
  // Both add the only area code of San Marino, Madagascar and Norfolk Island.
  if (found.number !== undefined && found.number !== number && found.number !== theirs?.number) return "another number";
  if ((found.number !== undefined) === isPossible) return "agreed";
  if (!isPossible) return "impossible but accepted";
  // After some calling codes, libphonenumber drops a national prefix or inserts an area code.
  return theirs.number === number ? "possible but refused" : "possible once changed";
}

/** No national number begins with 0 here: if 0 is the national prefix, the number is written incorrectly. */
function nationalNumber(random, most) {
  const length = between(random, 4, most);
  return String(between(random, 1, 9)) + Array.from({ length: length - 1 }, () => between(random, 0, 9)).join("");
}
