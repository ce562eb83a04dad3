// What the jobs read of the repository.
import { readFile } from "node:fs/promises";

export const numberingPlan = () => readFile(new URL("../../src/recipients/numbering_plan.rs", import.meta.url), "utf8");
