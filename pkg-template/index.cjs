// The default entry for `require`. In Node it is also what node.js hands on, so that both give the same classes.
const { initSync, /* @names */ } = require("./bulk_sms.cjs");
const { wasm } = require("./inline.cjs");

initSync(wasm());

module.exports = { /* @names */ };
