// Measuring a long text at each key: how much of a frame it takes.
import { inTurn, medians } from "../compare.mjs";
import { OTHER, OWN } from "../packages.mjs";
import { repeated } from "../texts.mjs";

const LENGTH = 1530;
const FRAME = 1000 / 60;
const TEXTS = {
  "GSM-7": ["Doors open at 19:00 {see you there} ", "GSM-7"],
  "with typographic quotes": ["“Doors” open at 19:00 – it’s on… ", "UCS-2"],
  "no character in GSM-7": ["Двери", "UCS-2"],
};

export async function run({ quick, packages }) {
  const rounds = quick ? 1 : 400;
  const names = Object.keys(packages);
  return Object.entries(TEXTS).flatMap(([name, [words, encoding]]) => {
    const text = repeated(words, LENGTH - 1);
    const measured = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of inTurn(names, round)) measured[name].push(key(packages[name], text + words[round % words.length], encoding));
    }
    const { times, ratio } = medians(measured);
    const row = { about: `a key in a text ${name}, ${LENGTH} characters`, ours: times[OWN], unit: "ms" };
    const frame = { ...row, peer: "a frame of 60 Hz", theirs: FRAME, ratio: times[OWN] / FRAME, goal: 1 / 20 };
    return OTHER in packages ? [frame, { ...row, peer: OTHER, theirs: times[OTHER], ratio: ratio(OWN, OTHER) }] : [frame];
  });
}

/** The milliseconds for a text that has just changed. It is flat, like the text of a field. */
function key({ measureText }, text, encoding) {
  const typed = JSON.parse(JSON.stringify(text));
  const start = performance.now();
  const found = measureText(typed);
  const milliseconds = performance.now() - start;
  if (found.encoding !== encoding || found.characters !== LENGTH) throw new Error(JSON.stringify(found));
  return milliseconds;
}
