// Whether a number of a long list takes as long as one of a short list.
import { digest, discard, ours } from "../bulk.mjs";
import { median } from "../compare.mjs";
import { numberBytes } from "../numbers.mjs";

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000, 10_000_000];
/** Short lists several times in a round, so that the clock and the machine's noise matter less. */
const atOnce = (size) => Math.max(1, Math.round(1_000_000 / size));

export async function run({ quick }) {
  const sizes = quick ? [1000, 2000] : SIZES;
  const rounds = quick ? 1 : 3;
  const lists = beginnings(numberBytes(sizes.at(-1)), sizes);
  // Each list begins with the shorter ones, so its request has to begin as theirs.
  const short = await bodyOf(lists[0]);
  const long = await bodyOf(lists[1]);
  if (!long.startsWith(short.slice(0, -2))) throw new Error("A longer list gives another request.");

  const times = sizes.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, bytes] of lists.entries()) {
      globalThis.gc?.();
      let sum = 0;
      const repeats = quick ? 1 : atOnce(sizes[index]);
      for (let time = 0; time < repeats; time += 1) {
        const { milliseconds, value } = await ours(bytes);
        discard(value);
        sum += milliseconds;
      }
      times[index].push((sum / repeats / sizes[index]) * 1e6);
    }
  }
  return sizes.slice(1).map((size, index) => ({
    about: `${size.toLocaleString("en")} numbers, time for each`,
    peer: `each of ${sizes[0].toLocaleString("en")}`,
    ours: median(times[index + 1]),
    theirs: median(times[0]),
    unit: "ns",
    ratio: median(times[index + 1].map((time, round) => time / times[0][round])),
    goal: 1.5,
  }));
}

async function bodyOf(bytes) {
  const { value } = await ours(bytes);
  const { request } = value;
  discard(value);
  return request.text();
}

/** The first lines of a file, as many as each of `sizes` says. */
function beginnings(bytes, sizes) {
  let line = 0;
  let end = 0;
  return sizes.map((size) => {
    for (; line < size; line += 1) end = bytes.indexOf(10, end) + 1;
    return bytes.subarray(0, end);
  });
}
