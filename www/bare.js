// Digits alone: shows how numbers without + or 0 were read, and offers a choice if they can be read in two ways.
import { Recipients } from "./pkg/index.js";
import { callingCode, inSentence, nameOf, readAlone } from "./countries.js";
import { announce, byId, counted, element } from "./dom.js";

/** How many numbers are tried. In a longer list, only reading it again shows whether others could be read differently. */
const MOST_TRIED = 10_000;

/** Calls the function with the reading that the user chooses: a value of the option `bare`, or `undefined` for the usual one. */
let choose;
/** The figures of the usual reading. */
let usual;
/** Whether the user has just chosen, so that the focus is in a button that may disappear. */
let hasChosen = false;

export function startBare(chosen) {
  choose = chosen;
}

/**
 * Shows how digits alone were read in a list that was just read.
 *
 * @param list the list, or `undefined` if there is none.
 * @param options the `country` of the account and the reading (`bare`) with which it was read.
 */
export function showBare(list, { country, bare }) {
  const figures = list && figuresOf(list);
  if (bare === undefined) usual = figures;
  const isShown = country !== undefined && figures !== undefined && usual.national + usual.international + usual.ambiguous > 0;
  byId("bare").hidden = !isShown;
  byId("bare").classList.toggle("warning", bare === undefined && figures?.ambiguous > 0);
  if (isShown) {
    const found = bare === undefined && figures.ambiguous === 0 ? otherReading(list, country) : undefined;
    byId("bare-lines").replaceChildren(...linesOf(list, figures, { country, bare, found }).map((line) => element("p", {}, line)));
    byId("bare-choices").replaceChildren(...choicesOf(figures, { country, bare, found }));
  }
  if (hasChosen && isShown) tell();
  hasChosen = false;
}

function figuresOf(list) {
  const ambiguous = list.reasons().find(({ reason }) => reason === "ambiguous")?.count ?? 0;
  return { ...list.bare, ambiguous };
}

function linesOf(list, figures, { country, bare, found }) {
  const doubt = figures.ambiguous > 0 ? ambiguity(list, figures, country) : found?.line && alternative(found.line, country);
  return [assumption(figures, country), bare ? effect(figures, country, bare) : doubt].filter(Boolean);
}

/** How many numbers were read each way. */
function assumption({ national, international }, country) {
  const [home, abroad] = [atHome(national, country), withCode(international)];
  const read = (count) => counted(count, "number without + or 0 was read", "numbers without + or 0 were read");
  if (national === 0 && international === 0) return undefined;
  if (international === 0) return `${read(national)} as ${home}.`;
  if (national === 0) return `${read(international)} as ${abroad}.`;
  return `${read(national)} as ${home}, ${international.toLocaleString("en")} as ${abroad}.`;
}

/** An ambiguous line with both of its readings. */
function ambiguity(list, { ambiguous }, country) {
  const line = list.rejected.find(({ reason }) => reason === "ambiguous");
  // Of a long list, only the first rejected lines are kept.
  if (!line) return `${counted(ambiguous, "line is", "lines are")} ambiguous.`;
  const others = ambiguous - 1;
  const more = others > 0 ? ` ${counted(others, "other line is", "other lines are")} ambiguous too.` : "";
  return `${bothReadings(line.input, country)}${more}`;
}

/** The other reading of a number. */
function alternative(line, country) {
  const other = readAlone(line, { country, bare: "international" });
  return `${line} may also be ${spaced(other)} (${nameOf(other.country)}).`;
}

/** For example: “15175660449 may be +49 15175660449 (Germany, its 0 missing) or +1 5175660449 (United States).” */
function bothReadings(input, country) {
  const national = readAlone(input, { country, bare: "national" });
  const international = readAlone(input, { country, bare: "international" });
  if (!national || !international) return `${input} has two readings.`;
  const without = readAlone(`0${input}`, { country })?.number === national.number ? "its 0 missing" : "its national prefix missing";
  return `${input} may be ${spaced(national)} (${nameOf(country)}, ${without}) or ${spaced(international)} (${nameOf(international.country)}).`;
}

/** The number with a space after its calling code. */
function spaced({ number, country }) {
  const code = callingCode(number, country);
  return code ? `+${code} ${number.slice(1 + code.length)}` : number;
}

/** What the choice changed. */
function effect(figures, country, bare) {
  const moved = figures[bare] - usual[bare];
  if (moved === 0) return "Nothing changed: none of these numbers can be read any other way.";
  const read = usual.ambiguous > 0 ? counted(moved, "ambiguous number is", "ambiguous numbers are") : counted(moved, "number is", "numbers are");
  const [home, abroad] = [atHome(moved, country), withCode(moved)];
  const before = usual.ambiguous > 0 ? "" : ` instead of ${home}`;
  return `${read} now read as ${bare === "national" ? home : `${abroad}${before}`}.`;
}

/** `numbers in Spain` */
const atHome = (count, country) => `${count === 1 ? "a number" : "numbers"} in ${inSentence(country)}`;

/** `numbers with their calling code` */
const withCode = (count) => (count === 1 ? "a number with its calling code" : "numbers with their calling code");

function choicesOf(figures, { country, bare, found }) {
  if (bare) return figures[bare] === usual[bare] ? [] : [choice("Undo", undefined)];
  if (figures.ambiguous === 0) return found ? [choice(`Read such numbers as ${withCode(2)}`, "international")] : [];
  const read = figures.ambiguous === 1 ? "Read it as" : "Read them as";
  return [choice(`${read} ${atHome(figures.ambiguous, country)}`, "national"), choice(`${read} ${withCode(figures.ambiguous)}`, "international")];
}

function choice(words, bare) {
  const button = element("button", { type: "button", className: "quiet" }, words);
  button.addEventListener("click", () => {
    hasChosen = true;
    choose(bare);
  });
  return button;
}

/** Announces the result, and moves the focus out of the button that has disappeared. */
function tell() {
  const target = byId("bare-choices").querySelector("button") ?? byId("bare");
  target.focus();
  announce(byId("bare-lines").innerText.replaceAll("\n", " "));
}

/**
 * A number that was read as national and has another reading, as `{ line }`; `{}` if it is not known whether there is one;
 * `undefined` if there is none. A list does not record which lines were digits alone, so the number may have been written with a +.
 */
function otherReading(list, country) {
  if (list.bare.national === 0) return undefined;
  const [first] = list.chunks(MOST_TRIED);
  const numbers = first.toArray();
  first.free();
  const code = codeAmong(numbers, country);
  const lines = numbers.filter((number) => number.startsWith(`+${code}`)).map((number) => number.slice(1 + code.length));
  // If these are ambiguous, the usual reading accepts none of them.
  const hasAny = nationals(lines, { country }) > nationals(lines, { country, bare: "international" });
  if (hasAny) return { line: lines.find((line) => nationals([line], { country }) > nationals([line], { country, bare: "international" })) };
  return list.length > numbers.length ? {} : undefined;
}

/** The calling code of `country`, from the first of these numbers that has it. */
function codeAmong(numbers, country) {
  const tried = new Set();
  for (const number of numbers) {
    const beginning = number.slice(1, 4);
    if (tried.has(beginning)) continue;
    tried.add(beginning);
    const code = callingCode(number, country);
    if (code) return code;
  }
  return undefined;
}

function nationals(lines, options) {
  const list = Recipients.parse(lines, options);
  const { national } = list.bare;
  list.free();
  return national;
}
