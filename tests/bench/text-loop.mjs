// The peer for texts that a careful programmer would write: one pass over the UTF-16 units, with a table of the alphabet.
const DEFAULT =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "\f^{}\\[~]|€";

/** For each UTF-16 unit the septets that it takes; 0 if it is not in GSM-7. */
const SEPTETS = new Uint8Array(0x10000);
for (const character of DEFAULT) SEPTETS[character.charCodeAt(0)] = 1;
for (const character of EXTENSION) SEPTETS[character.charCodeAt(0)] = 2;

/** What `measureText` returns, without `nonGsm`. */
export function measureInLoop(text) {
  let units = 0;
  let full = 0;
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    const size = SEPTETS[text.charCodeAt(at)];
    if (size === 0) return measureWide(text);
    units += size;
    used += size;
    // A character never spans two segments.
    if (used > 153) {
      full += 1;
      used = size;
    }
  }
  return measured("GSM-7", text.length, units, full, used, 160, 153);
}

function measureWide(text) {
  let characters = 0;
  let full = 0;
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    const pair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    const size = pair ? 2 : 1;
    if (pair) at += 1;
    characters += 1;
    used += size;
    if (used > 67) {
      full += 1;
      used = size;
    }
  }
  return measured("UCS-2", characters, text.length, full, used, 70, 67);
}

function measured(encoding, characters, units, full, used, alone, joined) {
  return units <= alone
    ? { encoding, characters, units, segments: 1, unitsPerSegment: alone, unitsLeft: alone - units }
    : { encoding, characters, units, segments: full + 1, unitsPerSegment: joined, unitsLeft: joined - used };
}
