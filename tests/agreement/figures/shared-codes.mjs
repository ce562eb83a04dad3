// If countries share a calling code, `countries()` names the same one as libphonenumber.
import { generator } from "../../bench/numbers.mjs";
import { countries, sharedCodes as codes } from "../metadata.mjs";
import { mobileNumbers } from "../mobile.mjs";
import { countryOf } from "../reading.mjs";
import { Tally } from "../tally.mjs";

export function sharedCodes({ seed, perCountry }) {
  const random = generator(seed);
  const all = new Tally();
  const rows = [];
  for (const [callingCode, [main, ...others]] of codes) {
    const tally = new Tally();
    for (const country of countries.filter(({ code }) => code === main || others.includes(code))) {
      for (const number of mobileNumbers(country, perCountry, random)) {
        const found = countryOf(number.number);
        for (const it of [tally, all]) it.add(outcome(found, number.country, main), `${number.country} named ${found}`, number.number);
      }
    }
    rows.push({ about: `– +${callingCode}: ${[main, ...others].join(" ")}`, found: tally.count("agreed"), of: tally.count() });
  }
  return {
    rows: [
      { about: "countries that share a calling code, named as by libphonenumber", found: all.count("agreed"), of: all.count(), goal: { least: 0.99 } },
      ...rows,
      { about: "– named neither so nor by the main country", found: all.count("another country"), of: all.count(), goal: { most: 0 } },
    ],
    notes: all.lines("another country", "the main country"),
  };
}

function outcome(found, expected, main) {
  if (found === expected) return "agreed";
  return found === main ? "the main country" : "another country";
}
