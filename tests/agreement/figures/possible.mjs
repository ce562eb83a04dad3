// Random E.164 numbers: the package takes those that libphonenumber calls possible.
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { generator } from "../../bench/numbers.mjs";
import { callingCodes } from "../metadata.mjs";
import { between, oneOf } from "../pattern.mjs";
import { read, shown } from "../reading.mjs";
import { Tally } from "../tally.mjs";

const COUNT = 30_000;
/** E.164 allows so many digits, with the calling code. */
const MOST_DIGITS = 15;

export function possible({ seed }) {
  const random = generator(seed);
  const tally = new Tally();
  for (let index = 0; index < COUNT; index += 1) {
    const code = oneOf(random, callingCodes);
    const number = `+${code}${nationalNumber(random, Math.min(14, MOST_DIGITS - code.length))}`;
    const found = read(number);
    const theirs = parsePhoneNumberFromString(number)?.isPossible() ?? false;
    const taken = found.number !== undefined;
    const outcome = taken === theirs ? "agreed" : theirs ? "possible but refused" : "taken but impossible";
    tally.add(taken && found.number !== number ? "changed" : outcome, `+${code}`, `${number} is ${shown(found)}`);
  }
  const agreed = tally.count("agreed");
  return {
    rows: [
      { about: "random E.164 numbers, possible or not as libphonenumber says", found: agreed, of: COUNT, goal: { least: 0.999 } },
      { about: "– read as another number", found: tally.count("changed"), of: COUNT, goal: { most: 0 } },
    ],
    notes: tally.lines("changed", "taken but impossible", "possible but refused"),
  };
}

/** No national number begins with 0 here: where it is the national prefix, the number is written wrongly. */
function nationalNumber(random, most) {
  const length = between(random, 4, most);
  return String(between(random, 1, 9)) + Array.from({ length: length - 1 }, () => between(random, 0, 9)).join("");
}
