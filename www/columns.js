// The columns of a CSV file, and which one holds the phone numbers, judging by the beginning of the file.
import { Recipients } from "./pkg/index.js";

const MOST_ROWS = 6;
const LONGEST_NAME = 80;
/** In the package's order of preference. */
const DELIMITERS = [",", ";", "\t"];
/** Reasons that suggest a title: other rejected cells at least look like numbers. */
const TITLES = ["letters", "characters"];
/** Reasons that choosing a country removes. */
const NATIONAL = ["national", "ambiguous"];
/** Titles of phone number columns: they decide where customer numbers look like phone numbers. */
const TELLING = /phone|fono|mobil|m[oó]vil|portable|handy|rufnummer|msisdn|whatsapp|\bcell|\bgsm|\bsms|\bt[eé]l/i;

/**
 * Finds the columns from the beginning of a file: each has a `label`, a `sample`, and a value for the option `column`.
 * Returns none if the file is not CSV but has one number per line.
 */
export function columnsOf(bytes) {
  const text = new TextDecoder().decode(bytes);
  const [first, ...others] = firstRows(text, delimiterOf(text));
  if (first === undefined) return [];
  // A plain list may have a title too. Two lines of words are two bad lines.
  const isTable = first.length > 1 || /^[\r\n]*"/.test(text) || (isTitle(first[0]) && others.length > 0 && !isTitle(others[0][0]));
  if (!isTable) return [];
  const titles = first.map((cell) => cell.toLowerCase());
  return first.map((cell, position) => {
    const titled = isTitle(cell);
    const sample = (titled ? others : [first]).map((row) => row[position]).find(Boolean) ?? "";
    // The package finds a title only if it is complete, valid UTF-8, and the first of its name.
    const named = titled && titles.indexOf(titles[position]) === position && cell.length <= LONGEST_NAME && !cell.includes("\ufffd");
    return { label: titled ? cell : `Column ${position + 1}`, sample, column: named ? cell : position };
  });
}

/** The position of the likeliest column: the one with the most numbers, or, if several have many, one with a telling title. */
export function likeliest(bytes, columns, options) {
  const numbers = columns.map((_, position) => countNumbers(bytes, { ...options, column: position }));
  const most = Math.max(...numbers);
  const many = columns.map((_, position) => position).filter((position) => numbers[position] >= most / 2);
  const telling = many.filter((position) => TELLING.test(columns[position].label));
  const [best] = (telling.length > 0 ? telling : many).sort((one, other) => numbers[other] - numbers[one]);
  return best;
}

/** How many rows have a number in this column, including national ones. */
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

/** The commonest delimiter in the first line, outside quotes. */
function delimiterOf(text) {
  const outside = text.replace(/"[^"]*"?/g, "");
  const [line] = /[^\r\n]+/.exec(outside) ?? [""];
  const count = (delimiter) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The first rows that are not blank. */
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

/** Trims like the package: a title may end in another kind of space, which belongs to it. */
const trimmed = (text) => text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "");
