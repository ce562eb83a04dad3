// The beginning of a file: what cannot be read as a list is found there, and said in words that help.

const HEAD_BYTES = 32_768;
const [LF, CR] = [0x0a, 0x0d];

/** Something wrong with a file, in a sentence for its owner. */
export class FileProblem extends Error {}

/** The first whole lines of a file as bytes. It rejects with a `FileProblem` if the file is no text. */
export async function headOf(file) {
  if (file.size === 0) throw new FileProblem("The file is empty. Choose one with a number on each line, or a CSV file.");
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const begins = (...mark) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
    throw new FileProblem("The file is in UTF-16. Save it as UTF-8 and choose it again: in Excel as “CSV UTF-8”, in Notepad with the encoding “UTF-8”.");
  }
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new FileProblem("The file is a spreadsheet or an archive, not a text. Export the sheet as CSV in UTF-8 and choose that.");
  }
  if (bytes.includes(0)) {
    throw new FileProblem("The file is no text in UTF-8. Choose one with a number on each line, or a CSV file.");
  }
  return file.size > bytes.length ? wholeLines(bytes) : bytes;
}

function wholeLines(bytes) {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR));
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
