// All cases, by group: the rows of the table.
import { control } from "./control.mjs";
import { credentials } from "./credentials.mjs";
import { eightByEightRefusals } from "./eight-by-eight-refusals.mjs";
import { endpoints } from "./endpoints.mjs";
import { faults } from "./faults.mjs";
import { lists } from "./lists.mjs";
import { lox24Refusals } from "./lox24-refusals.mjs";
import { operations } from "./operations.mjs";
import { settings } from "./settings.mjs";

export const groups = {
  operations,
  lists,
  "refusals of LOX24": lox24Refusals,
  "refusals of 8x8": eightByEightRefusals,
  credentials,
  settings,
  faults,
  calls: control,
  endpoints,
};

export const cases = Object.values(groups).flat();
