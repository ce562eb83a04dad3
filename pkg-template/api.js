// What every entry exports, in one place, so that no entry can lack a name.
export { /* @functions */ } from "./bulk_sms.js";
export { /* @errors */ } from "./errors.js";
