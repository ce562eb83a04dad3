// Whether a number takes as long in a long list as in a short one.
import { discard, ours } from "../bulk.mjs";
import { inTurn, medians } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";
import { OTHER, OWN, each } from "../packages.mjs";

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000, 10_000_000];
/** Short lists run several times in a round, so that the clock and the noise of the machine matter less. */
const atOnce = (size) => Math.max(1, Math.round(1_000_000 / size));

export async function run({ quick, packages }) {
  const sizes = quick ? [1000, 2000] : SIZES;
  const rounds = quick ? 1 : 3;
  const lists = beginnings(numberBytes(sizes.at(-1)), sizes);
  const sends = each(packages, ours);
  await check(sends[OWN], lists);

  const measured = sizes.map(() => each(packages, () => []));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, bytes] of lists.entries()) {
      const repeats = quick ? 1 : atOnce(sizes[index]);
      for (const name of inTurn(Object.keys(packages), round)) {
        const milliseconds = await average(sends[name], bytes, repeats);
        measured[index][name].push((milliseconds / sizes[index]) * 1e6);
      }
    }
  }
  return sizes.slice(1).flatMap((size, index) => rows(size, sizes[0], measured[index + 1], measured[0]));
}

function rows(size, least, measured, short) {
  const own = medians({ long: measured[OWN], short: short[OWN] });
  const row = { about: `${size.toLocaleString("en")} numbers, time for each`, ours: own.times.long, unit: "ns" };
  const growth = { ...row, peer: `each of ${least.toLocaleString("en")}`, theirs: own.times.short, ratio: own.ratio("long", "short"), goal: 1.5 };
  if (!measured[OTHER]) return [growth];
  const both = medians(measured);
  return [growth, { ...row, peer: OTHER, theirs: both.times[OTHER], ratio: both.ratio(OWN, OTHER) }];
}

async function average(send, bytes, repeats) {
  globalThis.gc?.();
  let sum = 0;
  for (let time = 0; time < repeats; time += 1) {
    const { milliseconds, value } = await send(bytes);
    discard(value);
    sum += milliseconds;
  }
  return sum / repeats;
}

/** Each list begins with the shorter ones, so its request has to begin like theirs. */
async function check(send, lists) {
  const [short, long] = [await bodyOf(send, lists[0]), await bodyOf(send, lists[1])];
  if (!long.startsWith(short.slice(0, -2))) throw new Error("A longer list gives another request.");
}

async function bodyOf(send, bytes) {
  const { value } = await send(bytes);
  const { request } = value;
  discard(value);
  return request.text();
}

/** The beginnings of a file, each with as many lines as `sizes` says. */
function beginnings(bytes, sizes) {
  let line = 0;
  let end = 0;
  return sizes.map((size) => {
    for (; line < size; line += 1) end = bytes.indexOf(10, end) + 1;
    return bytes.subarray(0, end);
  });
}
