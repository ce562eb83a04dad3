// libphonenumber's metadata: the positions are those of the npm package's JSON arrays.
import { createRequire } from "node:module";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";

const require = createRequire(import.meta.url);
const metadata = require("libphonenumber-js/metadata.max.json");
const examples = require("libphonenumber-js/examples.mobile.json");

const [CALLING_CODE, ABROAD, PATTERN, LENGTHS, PREFIX, TYPES, ABROAD_BY_DEFAULT] = [0, 1, 2, 3, 5, 11, 12];
const [FIXED_LINE, MOBILE] = [0, 1];

/**
 * All 245 countries, each with its calling code, the pattern and the lengths of its mobile numbers, its national prefix,
 * its international prefix, and its example number.
 */
export const countries = Object.entries(metadata.countries).map(([code, plan]) => {
  const [pattern, lengths] = mobileNumbers(plan);
  return {
    code,
    callingCode: plan[CALLING_CODE],
    pattern,
    lengths,
    prefix: plan[PREFIX] || "",
    internationalPrefix: internationalPrefix(plan),
    example: phone(`+${plan[CALLING_CODE]}${examples[code]}`),
  };
});

/** The calling codes that several countries share, each with its countries, the main one first. */
export const sharedCodes = new Map(Object.entries(metadata.country_calling_codes).filter(([, codes]) => codes.length > 1));

/** All calling codes, including those without a country. */
export const callingCodes = [...Object.keys(metadata.country_calling_codes), ...Object.keys(metadata.nonGeographic)];

/** A number with `+`, as libphonenumber reads it. */
export function phone(text) {
  const number = parsePhoneNumberFromString(text);
  if (!number) throw new Error(`libphonenumber does not read ${text}.`);
  return number;
}

function mobileNumbers(plan) {
  const type = plan[TYPES]?.[MOBILE];
  if (!type) return [plan[PATTERN], plan[LENGTHS]];
  // If mobile numbers look like all others, the pattern is omitted.
  return [type[0] || plan[TYPES][FIXED_LINE][0], type[1] ?? plan[LENGTHS]];
}

/** A `~` is a second dial tone. A country where people dial a carrier's prefix has none of its own. */
function internationalPrefix(plan) {
  const prefix = plan[ABROAD_BY_DEFAULT] || plan[ABROAD];
  return /^[\d~]+$/.test(prefix) ? prefix.replace("~", "") : undefined;
}
