// The @entry entry for `import` in Node, Deno and Bun: what `require` returns there, so that `instanceof` holds across both.
import commonJs from "./index.cjs";

export const { /* @names */ } = commonJs;
