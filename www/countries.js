// Countries by name: those an account can be in, and those in a list.
import { Recipients } from "./pkg/index.js";

const LANGUAGE = document.documentElement.lang;
const NAMES = new Intl.DisplayNames(LANGUAGE, { type: "region" });

/** Names that take an article within a sentence. */
const WITH_ARTICLE = /^(United |U\.S\. |British |Isle of |Central African |Dominican Rep)|( Islands| Republic| Territor(y|ies)|\) Islands)$|^(Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)$/;

/** Calling codes have at most 3 digits. */
const CODE_LENGTHS = [1, 2, 3];

let known;

/** The countries that `Recipients` knows, as `{ code, name }`, sorted by name. */
export function allCountries() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  known ??= codes
    .filter(isKnown)
    .map((code) => ({ code, name: NAMES.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, LANGUAGE));
  return known;
}

function isKnown(country) {
  try {
    Recipients.parse("", { country }).free();
    return true;
  } catch {
    return false;
  }
}

/** The name of a key of `countries()`: a country, or a calling code that belongs to none. */
export function nameOf(key) {
  return key.startsWith("+") ? "No country" : (NAMES.of(key) ?? key);
}

/** The name as used in a sentence: `Spain`, `the United States`. */
export function inSentence(key) {
  const name = nameOf(key);
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/** The calling code within `number` (`+34612345678`), which belongs to `country`; `undefined` if it cannot be determined. */
export function callingCode(number, country) {
  const length = CODE_LENGTHS.find((length) => readAlone(number.slice(1 + length), { country, bare: "national" })?.number === number);
  return length && number.slice(1, 1 + length);
}

/** The one number in `line` as `{ number, country }`; `undefined` if it cannot be read with these options. */
export function readAlone(line, options) {
  const list = Recipients.parse([line], options);
  const [number] = list.toArray();
  const [country] = Object.keys(list.countries());
  list.free();
  return number && { number, country };
}
