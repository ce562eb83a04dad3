// What both runners need.
import { readFile } from "node:fs/promises";

export const numberingPlan = () => readFile(new URL("../../src/numbering/plan.rs", import.meta.url), "utf8");

/** Flags of V8: expose its garbage collector to compare.mjs, and keep the code of sides that have not run for a while. */
export const ENGINE = ["--expose-gc", "--no-flush-bytecode"];
