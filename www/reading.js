// Reads a list of recipients from a file. The file passes through in chunks; the page never holds all of it.
import { Recipients } from "./pkg/index.js";
import { columnsOf, likeliest } from "./columns.js";
import { headOf } from "./file-head.js";

/** About one frame. */
const LONGEST_STRETCH_MS = 16;

/**
 * @param file the file.
 * @param choices the account's `country`, the position of the `picked` column and the reading of digits alone (`bare`), or
 *   `undefined` for each.
 * @param signal aborts the read.
 * @param showColumns called with the columns of a CSV file and the position of the one being read.
 * @param showProgress called with the number of bytes read so far.
 */
export async function readList(file, { country, picked, bare }, { signal, showColumns, showProgress }) {
  const options = country === undefined ? {} : { country, bare };
  const head = await headOf(file);
  signal.throwIfAborted();
  const columns = columnsOf(head);
  const position = columns.length > 0 ? (picked ?? likeliest(head, columns, options)) : undefined;
  showColumns(columns, position);
  if (position !== undefined) options.column = columns[position].column;

  const pieces = file.stream().pipeThrough(unhurried(showProgress), { signal });
  return Recipients.fromStream(pieces, options);
}

/** Passes bytes on, reports progress, and gives the page time to respond: a browser delivers a file's chunks without a pause. */
function unhurried(showProgress) {
  let read = 0;
  let rested = performance.now();
  return new TransformStream({
    async transform(piece, controller) {
      if (performance.now() - rested > LONGEST_STRETCH_MS) {
        await new Promise((resume) => setTimeout(resume));
        rested = performance.now();
      }
      read += piece.byteLength;
      showProgress(read);
      controller.enqueue(piece);
    },
  });
}
