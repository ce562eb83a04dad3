// The list of recipients in a file: read when the file arrives, and again when its options change, until it is removed.
import { ValidationError } from "./pkg/index.js";
import { showBare, startBare } from "./bare.js";
import { allCountries } from "./countries.js";
import { announce, byId, byteSize, counted } from "./dom.js";
import { startDropZone } from "./drop-zone.js";
import { FileProblem } from "./file-head.js";
import { readList } from "./reading.js";
import { showReport, startReport } from "./report.js";
import { sampleFile } from "./sample-file.js";

const INVITATION = byId("file-name").textContent;
const HINT = byId("file-hint").textContent;

let changed;
/** The files that were dropped together. They are read only if there is just one. */
let files = [];
/** The recipients in the file when it was last read. */
let recipients;
/** Why the file cannot be read. */
let problem;
let isReading = false;
/** Aborts the current read. */
let reading;
/** The position of the column that the user chose. */
let picked;
/** How digits alone are read, if the user chose that for this file, country and column. */
let bare;

/** Calls `hasChanged` when the recipients change. */
export function startList(hasChanged) {
  changed = hasChanged;
  byId("country").append(...allCountries().map(({ code, name }) => new Option(name, code)));
  byId("country").addEventListener("change", () => {
    bare = undefined;
    if (isListed()) read();
  });
  byId("column").addEventListener("change", ({ target }) => {
    picked = Number(target.value);
    bare = undefined;
    read();
  });
  startBare((chosen) => {
    bare = chosen;
    read();
  });
  byId("remove-list").addEventListener("click", remove);
  startReport();
  byId("sample-file").addEventListener("click", () => {
    take([sampleFile()]);
    // The button that had the focus is now hidden.
    byId("file").focus();
  });
  startDropZone(take);
}

function take(taken) {
  files = taken;
  picked = undefined;
  bare = undefined;
  read();
}

/** Whether the recipients come from a file, readable or not. */
export const isListed = () => files.length > 0;

/** The recipients, once they have been read. */
export const listed = () => (isReading ? undefined : recipients);

/** The file they come from. */
export const listedFile = () => files[0];

/** Why there are no recipients. */
export const listProblem = () => problem;

function remove() {
  reading.abort();
  files = [];
  showColumns([]);
  settle({});
  byId("phones").focus();
  announce("The list has been removed.");
}

/** Reads the file with the current choices, and aborts a read in progress. */
async function read() {
  reading?.abort();
  const own = (reading = new AbortController());
  const isCurrent = () => own === reading && isListed();
  const start = performance.now();
  const [file] = files;
  isReading = true;
  showFile();
  try {
    if (files.length > 1) throw new FileProblem("You dropped several files. Drop one at a time: each file replaces the list.");
    const country = byId("country").value || undefined;
    const list = await readList(file, { country, picked, bare }, { signal: own.signal, showColumns, showProgress });
    if (!isCurrent()) return list.free();
    const lines = list.length + list.duplicates + list.rejectedCount;
    if (lines === 0) throw new FileProblem("The file has only blank lines. Choose a file with one number per line, or a CSV file.");
    announce(`${counted(list.length, "recipient")}, ${counted(list.duplicates, "duplicate")}, ${counted(list.rejectedCount, "rejected line")}.`);
    settle({ list, country });
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    byId("file-hint").textContent = `${byteSize(file.size)}, ${counted(lines, "line")}, read in ${seconds} s`;
  } catch (error) {
    if (!isCurrent()) return;
    if (error instanceof FileProblem) showColumns([]);
    settle({ failure: inWords(error) });
  }
}

/** Finishes a read, successful or not. */
function settle({ list, failure, country }) {
  const before = recipients;
  recipients = list;
  problem = failure;
  isReading = false;
  showFile();
  showReport(recipients, files[0]?.name);
  showBare(recipients, { country, bare });
  changed();
  // Parts that are being sent keep the numbers alive on their own.
  before?.free();
}

function inWords(error) {
  if (error instanceof FileProblem) return error.message;
  if (error instanceof ValidationError) return "The file no longer has this column. Choose the file again.";
  return `The file could not be read (${error.name}). It may be a folder, or it may have been moved or changed. Choose it again.`;
}

function showFile() {
  const [file] = files;
  // Problems with the recipients are shown next to their source.
  byId("from-file").dataset.path = file ? "phones" : "file";
  // The typed numbers stay visible until the list replaces them, so that the layout shifts only once.
  byId("typing").inert = isReading;
  if (!isReading) byId("typing").hidden = file !== undefined;
  byId("remove-list").hidden = file === undefined;
  byId("sample-file").hidden = file !== undefined;
  byId("file-name").textContent = file ? file.name : INVITATION;
  byId("file-again").hidden = file === undefined;
  byId("file-hint").textContent = file ? byteSize(file.size) : HINT;
  byId("file-progress").hidden = !isReading;
  byId("report").setAttribute("aria-busy", isReading);
  if (isReading) showProgress(0);
}

function showProgress(bytes) {
  const [{ size }] = files;
  byId("file-progress").max = size || 1;
  byId("file-progress").value = bytes;
  byId("file-hint").textContent = `Reading: ${byteSize(bytes)} of ${byteSize(size)}`;
}

function showColumns(columns, position) {
  byId("column-field").hidden = columns.length === 0;
  byId("column").replaceChildren(...columns.map(({ label, sample }, at) => new Option(sample === "" ? label : `${label} · ${sample}`, at)));
  byId("column").value = position;
}
