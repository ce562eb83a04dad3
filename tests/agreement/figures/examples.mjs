// Every country's example mobile number, in each form that people write, with `country`.
import { countries, phone } from "../metadata.mjs";
import { read, shown } from "../reading.mjs";

const digits = (text) => text.replace(/\D/g, "");
const BRITISH = phone("+447700900123");
const AMERICAN = phone("+12025550123");

const own = ({ example }) => example;
const foreign = ({ callingCode }) => (callingCode === "44" ? AMERICAN : BRITISH);

/** The name of a form, the number that it shows, and how it is written; undefined if a country has no such form. */
const NATIONAL = [
  ["national form", own, (number) => number.formatNational()],
  ["national form, digits alone", own, (number) => digits(number.formatNational())],
];
/** Also the least share that must be read correctly: the rest is rejected, and docs/numbers.md says why. */
const INTERNATIONAL = [
  ["E.164", own, (number) => number.number, 1],
  ["E.164 without its +", own, (number) => digits(number.number), 0.995],
  ["00 before the calling code", own, (number) => `00${digits(number.number)}`, 1],
  ["international form", own, (number) => number.formatInternational(), 1],
  ["RFC 3966", own, (number) => number.getURI(), 1],
  ["the country's own prefix for abroad", own, prefixed, 1],
  ["the same before a foreign number", foreign, prefixed, 1],
];

function prefixed(number, { internationalPrefix: prefix }) {
  return prefix && prefix !== "00" ? prefix + digits(number.number) : undefined;
}

export function examples() {
  const national = NATIONAL.map(outcomes);
  const all = [...national, ...INTERNATIONAL.map(outcomes)];
  const exceptions = new Set(national.flatMap(({ wrong }) => wrong.map(({ code }) => code)));
  const misread = all.flatMap(({ wrong }) => wrong).filter(({ found }) => found.number !== undefined);
  return {
    rows: [
      ...all.map(({ about, of, wrong, least }) => ({ about: `example numbers, ${about}`, found: of - wrong.length, of, goal: least && { least } })),
      { about: "– countries whose national form is not read", found: exceptions.size, of: countries.length, goal: { most: 2 } },
      { about: "– any form read as another number", found: misread.length, of: all.reduce((sum, { of }) => sum + of, 0), goal: { most: 0 } },
    ],
    notes: all.flatMap(({ about, wrong }) => wrong.map(({ code, line, found, number }) => `${code}, ${about}: ${line} is ${shown(found)}, not ${number}`)),
  };
}

/** All countries in one form: how many have it, and which are read incorrectly. */
function outcomes([about, choose, write, least]) {
  const wrong = [];
  let of = 0;
  for (const country of countries) {
    const number = choose(country);
    const line = write(number, country);
    if (line === undefined) continue;
    of += 1;
    const found = read(line, country.code);
    if (found.number !== number.number) wrong.push({ code: country.code, line, found, number: number.number });
  }
  return { about, of, wrong, least };
}
