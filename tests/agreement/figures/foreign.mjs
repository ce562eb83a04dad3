// Every country's example mobile number, as digits that begin with its calling code, in the list of another country.
import { countries } from "../metadata.mjs";
import { read, shown } from "../reading.mjs";
import { Tally } from "../tally.mjs";

const HOMES = "US CA GB DE AT FR NL ES IT PL BR MX AR IN CN JP KR AU NZ ZA RU TR SE NO DK CH BE PT HU ID".split(" ");

export function foreign() {
  const tally = new Tally();
  for (const home of countries.filter(({ code }) => HOMES.includes(code))) {
    for (const { code, example } of countries) {
      if (code === home.code) continue;
      const line = example.number.slice(1);
      const found = read(line, home.code);
      tally.add(outcome(home, line, example.number, found), home.code, `${line} of ${code} is ${shown(found)}`);
    }
  }
  const row = (about, outcome, goal) => ({ about, found: tally.count(outcome), of: tally.count(), goal });
  return {
    rows: [
      row("foreign numbers without + in the list of a country", "foreign"),
      row("– refused as ambiguous", "ambiguous"),
      row("– national: as long as a mobile number there", "national by its length"),
      row("– national: begins with the national prefix", "national by its prefix"),
      row("– wrong", "wrong", { most: 0 }),
    ],
    notes: tally.lines("wrong", "national by its prefix", "national by its length", "ambiguous"),
  };
}

function outcome(home, line, number, found) {
  if (found.number === number) return "foreign";
  const asLong = home.lengths.includes(line.length);
  const rest = afterPrefix(home, line);
  if (found.reason === "ambiguous" && (asLong || rest !== undefined)) return "ambiguous";
  if (found.number === `+${home.callingCode}${line}` && asLong) return "national by its length";
  return rest !== undefined && found.number === `+${home.callingCode}${rest}` ? "national by its prefix" : "wrong";
}

/** The digits after the national prefix, or after what a spreadsheet leaves of it (Hungary's 06), if they are as many as in a mobile number. */
function afterPrefix({ prefix, lengths }, line) {
  const kept = prefix.replace(/^0/, "");
  if (kept === "" || !line.startsWith(kept)) return undefined;
  const rest = line.slice(kept.length);
  return lengths.includes(rest.length) ? rest : undefined;
}
