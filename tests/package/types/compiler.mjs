// TypeScript over files that may exist in memory only.
import { join } from "node:path";
import ts from "typescript";

/** Parsed files of TypeScript itself, which are most of the work. */
const parsed = new Map();

/** Every complaint about these files and all that they load: `{ file, line, code, message }`, lines from 0. */
export function complaints(files, options, folder) {
  const { program } = compile(files, options, folder);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => ({
    file: file?.fileName ?? "",
    line: file ? file.getLineAndCharacterOfPosition(start).line : 0,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

/** A program of `files`, `[path, text]` each, resolved from `folder`. */
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
