// What `Recipients` needs from JavaScript: the bytes of its input, the loop over a stream, an iterator. It makes no decisions.

/** How many bad items of an array are reported; the others are like them. */
const MAX_BAD = 100;

/**
 * Returns the input as bytes; for an array with items that are not strings, their positions; for anything else, `undefined`.
 * It never throws. With `mended`, an item of an array is one line, whatever it contains.
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
      // Each item ends its line, so that an empty last one counts. A line ending within an item must not split it; U+2028
      // does not belong in a number either.
      text += mended ? `${item.trim().replace(/[\r\n]/g, "\u2028")}\n` : `${item}\n`;
    }
  }
  return bad.length > 0 ? bad : encode(text);
}

// jsdom's encoder comes from another realm, and so do the bytes that it returns.
const encode = (text) => ownBytes(new TextEncoder().encode(text));

/** Returns the same bytes as a Uint8Array of this realm, whichever realm they come from; Node's Buffer too. */
function ownBytes({ buffer, byteOffset, byteLength }) {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Passes each chunk of a stream to `push` until that returns false. Rejects with the stream's own error. */
export async function drain(stream, push) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (!push(value)) {
        // Not awaited: a stream that does not end must not delay the result.
        Promise.resolve(reader.cancel()).catch(() => {});
        return;
      }
    }
  } finally {
    reader.releaseLock?.();
  }
}

/** Returns the value of `rejected`. For each line, `numbers` has its number and the length of its text in bytes. */
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

/** Iterates over the parts that `part(index)` returns, any number of times. */
export function parts(count, part) {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) yield part(index);
    },
  };
}

/** Asks a `Recipients` to lend its list to the wasm side. Returns whether it could be asked; a freed one cannot. */
export function askToLend(value) {
  try {
    value.__lend();
    return true;
  } catch {
    return false;
  }
}
