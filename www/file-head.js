// Checks the beginning of a file, and explains helpfully what cannot be read as a list.

const HEAD_BYTES = 32_768;
const [LF, CR] = [0x0a, 0x0d];

/** A problem with a file, as a sentence for the user. */
export class FileProblem extends Error {}

/** Returns the first whole lines of a file as bytes. Rejects with a `FileProblem` if the file is not text. */
export async function headOf(file) {
  if (file.size === 0) throw new FileProblem("The file is empty. Choose a file with one number per line, or a CSV file.");
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const begins = (...mark) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
    throw new FileProblem("The file is encoded in UTF-16. Save it as UTF-8 (in Excel: “CSV UTF-8”; in Notepad: encoding “UTF-8”) and choose it again.");
  }
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new FileProblem("The file is a spreadsheet or an archive, not text. Export the sheet as CSV in UTF-8 and choose that file.");
  }
  if (bytes.includes(0)) {
    throw new FileProblem("The file is not UTF-8 text. Choose a file with one number per line, or a CSV file.");
  }
  return file.size > bytes.length ? wholeLines(bytes) : bytes;
}

function wholeLines(bytes) {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR));
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
