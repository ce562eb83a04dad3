// Runs TypeScript on files that may exist only in memory.
import { join } from "node:path";
import ts from "typescript";

/** The parsed files of TypeScript itself, which take most of the time. */
const parsed = new Map();

/** Every error in these files and everything they load: `{ file, line, code, message }`, with lines from 0. */
export function complaints(files, options, folder) {
  const { program } = compile(files, options, folder);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => ({
    file: file?.fileName ?? "",
    line: file ? file.getLineAndCharacterOfPosition(start).line : 0,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

/** A program made of `files`, each a `[path, text]`, resolved from `folder`. */
export function compile(files, options, folder) {
  const texts = new Map(files);
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile, getSourceFile } = host;
  host.getCurrentDirectory = () => folder;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, settings, ...rest) => {
    if (texts.has(path)) return ts.createSourceFile(path, texts.get(path), settings, true);
    if (!path.includes("/typescript/lib/lib.")) return getSourceFile(path, settings, ...rest);
    const file = parsed.get(path) ?? getSourceFile(path, settings, ...rest);
    parsed.set(path, file);
    return file;
  };
  return { host, program: ts.createProgram([...texts.keys()].map((it) => join(it)), options, host) };
}
