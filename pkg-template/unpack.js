// Puts the wasm together from what inline.js carries: its code taken apart, so that like stands beside like and compresses
// better. All opcodes follow each other; of each opcode all first immediates do, and all second ones.

// Opcodes with something special about them. `LOCALS` is none: it stands for the declarations at the beginning of a function.
const [BLOCK, IF, END, BR_TABLE, F32_CONST, F64_CONST, PREFIX, LOCALS] = [2, 4, 11, 14, 67, 68, 252, 255];

/** The bytes of the wasm. `sizes` has how long the streams of `immediates` are: `[opcode, size, size]`. */
export function unpack({ head, opcodes, immediates, sizes, tail }) {
  const codes = bytes(opcodes);
  const rest = bytes(immediates);
  // Where each stream is to be read on.
  const places = [];
  let end = 0;
  for (const [opcode, ...lengths] of sizes) places[opcode] = lengths.map((length) => (end += length) - length);

  const wasm = bytes(head);
  let body;
  // One byte of a stream.
  const copy = (opcode, stream) => {
    const byte = rest[places[opcode][stream]++];
    body.push(byte);
    return byte;
  };
  // A number in LEB128: all of its bytes but the last are above 127.
  const number = (opcode, stream) => {
    let value = 0;
    for (let byte = 128, shift = 0; byte > 127; shift += 7) {
      byte = copy(opcode, stream);
      value |= (byte & 127) << shift;
    }
    return value;
  };
  const numbers = (opcode, count) => {
    while (count-- > 0) number(opcode, 1);
  };

  for (let at = 0; at < codes.length; ) {
    body = [];
    numbers(LOCALS, 2 * number(LOCALS, 0));
    for (let depth = 1; depth > 0; ) {
      let opcode = codes[at++];
      body.push(opcode);
      if (opcode === PREFIX) {
        body.push(codes[at]);
        opcode = 256 + codes[at++];
      }
      if (opcode >= BLOCK && opcode <= IF) depth++;
      if (opcode === END) depth--;
      if (opcode === BR_TABLE) numbers(opcode, 1 + number(opcode, 0));
      else if (opcode === F32_CONST) for (let left = 4; left > 0; left--) copy(opcode, 0);
      else if (opcode === F64_CONST) for (let left = 8; left > 0; left--) copy(opcode, 0);
      else places[opcode]?.forEach((_, stream) => number(opcode, stream));
    }
    // Its size comes first, in LEB128 as well.
    let size = body.length;
    for (; size > 127; size >>= 7) wasm.push((size & 127) | 128);
    wasm.push(size);
    for (const byte of body) wasm.push(byte);
  }
  return Uint8Array.from([...wasm, ...bytes(tail)]);
}

/** Bytes from text. Each is one character, or two if it is rare: "~" or "|", its page, comes first. `pages` has that of each byte. */
function bytes([pages, text]) {
  const alphabet = [];
  for (let code = 32; code < 127; code++) {
    if (!'"$<\\`|~'.includes(String.fromCharCode(code))) alphabet.push(code);
  }
  const table = [];
  for (const page of [0, 1, 2]) {
    const isHere = (byte) => Number(pages[byte]) === page;
    // A byte that is a character of the alphabet has its own place, the others have those left over.
    const free = alphabet.filter((code) => !isHere(code));
    for (let byte = 0; byte < 256; byte++) {
      if (isHere(byte)) table[page * 128 + (alphabet.includes(byte) ? byte : free.shift())] = byte;
    }
  }
  const found = [];
  let page = 0;
  for (const character of text) {
    if (character === "~") {
      page = 128;
    } else if (character === "|") {
      page = 256;
    } else {
      found.push(table[page + character.charCodeAt(0)]);
      page = 0;
    }
  }
  return found;
}
