// Countries by name: those an account can be in, and those in a list.
import { Recipients } from "./pkg/index.js";

const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** For each calling code that several countries share: the first few of them, the main one first. */
const SHARED = {
  "+1": ["US", "CA", "DO"], "+7": ["RU", "KZ"], "+39": ["IT", "VA"], "+44": ["GB", "GG", "JE"], "+47": ["NO", "SJ"],
  "+61": ["AU", "CC", "CX"], "+212": ["MA", "EH"], "+262": ["RE", "YT"], "+290": ["SH", "TA"], "+358": ["FI", "AX"],
  "+590": ["GP", "BL", "MF"], "+599": ["CW", "BQ"],
};
const MOST_NAMED = 2;

/** The countries that `Recipients` accepts, as `{ code, name }`, sorted by name. */
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

/** The name of a key of `countries()`: a country, or a calling code that belongs to several countries or none. */
export function nameOf(key) {
  if (!key.startsWith("+")) return NAMES.of(key) ?? key;
  const countries = SHARED[key];
  if (!countries) return "No country";
  const named = countries.slice(0, MOST_NAMED).map((code) => NAMES.of(code));
  return countries.length > MOST_NAMED ? `${named.join(", ")} and others` : named.join(" and ");
}
