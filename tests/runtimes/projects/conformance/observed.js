// What the object shows of all cases.
import { Sandbox } from "bulk-sms/testing";
import { cases } from "./conformance/cases/index.mjs";
import { observe } from "./conformance/run.mjs";
import { object } from "./conformance/targets/object.mjs";

export const observed = () => observe(object(Sandbox), cases.filter(({ http }) => !http));
