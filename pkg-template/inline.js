// The wasm as text: no bundler, server or content type has to know about wasm. Not as base64, which is a third larger after
// brotli: each byte is one character, or two if it is rare ("~" or "|", the page, comes first; `pages` has that of each byte).
const pages = "@pages";
const text = "@text";

/** The bytes of the wasm. */
export function wasm() {
  // Where each byte is in the table: 128 places a page, one for each character.
  const digits = [];
  for (let code = 32; code < 127; code++) {
    if (!'"$<\\`|~'.includes(String.fromCharCode(code))) digits.push(code);
  }
  const table = new Uint8Array(3 * 128);
  const used = [0, 0, 0];
  for (let byte = 0; byte < 256; byte++) {
    const page = Number(pages[byte]);
    table[page * 128 + digits[used[page]++]] = byte;
  }

  const bytes = new Uint8Array(text.length);
  let length = 0;
  let page = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 126) {
      page = 128;
    } else if (code === 124) {
      page = 256;
    } else {
      bytes[length++] = table[page + code];
      page = 0;
    }
  }
  return bytes.subarray(0, length);
}
