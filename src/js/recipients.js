// What `Recipients` needs of JavaScript: the bytes of its input, the loop over a stream, an iterator. It decides nothing.

/** For the wasm side only: so many bad items of an array are named, the others are like them. */
const MAX_BAD = 100;

/**
 * The input as bytes; of an array that has other things than strings, the positions of those; `undefined` for anything
 * else. Nothing is thrown. With `mended`, an item of an array is one line whatever is in it.
 */
export function bytesOf(input, mended) {
  try {
    if (typeof input === "string") return encode(input);
    if (ArrayBuffer.isView(input) && input.BYTES_PER_ELEMENT === 1) return ownBytes(input);
    return Array.isArray(input) ? lines(input, mended) : undefined;
  } catch {
    return undefined;
  }
}

/** The items as lines: one string crosses, not a million. */
function lines(items, mended) {
  const bad = [];
  let text = "";
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item !== "string") {
      if (bad.push(index) === MAX_BAD) break;
    } else {
      // Each item ends its line, so that an empty last one counts. A line end within an item must not make two of it;
      // U+2028 is no character of a number either.
      text += mended ? `${item.trim().replace(/[\r\n]/g, "\u2028")}\n` : `${item}\n`;
    }
  }
  return bad.length > 0 ? bad : encode(text);
}

// jsdom's encoder is of another realm, and so are the bytes that it makes.
const encode = (text) => ownBytes(new TextEncoder().encode(text));

/** The same bytes as a Uint8Array of this realm, whichever realm they are of; also of Node's Buffer. */
function ownBytes({ buffer, byteOffset, byteLength }) {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Gives each piece of a stream to `push`, until that answers false. What the stream throws comes out of the promise.
 */
export async function drain(stream, push) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (!push(value)) {
        // Not awaited: a stream that does not end must not hold the answer back.
        Promise.resolve(reader.cancel()).catch(() => {});
        return;
      }
    }
  } finally {
    reader.releaseLock?.();
  }
}

/** What `rejected` answers; of each line, `numbers` has its number and the length of its text in bytes. */
export function rejectedLines(texts, numbers, reasons) {
  const decoder = new TextDecoder();
  const rows = [];
  let start = 0;
  for (const reason of reasons.split(" ").slice(0, -1)) {
    const [index, length] = numbers.subarray(2 * rows.length);
    rows.push({ index, input: decoder.decode(texts.subarray(start, start + length)), reason });
    start += length;
  }
  return rows;
}

/** Iterates over the parts that `part(index)` makes, as often as asked. */
export function parts(count, part) {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) yield part(index);
    },
  };
}

/** Asks a `Recipients` to lend its list to the wasm side, and tells whether it could be asked. One that was freed cannot. */
export function askToLend(value) {
  try {
    value.__lend();
    return true;
  } catch {
    return false;
  }
}
