// Random mobile numbers that libphonenumber calls valid.
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { maker } from "./pattern.mjs";

/** `count` different mobile numbers of a country. */
export function mobileNumbers({ callingCode, pattern }, count, random) {
  const make = maker(pattern);
  const found = new Map();
  // Some patterns match numbers that are not valid, and some countries have only a thousand numbers.
  for (let attempt = 0; attempt < count * 20 && found.size < count; attempt += 1) {
    const number = parsePhoneNumberFromString(`+${callingCode}${make(random)}`);
    if (number?.isValid()) found.set(number.number, number);
  }
  if (found.size < count) throw new Error(`The pattern ${pattern} of +${callingCode} makes too few valid numbers.`);
  return [...found.values()];
}
