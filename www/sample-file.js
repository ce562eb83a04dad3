// A sample file for trying out lists: a million realistic lines, with numbers that belong to nobody.

const LINES = 1_000_000;
const NAMES = ["Ann", "Ben", "Cem", "Dee", "Zoë", '"Müller; Jo"'];
const DIRT = ["", "n/a", "+447700900123 x5", "4.477E+11", "+447700900456.0", "+4477009"];
const DIRT_EVERY = 97;

/** North America reserves 555-0100 to 555-0199 for fiction in every area code; Britain reserves 07700 900000 to 900999. */
export function sampleFile() {
  const numbers = [];
  for (let area = 200; area < 1000; area += 1) {
    for (let line = 100; line < 200; line += 1) numbers.push(`+1 ${area} 555 0${line}`);
  }
  for (let line = 0; line < 1000; line += 1) numbers.push(`${line % 2 === 0 ? "+44 7700" : "07700"} 900${String(line).padStart(3, "0")}`);

  const rows = numbers.map((number, at) => {
    const shown = at % DIRT_EVERY === 0 ? DIRT[(at / DIRT_EVERY) % DIRT.length] : number;
    return `${NAMES[at % NAMES.length]};${shown};${1_700_000_000 + at}\n`;
  });
  const block = rows.join("");
  const rest = LINES % rows.length;
  // The same lines are repeated: the browser keeps one copy, and real lists have duplicates too.
  const blocks = Array.from({ length: (LINES - rest) / rows.length }, () => block);
  return new File(["name;mobile;since\n", ...blocks, ...rows.slice(0, rest)], "sample.csv", { type: "text/csv" });
}
