// Random valid mobile numbers of every country, as its people write them and as a spreadsheet leaves them.
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { generator } from "../../bench/numbers.mjs";
import { countries } from "../metadata.mjs";
import { mobileNumbers } from "../mobile.mjs";
import { read, shown } from "../reading.mjs";
import { Tally } from "../tally.mjs";

export function randomMobiles({ seed, perCountry }) {
  const random = generator(seed);
  const whole = new Tally();
  const zeroless = new Tally();
  for (const country of countries) {
    for (const number of mobileNumbers(country, perCountry, random)) {
      const written = number.formatNational().replace(/\D/g, "");
      judge(whole, country.code, written, [number.number, theirs(written, country)]);
      // A spreadsheet takes the digits for a number, which begins with no zeros.
      judge(zeroless, country.code, written.replace(/^0+/, ""), [number.number]);
    }
  }
  return {
    rows: [...rows("random mobile numbers, national digits", whole), ...rows("random mobile numbers, without the leading 0", zeroless)],
    notes: [...notes("with all digits", whole), ...notes("without the leading 0", zeroless)],
  };
}

/** In Gabon, `05 07 60 88` is the national form of two numbers; then libphonenumber's reading counts. */
const theirs = (line, { code }) => parsePhoneNumberFromString(line, code)?.number;

function judge(tally, country, line, expected) {
  const found = read(line, country);
  tally.add(outcome(found, expected), country, `${line} is ${shown(found)}, not ${expected[0]}`);
}

function outcome({ number, reason }, expected) {
  if (number !== undefined) return expected.includes(number) ? "right" : "another number";
  return reason === "ambiguous" ? "ambiguous" : "refused";
}

function rows(about, tally) {
  const of = tally.count();
  return [
    { about, found: tally.count("right"), of },
    { about: "– refused as ambiguous", found: tally.count("ambiguous"), of },
    { about: "– refused for another reason", found: tally.count("refused"), of },
    { about: "– read as another number", found: tally.count("another number"), of, goal: { most: 0 } },
  ];
}

const notes = (about, tally) => tally.lines("another number", "refused", "ambiguous").map((line) => `${about}: ${line}`);
