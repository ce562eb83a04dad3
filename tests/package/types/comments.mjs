// Every exported name, every member and every parameter has a comment that says what it is, and nothing is `any`, which
// switches off the checks for code that uses it.
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import ts from "typescript";
import { compile } from "./compiler.mjs";
import { stricter, users } from "./users.mjs";

export async function checkComments(project) {
  const folder = join(project, "node_modules/bulk-sms");
  const names = (await readdir(folder)).filter((it) => /\.d\.c?ts$/.test(it));
  const texts = await Promise.all(names.map(async (it) => [join(folder, it), await readFile(join(folder, it), "utf8")]));
  const { program } = compile(texts, { ...users[0].options, ...stricter }, project);
  const walk = { checker: program.getTypeChecker(), problems: [], count: 0 };
  for (const [path] of texts) {
    const file = program.getSourceFile(path);
    if (/\bany\b/.test(withoutComments(file))) walk.problems.push(`${basename(path)}: \`any\``);
    for (const statement of file.statements) visit(walk, statement, "");
  }
  // The copies for `require` too: an entry without declarations would have none.
  if (walk.count < 300) walk.problems.push(`only ${walk.count} names were found`);
  return { about: `${walk.count} names of ${names.length} files have a comment, and none is \`any\``, problems: walk.problems };
}

/** The code of a file without its comments, as tokens. */
function withoutComments(file) {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, file.text);
  const tokens = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens.join(" ");
}

/** Checks one declaration and everything it declares. */
function visit(walk, node, path) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
  // Callers cannot use it.
  if (ts.isConstructorDeclaration(node) && hasModifier(node, ts.SyntaxKind.PrivateKeyword)) return;
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.forEach((it) => visit(walk, it, path));
  const isName = ts.isDeclarationStatement(node) || ts.isVariableDeclaration(node);
  if (isName || ts.isClassElement(node) || ts.isTypeElement(node)) {
    path = `${path}${path && "."}${node.name?.getText() ?? "constructor"}`;
    walk.count += 1;
    const report = (problem) => walk.problems.push(`${basename(node.getSourceFile().fileName)}: \`${path}\` ${problem}`);
    if (!isDescribed(walk, node, isName)) report("has no comment");
    for (const parameter of node.parameters ?? []) {
      const [tag] = ts.getJSDocParameterTags(parameter);
      if (!ts.getTextOfJSDocComment(tag?.comment)) report(`does not say what \`${parameter.name.getText()}\` is`);
    }
    const symbol = walk.checker.getSymbolAtLocation(node.name ?? node);
    const type = symbol && walk.checker.getTypeOfSymbolAtLocation(symbol, node);
    if (type && type.flags & ts.TypeFlags.Any && !ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node)) {
      report("is `any`");
    }
  }
  // The members of a type in braces count wherever it occurs, except in what a type is compared with.
  ts.forEachChild(node, (child) => child !== node.extendsType && visit(walk, child, path));
}

/** One comment is enough for a name with several declarations, but each member needs its own. */
function isDescribed(walk, node, isName) {
  const symbol = isName && node.name && walk.checker.getSymbolAtLocation(node.name);
  if (symbol) return symbol.getDocumentationComment(walk.checker).length > 0;
  return ts.getJSDocCommentsAndTags(node).some((it) => ts.isJSDoc(it) && ts.getTextOfJSDocComment(it.comment));
}

const hasModifier = (node, kind) => Boolean(node.modifiers?.some((it) => it.kind === kind));
