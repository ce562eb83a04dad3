// Reading a list of recipients out of a file. The file passes through in pieces; the page never holds it.
import { Recipients } from "./pkg/index.js";
import { columnsOf, likeliest } from "./columns.js";
import { headOf } from "./file-head.js";

/** About a frame. */
const LONGEST_STRETCH_MS = 16;

/**
 * @param file the file.
 * @param choices the `country` of the account, and the position of the `picked` column; `undefined` where there is none.
 * @param signal ends the reading.
 * @param showColumns called with the columns of a CSV file and the position of the one that is read.
 * @param showProgress called with the bytes that are read so far.
 */
export async function readList(file, { country, picked }, { signal, showColumns, showProgress }) {
  const options = country === undefined ? {} : { country };
  const head = await headOf(file);
  signal.throwIfAborted();
  const columns = columnsOf(head);
  const position = columns.length > 0 ? (picked ?? likeliest(head, columns, options)) : undefined;
  showColumns(columns, position);
  if (position !== undefined) options.column = columns[position].column;

  const pieces = file.stream().pipeThrough(unhurried(showProgress), { signal });
  return Recipients.fromStream(pieces, options);
}

/** Passes bytes on, tells how many, and lets the page breathe: a browser gives the pieces of a file without a pause. */
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
