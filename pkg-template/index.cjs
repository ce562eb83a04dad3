// The @entry entry for `require`. In Node it is also what node.js passes on, so that both have the same classes.
const { startOnce, /* @names */ } = require("./bulk_sms.cjs");
const { wasm } = require("./inline.cjs");

startOnce(() => new WebAssembly.Module(wasm()));

module.exports = { /* @names */ };
