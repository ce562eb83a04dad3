// Measuring a long text at each key: how much of a frame that takes.
import { measureText } from "bulk-sms";
import { median } from "../compare.mjs";
import { repeated } from "../texts.mjs";

const LENGTH = 1530;
const FRAME = 1000 / 60;
const TEXTS = {
  "GSM-7": ["Doors open at 19:00 {see you there} ", "GSM-7"],
  "with typographic quotes": ["“Doors” open at 19:00 – it’s on… ", "UCS-2"],
  "no character in GSM-7": ["Двери", "UCS-2"],
};

export async function run({ quick }) {
  const rounds = quick ? 1 : 400;
  return Object.entries(TEXTS).map(([name, [words, encoding]]) => {
    const text = repeated(words, LENGTH - 1);
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      // Another text each time, as somebody types it; read once, so that it is flat as that of a text field.
      const typed = JSON.parse(JSON.stringify(text + words[round % words.length]));
      const start = performance.now();
      const found = measureText(typed);
      times.push(performance.now() - start);
      if (found.encoding !== encoding || found.characters !== LENGTH) throw new Error(`${name}: ${JSON.stringify(found)}`);
    }
    const time = median(times);
    return { about: `a key in a text ${name}, ${LENGTH} characters`, peer: "a frame of 60 Hz", ours: time, theirs: FRAME, unit: "ms", ratio: time / FRAME, goal: 1 / 20 };
  });
}
