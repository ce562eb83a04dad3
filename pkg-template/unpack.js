// Puts the wasm together from what inline.js carries: its code taken apart, so that like stands next to like and compresses
// better. All opcodes come first; then, for each opcode, all of its first immediates and all of its second ones.

// Opcodes that need special treatment. `LOCALS` is not one: it stands for the declarations at the beginning of a function.
const [BLOCK, IF, END, BR_TABLE, F32_CONST, F64_CONST, PREFIX, LOCALS] = [2, 4, 11, 14, 67, 68, 252, 255];

/** Returns the bytes of the wasm. `sizes` has the lengths of the streams in `immediates`: `[opcode, size, size]`. */
export function unpack({ head, opcodes, immediates, sizes, tail }) {
  const [before, codes, streams, after] = [head, opcodes, immediates, tail].map(bytes);
  // For each opcode: how many immediates it has, and where to continue reading the streams of its first and second ones.
  const [counts, first, second] = [new Uint8Array(512), new Uint32Array(512), new Uint32Array(512)];
  let end = 0;
  for (const [opcode, ...lengths] of sizes) {
    counts[opcode] = lengths.length;
    first[opcode] = end;
    second[opcode] = end + lengths[0];
    for (const length of lengths) end += length;
  }

  const body = new Uint8Array(codes.length + streams.length);
  // The size of a function takes less room than the function.
  const wasm = new Uint8Array(before.length + 2 * body.length + after.length);
  wasm.set(before);
  let written = before.length;
  for (let at = 0; at < codes.length; ) {
    let length = 0;
    let opcode = LOCALS;
    for (let depth = 1; ; ) {
      let count = counts[opcode];
      if (opcode === F32_CONST || opcode === F64_CONST) {
        const size = opcode === F32_CONST ? 4 : 8;
        body.set(streams.subarray(first[opcode], first[opcode] + size), length);
        first[opcode] += size;
        length += size;
      } else if (count > 0) {
        // These have lists: the first stream has the number of items, the second the items.
        if (opcode === LOCALS) count = 1 + 2 * number(streams, first[opcode]);
        if (opcode === BR_TABLE) count = 2 + number(streams, first[opcode]);
        while ((body[length++] = streams[first[opcode]++]) > 127);
        while (--count > 0) while ((body[length++] = streams[second[opcode]++]) > 127);
      }
      if (depth === 0) break;
      opcode = body[length++] = codes[at++];
      if (opcode === PREFIX) opcode = 256 + (body[length++] = codes[at++]);
      if (opcode >= BLOCK && opcode <= IF) depth++;
      if (opcode === END) depth--;
    }
    // Its size comes first, in LEB128.
    let size = length;
    for (; size > 127; size >>= 7) wasm[written++] = size | 128;
    wasm[written++] = size;
    wasm.set(body.subarray(0, length), written);
    written += length;
  }
  wasm.set(after, written);
  return wasm.subarray(0, written + after.length);
}

/** Reads the number in LEB128 at a place: all of its bytes except the last are above 127. */
function number(bytes, place) {
  const byte = bytes[place];
  return byte > 127 ? (byte & 127) + 128 * number(bytes, place + 1) : byte;
}

/** Reads bytes from text. Each is one character, or two if it is rare: its page, "~" or "|", comes first. `pages` has the page of each byte. */
function bytes([pages, text]) {
  const alphabet = [];
  for (let code = 32; code < 127; code++) {
    if (!'"$<\\`|~'.includes(String.fromCharCode(code))) alphabet.push(code);
  }
  // 128 places a page, one for each character.
  const table = new Uint8Array(3 * 128);
  for (const page of [0, 1, 2]) {
    const isHere = (byte) => Number(pages[byte]) === page;
    // A byte that is a character of the alphabet has its own place; the others have the remaining ones.
    const free = alphabet.filter((code) => !isHere(code));
    for (let byte = 0; byte < 256; byte++) {
      if (isHere(byte)) table[page * 128 + (alphabet.includes(byte) ? byte : free.shift())] = byte;
    }
  }
  const found = new Uint8Array(text.length);
  let length = 0;
  let page = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 126) {
      page = 128;
    } else if (code === 124) {
      page = 256;
    } else {
      found[length++] = table[page + code];
      page = 0;
    }
  }
  return found.subarray(0, length);
}
