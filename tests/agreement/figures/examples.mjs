// Every country's example mobile number, in each form in which people write it, with `country`.
import { countries, phone } from "../metadata.mjs";
import { read, shown } from "../reading.mjs";

const digits = (text) => text.replace(/\D/g, "");
const BRITISH = phone("+447700900123");
const AMERICAN = phone("+12025550123");

const own = ({ example }) => example;
const foreign = ({ callingCode }) => (callingCode === "44" ? AMERICAN : BRITISH);

/** What a form is called, which number is written, and how; undefined where a country has no such form. */
const NATIONAL = [
  ["national form", own, (number) => number.formatNational()],
  ["national form, digits alone", own, (number) => digits(number.formatNational())],
];
const INTERNATIONAL = [
  ["E.164", own, (number) => number.number],
  ["E.164 without its +", own, (number) => digits(number.number)],
  ["00 before the calling code", own, (number) => `00${digits(number.number)}`],
  ["international form", own, (number) => number.formatInternational()],
  ["RFC 3966", own, (number) => number.getURI()],
  ["the country's own prefix for abroad", own, prefixed],
  ["the same before a foreign number", foreign, prefixed],
];

function prefixed(number, { internationalPrefix: prefix }) {
  return prefix && prefix !== "00" ? prefix + digits(number.number) : undefined;
}

export function examples() {
  const national = NATIONAL.map(outcomes);
  const international = INTERNATIONAL.map(outcomes);
  const row = ({ about, of, wrong }, goal) => ({ about: `example numbers, ${about}`, found: of - wrong.length, of, goal });
  const wrong = national.flatMap((form) => form.wrong);
  const misread = wrong.filter(({ number }) => number !== undefined);
  return {
    rows: [
      ...national.map((form) => row(form)),
      { about: "– countries with an exception", found: new Set(wrong.map(({ code }) => code)).size, of: countries.length, goal: { most: 2 } },
      { about: "– read as another number", found: misread.length, of: countries.length * national.length, goal: { most: 0 } },
      ...international.map((form) => row(form, { least: 1 })),
    ],
    notes: [...national, ...international].flatMap((form) => form.wrong.map(({ note }) => note)),
  };
}

/** All countries in one form: how many have it, and which are not read right. */
function outcomes([about, choose, write]) {
  const wrong = [];
  let of = 0;
  for (const country of countries) {
    const number = choose(country);
    const line = write(number, country);
    if (line === undefined) continue;
    of += 1;
    const found = read(line, country.code);
    if (found.number === number.number) continue;
    wrong.push({ code: country.code, number: found.number, note: `${country.code}, ${about}: ${line} is ${shown(found)}, not ${number.number}` });
  }
  return { about, of, wrong };
}
