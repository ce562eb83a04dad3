// The slim entry for `require`. In Node it is also what slim-node.js passes on. Node's fetch cannot read files, so this does.
const { compile, guard, initSync, makeInit, /* @names */ } = require("./bulk_sms.cjs");

guard();

const init = makeInit(async (source) => {
  const file = source === undefined ? `${__dirname}/bulk_sms.wasm` : source;
  const isFile = source === undefined || (source instanceof URL && source.protocol === "file:");
  return compile(isFile ? await require("node:fs/promises").readFile(file) : source);
});

module.exports = { init, initSync, /* @names */ };
