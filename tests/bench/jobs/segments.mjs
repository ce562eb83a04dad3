// Counting the segments of many texts.
import { SegmentedMessage } from "sms-segments-calculator";
import { split } from "split-sms";
import { compare, rows, timed } from "../compare.mjs";
import { each } from "../packages.mjs";
import { texts } from "../texts.mjs";

export async function run({ quick, packages }) {
  const count = quick ? 200 : 10_000;
  const all = texts(count);
  // sms-segments-calculator takes a millisecond for each text: it gets some of them, and its time is multiplied.
  const part = quick ? 20 : 40;
  const some = all.filter((_, index) => index % part === 0);
  const sides = {
    ...each(packages, ({ measureText }) => () => timed(() => all.map((text) => measureText(text).segments))),
    "split-sms": () => timed(() => all.map((text) => split(text, { summary: true }).parts.length)),
    "sms-segments-calculator": async () => {
      const { milliseconds, value } = await timed(() => some.map((text) => new SegmentedMessage(text).segmentsCount));
      return { milliseconds: milliseconds * (all.length / some.length), value };
    },
  };
  // On some texts the libraries differ, which tests/package/text.test.mjs covers; there is none of those here.
  const digest = (value) => value.filter((_, index) => value.length === some.length || index % part === 0).join(" ");
  const result = await compare(sides, { quick, rounds: 7, warmups: 2, digest });
  return rows(`segments of ${count.toLocaleString("en")} texts`, result, { "split-sms": 0.1 }, { base: "split-sms" });
}
