// What `Recipients` needs from JavaScript: the bytes of its input, the loop over a stream, iterators. It makes no decisions.

/** How many bad items of an array are reported; the others are like them. */
const MAX_BAD = 100;

/**
 * Returns the input as bytes; for an array with items that are not strings, their positions; for anything else, `undefined`.
 * It never throws. With `mended`, an item of an array is one line, whatever it contains.
 */
export function bytesOf(input, mended) {
  try {
    if (typeof input === "string") return encode(input);
    return Array.isArray(input) ? lines(input, mended) : viewOf(input, false);
  } catch {
    return undefined;
  }
}

/**
 * Returns a buffer or a view of bytes as a Uint8Array of this realm, and anything else as `undefined`. With `wide`, the items of a view
 * may have more than one byte. It never throws.
 */
export function viewOf(input, wide) {
  try {
    if (ArrayBuffer.isView(input)) return wide || (input.BYTES_PER_ELEMENT ?? 1) === 1 ? ownBytes(input) : undefined;
    const tag = Object.prototype.toString.call(input);
    return tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]" ? new Uint8Array(input) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns a string as a line; `undefined` for anything else. A string too long to be a number becomes blank, so that it need not be copied into the wasm. */
export function lineOf(value) {
  if (typeof value !== "string") return undefined;
  const line = value.length > 256 ? value.trim() : value;
  return line.length > 256 ? "" : line;
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

/** Returns what `drain` can read: a web stream or an iterable. Anything else is `undefined`. It never throws. */
export function sourceOf(input) {
  try {
    const has = (name) => typeof input[name] === "function";
    // A list and a view are iterable, but not by chunks.
    if (Object(input) !== input || has("__lend") || viewOf(input, true)) return undefined;
    if (has("getReader") || has(Symbol.asyncIterator) || has(Symbol.iterator)) return input;
    if (has("stream")) return sourceOf(input.stream());
    // A response without a body.
    return input.body === null ? [] : sourceOf(input.body);
  } catch {
    return undefined;
  }
}

/** Yields the numbers of blocked numbers, each as a line. */
export async function* numbersOf(items) {
  for await (const { number } of items) yield `${number}\n`;
}

/**
 * Passes each chunk of a source to `push`, as bytes or `undefined`, until that returns false. Rejects with the source's own error.
 */
export async function drain(source, push) {
  const reader = source.getReader?.();
  const iterator = reader ?? (source[Symbol.asyncIterator] ?? source[Symbol.iterator]).call(source);
  /** The first half of a surrogate pair that two strings divide. */
  let half = "";
  try {
    for (;;) {
      const { done, value } = await (reader ? reader.read() : iterator.next());
      if (half && (done || typeof value !== "string")) {
        push(encode(half));
        half = "";
      }
      if (done) return;
      let chunk = viewOf(value, true);
      if (typeof value === "string") {
        const text = half + value;
        half = (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(-1) : "";
        chunk = encode(half ? text.slice(0, -1) : text);
      }
      if (!push(chunk)) {
        // Not awaited: a source that does not end must not delay the result.
        close(reader, iterator).catch(() => {});
        return;
      }
    }
  } finally {
    reader?.releaseLock?.();
  }
}

/** Tells a source that no more of it will be read. */
async function close(reader, iterator) {
  await (reader ? reader.cancel() : iterator.return?.());
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

/** Iterates over the strings of the arrays that `piece(index)` returns. */
export function* numbers(count, piece) {
  for (let index = 0; index < count; index += 1) yield* piece(index);
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
