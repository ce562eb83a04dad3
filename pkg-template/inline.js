// The wasm as text: no bundler, server or content type has to know about wasm. Not as base64, which is a third larger after
// brotli: each byte is one character, or two if it is rare ("~" or "|", the page, comes first; `pages` has that of each byte).
const pages = "@pages";
const text = "@text";

/** The bytes of the wasm. */
export function wasm() {
  const digits = [];
  for (let code = 32; code < 127; code++) {
    if (!'"$<\\`|~'.includes(String.fromCharCode(code))) digits.push(code);
  }
  const tables = [[], [], []];
  const used = [0, 0, 0];
  for (let byte = 0; byte < 256; byte++) {
    const page = pages[byte];
    tables[page][digits[used[page]++]] = byte;
  }
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let table = tables[0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 126) {
      table = tables[1];
    } else if (code === 124) {
      table = tables[2];
    } else {
      bytes[length++] = table[code];
      table = tables[0];
    }
  }
  return bytes.subarray(0, length);
}
