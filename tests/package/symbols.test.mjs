// The names that the build records match the functions of the published wasm, by the numbers in stack traces.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const folder = join(process.env.BULK_SMS_PROJECT, "node_modules/bulk-sms");

test("every function has a name", async () => {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  for (const name of ["bulk_sms", "bulk_sms_core", "bulk_sms_testing"]) {
    const symbols = await readFile(join(root, `pkg-debug/${name}-${version}.symbols`), "utf8");
    const numbers = symbols.trim().split("\n").map((line) => Number(line.split(":")[0]));
    const wasm = new Uint8Array(await readFile(join(folder, `${name}.wasm`)));
    const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter(({ kind }) => kind === "function");
    assert.deepEqual(numbers, [...Array(imported.length + defined(wasm)).keys()], name);
  }
});

test("cargo xtask symbols names the functions of a stack trace", async () => {
  const { Recipients } = createRequire(join(folder, "package.json"))("./index.cjs");
  // A pointer outside the wasm's memory.
  const broken = Object.assign(Object.create(Recipients.prototype), { __wbg_ptr: 0x7fff_ff00 });
  let stack;
  assert.throws(
    () => broken.toArray(),
    (error) => {
      stack = error.stack;
      return error instanceof WebAssembly.RuntimeError;
    },
  );
  const explained = await xtask(stack);
  const innermost = explained.split("\n").find((line) => line.includes("wasm-function["));
  assert.match(innermost, /wasm-function\[\d+\].*Recipients/, explained);
  assert.match(explained, /wasm-function\[\d+\].* recipients_toArray/);
});

function xtask(input) {
  return new Promise((resolve, reject) => {
    const child = execFile("cargo", ["xtask", "symbols"], { cwd: root }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin.end(input);
  });
}

/** How many functions the code section has, which is its first number. */
function defined(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  for (;;) {
    const section = wasm[at++];
    const size = number();
    if (section === 10) return number();
    at += size;
  }
}
