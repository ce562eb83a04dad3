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
  /** The character: one code point, half a surrogate pair, or a letter and its accent (`e` and U+0301) that GSM-7 has as one letter. */
  character: string;
  /** What `toGsm7` replaces it with, `""` to remove it; absent for letters, emoji and everything else that stays. */
  replacement?: string;
}

/** Options of `toGsm7`. */
export interface PlainTextOptions {
  /**
   * Whether to replace Latin and Greek letters with the nearest letters in GSM-7: `ł` with `l`, `ç` with `c`, `ő` with `ö`, `œ` with
   * `oe`, small Greek letters with capitals. Letters of other alphabets stay. Default: `false`.
   */
  letters?: boolean | undefined;
}

/** A text with plain characters. It never takes more segments than the original. */
export interface PlainText {
  /** The text. */
  text: string;
  /** How many characters were replaced or, if invisible, removed. A letter and its accents count as one. */
  replaced: number;
  /** How many remaining characters force UCS-2; if 0, the text is GSM-7. */
  remaining: number;
  /** What was replaced: each character once, in order of first appearance; empty if nothing was replaced. */
  replacements: CharacterReplacement[];
}

/** A character that `toGsm7` replaced. */
export interface CharacterReplacement {
  /** The character, or a letter and its accents. */
  character: string;
  /** What it was replaced with; `""` if it was removed. */
  replacement: string;
  /** How many times it was replaced. */
  count: number;
}
