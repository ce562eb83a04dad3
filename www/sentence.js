// Describes a filter in plain words: the filter that is sent, not the form.
import { PARAMETERS } from "./parameters.js";

const BOUNDS = {
  time: { is: "at", gte: "on or after", gt: "after", lte: "on or before", lt: "before" },
  amount: { is: "of", gte: "of at least", gt: "of more than", lte: "of at most", lt: "of less than" },
};

const TIME = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** Phrases each condition of a valid filter to follow "… every SMS that". */
export function conditionsOf(filter) {
  return Object.entries(filter).map(([name, value]) => condition(PARAMETERS[name], value));
}

function condition({ kind, says, names, unit }, value) {
  if (kind === "flag") return says[value ? 0 : 1];
  if (kind in BOUNDS) return `${says} ${withUnit(range(kind, value), unit)}`;
  const values = [value].flat().map((one) => word(one, kind, names));
  return `${says} ${values.join(" or ")}`;
}

/** `of at least 2 segments`, `of 1 segment` */
const withUnit = (amount, unit) => (unit ? `${amount} ${unit}${amount.endsWith(" 1") ? "" : "s"}` : amount);

function word(value, kind, names = {}) {
  if (kind === "part" || kind === "exact") return `“${value}”`;
  return value in names ? `${value} (${names[value]})` : String(value);
}

/** A value, several values of which one must match, or bounds that must all hold. */
function range(kind, value) {
  const show = kind === "time" ? (moment) => TIME.format(moment) : String;
  const isRange = typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
  if (!isRange) return `${BOUNDS[kind].is} ${[value].flat().map(show).join(" or ")}`;
  const parts = Object.entries(value).map(([bound, limit]) =>
    bound === "between" ? `from ${show(limit[0])} to ${show(limit[1])}` : `${BOUNDS[kind][bound]} ${show(limit)}`,
  );
  return parts.join(" and ");
}
