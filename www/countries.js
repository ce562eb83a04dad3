// Countries by name: those that an account can have, and those of a list.
import { Recipients } from "./pkg/index.js";

const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The countries of the calling codes that have several, the main one first, and of those the first few. */
const SHARED = {
  "+1": ["US", "CA", "DO"], "+7": ["RU", "KZ"], "+39": ["IT", "VA"], "+44": ["GB", "GG", "JE"], "+47": ["NO", "SJ"],
  "+61": ["AU", "CC", "CX"], "+212": ["MA", "EH"], "+262": ["RE", "YT"], "+290": ["SH", "TA"], "+358": ["FI", "AX"],
  "+590": ["GP", "BL", "MF"], "+599": ["CW", "BQ"],
};
const MOST_NAMED = 2;

/** The countries that `Recipients` takes, as `{ code, name }`, by name. */
export function accountCountries() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes
    .map((code) => ({ code, name: NAMES.of(code) }))
    .filter(({ code, name }) => name !== undefined && isTaken(code))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

function isTaken(country) {
  try {
    Recipients.parse("", { country }).free();
    return true;
  } catch {
    return false;
  }
}

/** The name for a key of `countries()`: a country, or a calling code that is not of one country. */
export function nameOf(key) {
  if (!key.startsWith("+")) return NAMES.of(key) ?? key;
  const countries = SHARED[key];
  if (!countries) return "Of no country";
  const named = countries.slice(0, MOST_NAMED).map((code) => NAMES.of(code));
  return countries.length > MOST_NAMED ? `${named.join(", ")} and others` : named.join(" and ");
}
