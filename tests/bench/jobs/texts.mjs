// Measuring many texts. The package also lists every character that is not in GSM-7; the loop does not.
import { compare, rows, timed } from "../compare.mjs";
import { each } from "../packages.mjs";
import { measureInLoop } from "../text-loop.mjs";
import { texts } from "../texts.mjs";

export async function run({ quick, packages }) {
  const count = quick ? 200 : 10_000;
  const all = texts(count);
  const measures = { ...each(packages, ({ measureText }) => measureText), "a careful loop": measureInLoop };
  const sides = each(measures, (measure) => () => timed(() => sum(all, measure)));
  const digest = (value, name) => value + JSON.stringify(all.map((text) => fields(measures[name](text))));
  const result = await compare(sides, { quick, rounds: 51, warmups: 10, digest });
  return rows(`measuring ${count.toLocaleString("en")} texts`, result, { "a careful loop": 2.2 });
}

/** Reads every field, so that no side can postpone the work. */
function sum(all, measure) {
  let sum = 0;
  for (const text of all) {
    const { encoding, characters, units, segments, unitsPerSegment, unitsLeft } = measure(text);
    sum += encoding.length + characters + units + segments + unitsPerSegment + unitsLeft;
  }
  return sum;
}

const fields = ({ encoding, characters, units, segments, unitsPerSegment, unitsLeft }) => [encoding, characters, units, segments, unitsPerSegment, unitsLeft];
