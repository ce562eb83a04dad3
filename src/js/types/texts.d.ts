/** What a text costs. */
export interface TextMeasure {
  /** GSM-7 if every character is in its alphabet or its extension table (3GPP TS 23.038), otherwise UCS-2. */
  encoding: "GSM-7" | "UCS-2";
  /** Unicode code points. */
  characters: number;
  /** Units of the encoding: in GSM-7 one per character, or two for `^ { } \ [ ] ~ | €` and the form feed; in UCS-2 UTF-16 units. */
  units: number;
  /** Billed segments: at least 1, even for an empty text. */
  segments: number;
  /** 160 (GSM-7) or 70 (UCS-2) in a text of one segment, 153 or 67 if there are several. */
  unitsPerSegment: number;
  /** Units left in the last segment. */
  unitsLeft: number;
  /** Every character that forces UCS-2, in the order of the text; empty for a GSM-7 text. */
  nonGsm: NonGsmCharacter[];
}

/** A character that is not in GSM-7. */
export interface NonGsmCharacter {
  /** Where it begins, in UTF-16 units as JavaScript counts: `text.startsWith(character, index)`. */
  index: number;
  /** The character: one code point, or half a surrogate pair. */
  character: string;
  /** What `toGsm7` replaces it with, `""` to remove it; absent for letters, emoji and everything without a GSM-7 equivalent. */
  replacement?: string;
}

/** A text with plain characters. */
export interface PlainText {
  /** The text. */
  text: string;
  /** How many characters were replaced or, if invisible, removed. */
  replaced: number;
  /** How many remaining characters force UCS-2; if 0, the text is GSM-7. */
  remaining: number;
}
