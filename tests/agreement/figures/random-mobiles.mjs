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
      judge(whole, country, written, number);
      // A spreadsheet reads the digits as a number and drops leading zeros.
      judge(zeroless, country, written.replace(/^0+/, ""), number);
    }
  }
  return {
    rows: [...rows("random mobile numbers, national digits", whole, 0.99), ...rows("random mobile numbers, without the leading 0", zeroless, 0.95)],
    notes: [...notes("with all digits", whole), ...notes("without the leading 0", zeroless)],
  };
}

function judge(tally, { code, callingCode }, line, { number: expected }) {
  const found = read(line, code);
  tally.add(outcome(found), code, `${line} is ${shown(found)}, not ${expected}`);

  function outcome({ number, reason }) {
    if (number === undefined) return reason === "ambiguous" ? "ambiguous" : "refused";
    // In Gabon, `05 07 60 88` is the national form of two valid numbers.
    if (number === expected || number === validNumber(line, code)) return "right";
    return number.startsWith(`+${callingCode}`) ? "another number" : "abroad";
  }
}

/** The valid number that libphonenumber reads. */
function validNumber(line, country) {
  const number = parsePhoneNumberFromString(line, country);
  return number?.isValid() ? number.number : undefined;
}

function rows(about, tally, least) {
  const of = tally.count();
  return [
    { about, found: tally.count("right"), of, goal: { least } },
    { about: "– refused as ambiguous", found: tally.count("ambiguous"), of },
    { about: "– refused for another reason", found: tally.count("refused"), of, goal: { most: 0 } },
    { about: "– read as another number of the country", found: tally.count("another number"), of, goal: { most: 0 } },
    { about: "– read as a number of another country", found: tally.count("abroad"), of, goal: { most: 0 } },
  ];
}

const notes = (about, tally) => tally.lines("abroad", "another number", "refused", "ambiguous").map((line) => `${about}: ${line}`);
