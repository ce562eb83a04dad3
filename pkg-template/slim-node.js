// The slim entry for `import` in Node, Deno and Bun: what `require` returns there, so that `instanceof` holds across both.
import commonJs from "./slim.cjs";

export const { init, initSync, /* @names */ } = commonJs;
