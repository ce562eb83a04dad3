const { BulkSmsError } = require("bulk-sms");

/** Schedules a reminder one hour before the doors open, and returns the bulk. */
exports.remind = async function remind(lox24, phones, doorsOpen) {
  const delivery_at = new Date(doorsOpen.getTime() - 3_600_000);
  const bulk = { sender_id: "Venue", text: "The doors open in one hour.", phones, delivery_at };
  try {
    return await lox24.createBulk(bulk, { tag: true });
  } catch (error) {
    if (!(error instanceof BulkSmsError) || ["not-sent", "rejected"].includes(error.outcome)) throw error;
    // It may have been created. Sending it again could remind everyone twice, so look for it instead. If that
    // fails as well, the first error still says what is known.
    const found = await lox24.findBulk(error).catch(() => undefined);
    if (!found?.bulk) throw error;
    return found.bulk;
  }
};
