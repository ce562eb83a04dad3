// The columns of a CSV file, and which of them has the phone numbers, as far as the beginning of the file tells.
import { Recipients } from "./pkg/index.js";

const MOST_ROWS = 6;
const LONGEST_NAME = 80;
/** In the order in which the package prefers them. */
const DELIMITERS = [",", ";", "\t"];
/** Reasons that tell of a title: other bad numbers are numbers at least. */
const TITLES = ["letters", "characters"];
/** Reasons that go away with a country. */
const NATIONAL = ["national", "ambiguous"];
/** Customer numbers may look like phone numbers; then the title decides. */
const TELLING = /phone|fono|mobil|m[oó]vil|portable|handy|rufnummer|msisdn|whatsapp|\bcell|\bgsm|\bsms|\bt[eé]l/i;

/**
 * The columns, from the beginning of a file: each with a `label`, a `sample`, and what the option `column` takes. None
 * at all if the file is no CSV but a number on each line.
 */
export function columnsOf(bytes) {
  const text = new TextDecoder().decode(bytes);
  const [first, ...others] = firstRows(text, delimiterOf(text));
  if (first === undefined) return [];
  // A list may have a title, too. Two lines of words are two bad lines.
  const isTable = first.length > 1 || /^[\r\n]*"/.test(text) || (isTitle(first[0]) && others.length > 0 && !isTitle(others[0][0]));
  if (!isTable) return [];
  const titles = first.map((cell) => cell.toLowerCase());
  return first.map((cell, position) => {
    const titled = isTitle(cell);
    const sample = (titled ? others : [first]).map((row) => row[position]).find(Boolean) ?? "";
    // The package finds a title only where it is whole, in UTF-8, and the first of its name.
    const named = titled && titles.indexOf(titles[position]) === position && cell.length <= LONGEST_NAME && !cell.includes("\ufffd");
    return { label: titled ? cell : `Column ${position + 1}`, sample, column: named ? cell : position };
  });
}

/** The position of the likeliest column: the one with the most numbers, where several have many, one whose title tells. */
export function likeliest(bytes, columns, options) {
  const numbers = columns.map((_, position) => countNumbers(bytes, { ...options, column: position }));
  const most = Math.max(...numbers);
  const many = columns.map((_, position) => position).filter((position) => numbers[position] >= most / 2);
  const telling = many.filter((position) => TELLING.test(columns[position].label));
  const [best] = (telling.length > 0 ? telling : many).sort((one, other) => numbers[other] - numbers[one]);
  return best;
}

/** How many rows have a number in this column, national ones included. */
function countNumbers(bytes, options) {
  const list = Recipients.parse(bytes, options);
  const national = list.reasons().filter(({ reason }) => NATIONAL.includes(reason));
  const count = national.reduce((sum, { count }) => sum + count, list.length + list.duplicates);
  list.free();
  return count;
}

function isTitle(cell) {
  if (cell === "") return false;
  const list = Recipients.parse([cell]);
  const titled = list.rejected.some(({ reason }) => TITLES.includes(reason));
  list.free();
  return titled;
}

/** The commonest delimiter of the first line, outside of quotes. */
function delimiterOf(text) {
  const outside = text.replace(/"[^"]*"?/g, "");
  const [line] = /[^\r\n]+/.exec(outside) ?? [""];
  const count = (delimiter) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The first rows with something in them. */
function firstRows(text, delimiter) {
  const rows = [];
  let [row, cell, quoted] = [[], "", false];
  const endCell = () => {
    row.push(trimmed(cell));
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((cell) => cell !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length && rows.length < MOST_ROWS; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) endCell();
    else if (character !== "\n" && character !== "\r") cell += character;
    else endRow();
  }
  if (rows.length < MOST_ROWS) endRow();
  return rows;
}

/** As the package does it: a title may end in another kind of space, which is a part of it. */
const trimmed = (text) => text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "");
