// Texts as people send them: most are short and in GSM-7, some have typographic characters or are in other scripts.
import { generator } from "./numbers.mjs";

const PLAIN = "Doors open at 19:00, your ticket is valid until midnight. See you at the venue @ Main Street 5, Köln! Reply STOP to end. ".split("");
const GSM = [PLAIN, PLAIN, PLAIN, [..."äöüßéèñ£¥€[]{}~^|"]];
const TYPOGRAPHIC = [PLAIN, PLAIN, PLAIN, PLAIN, [..."“”‘’–—…"]];
const WIDE = [[..."Жизньпривет дверьоткрыта"], [..."中文字 日本"], [..."😀🎉👍🚀"]];

/** `count` texts, the same in every run. */
export function texts(count) {
  const random = generator(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const made = Array.from({ length: count }, () => {
    const chance = random();
    const alphabets = chance < 0.7 ? GSM : chance < 0.9 ? TYPOGRAPHIC : WIDE;
    const length = 20 + Math.floor(random() ** 2 * 480);
    return Array.from({ length }, () => pick(pick(alphabets))).join("");
  });
  return JSON.parse(JSON.stringify(made));
}

/** `text` repeated up to `length` UTF-16 units. */
export const repeated = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
