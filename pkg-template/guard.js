// Refuses calls in a slim entry before `init`. Only slim entries import it: the others have nothing to wait for.
import { standIn } from "./bulk_sms.js";
import { BulkSmsError } from "./errors.js";

/** Until the wasm runs, each use of it says what is missing. */
export function guard() {
  const refuse = () => {
    throw new BulkSmsError("bulk-sms/slim is not ready: call `await init()` first.", { code: "not_ready", outcome: "not-sent" });
  };
  standIn(new Proxy({}, { get: refuse }));
}
