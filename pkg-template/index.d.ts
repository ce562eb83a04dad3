export * from "./bulk_sms.js";
export * from "./errors.js";
