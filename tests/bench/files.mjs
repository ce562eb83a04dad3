// What both runners need.
import { readFile } from "node:fs/promises";

export const numberingPlan = () => readFile(new URL("../../src/recipients/numbering_plan.rs", import.meta.url), "utf8");

/** Flags of V8: what compare.mjs collects with; and no code is thrown away because its side has not run for a while. */
export const ENGINE = ["--expose-gc", "--no-flush-bytecode"];
