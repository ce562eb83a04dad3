// What the message costs, shown under its field: segments, and the characters that shrink them.
import { measureText, toGsm7 } from "./pkg/index.js";
import { announce, byId, counted, element } from "./dom.js";

const MOST_CHARACTERS = 8;
const MOST_POSITIONS = 4;

let said = "";

/** Calls `replaced` after the button has changed the message. */
export function startCost(replaced) {
  byId("make-plain").addEventListener("click", () => {
    const field = byId("text");
    const plain = toGsm7(field.value);
    field.value = plain.text;
    field.focus();
    replaced();
    announce(`${counted(plain.replaced, "character")} replaced. ${byId("text-count").textContent}`);
  });
}

/** Shows what `text` costs for this number of recipients. A voice call (`isCall`) has no segments. */
export function showCost(text, { recipients, isCall, asUnicode }) {
  const measure = measureText(text);
  const { encoding, segments, nonGsm } = measure;
  const more = asUnicode && encoding === "GSM-7" ? " · more if sent as Unicode" : "";
  byId("text-count").textContent = isCall || text === "" ? sizeOf(measure) : costOf(measure, recipients) + more;

  const costly = !isCall && nonGsm.length > 0;
  byId("costly").hidden = !costly;
  if (costly) {
    byId("costly-characters").replaceChildren(...marks(text, nonGsm));
    byId("make-plain").hidden = !helps(measure, measureText(toGsm7(text).text));
  }

  // Announces only changes in price, not every keystroke.
  const price = isCall || text === "" ? "" : `${encoding}, ${counted(segments, "segment")}`;
  if (price !== said && price !== "") announce(price);
  said = price;
}

const sizeOf = ({ characters }) => counted(characters, "character");

/** `20 characters · GSM-7 · 1 segment · 140 units left · 2 messages for 2 recipients` */
export function costOf(measure, recipients) {
  const { encoding, segments, unitsLeft } = measure;
  const parts = [sizeOf(measure), encoding, counted(segments, "segment"), `${counted(unitsLeft, "unit")} left`];
  if (recipients > 0) parts.push(`${counted(segments * recipients, "message")} for ${counted(recipients, "recipient")}`);
  return parts.join(" · ");
}

function helps(before, after) {
  if (after.segments !== before.segments) return after.segments < before.segments;
  return after.encoding !== before.encoding && after.unitsLeft > before.unitsLeft;
}

/** One button per character, which selects its first occurrence. */
function marks(text, nonGsm) {
  const places = new Map();
  let [position, at] = [1, 0];
  for (const { index, character } of nonGsm) {
    // People count characters from 1, not UTF-16 units.
    for (; at < index; at += text.codePointAt(at) > 0xffff ? 2 : 1) position += 1;
    if (!places.has(character)) places.set(character, { index, positions: [] });
    places.get(character).positions.push(position);
  }
  const shown = [...places].slice(0, MOST_CHARACTERS).map(([character, { index, positions }]) => {
    const more = positions.length - MOST_POSITIONS;
    const where = positions.slice(0, MOST_POSITIONS).join(", ") + (more > 0 ? ` and ${more.toLocaleString("en")} more` : "");
    const mark = element("button", { type: "button", className: "quiet" }, element("span", { className: "mono" }, named(character)), ` at ${where}`);
    mark.addEventListener("click", () => {
      byId("text").focus();
      byId("text").setSelectionRange(index, index + character.length);
    });
    return element("li", {}, mark);
  });
  const others = places.size - shown.length;
  return others > 0 ? [...shown, element("li", { className: "hint" }, `and ${counted(others, "other")}`)] : shown;
}

/** The character, or its code if it is invisible. */
function named(character) {
  if (!/^[\p{Z}\p{C}\p{M}\p{Variation_Selector}]$/u.test(character)) return character;
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
