// A bulk and a batch from their creation to their end, against the object of `bulk-sms/testing`. It imports nothing, so that a
// Worker can bundle it.

/** What `campaign` returns if everything works. */
export const expectedOfCampaign = {
  states: [0, 5, 10],
  applied: 5,
  cancelled: { cancelledCount: 10, certain: true },
  sent: [
    ["+447700900001", 1],
    ["+447700900002", 1],
  ],
  lost: ["ConnectionError", "unknown", 1],
  smsCount: 5,
};

export async function campaign({ Lox24Client, EightByEightClient }, Sandbox) {
  const sandbox = new Sandbox({ speed: 0, now: new Date("2030-01-01T00:00:00Z"), rate: 1 });
  const { token, apiKey, subAccountId, fetch } = sandbox;
  const lox24 = new Lox24Client({ token, fetch, maxRetries: 0, dangerouslyAllowBrowser: true });
  const eightByEight = new EightByEightClient({ apiKey, subAccountId, fetch, region: "uk", dangerouslyAllowBrowser: true });
  const bulk = { sender_id: "Venue", text: "Doors open at 19:00", phones: ["+447700900001", "+447700900002"] };

  const { uuid, status_code } = await lox24.createBulk(bulk);
  const states = [status_code];
  for (const seconds of [1, 60]) {
    sandbox.advance(seconds);
    states.push((await lox24.getBulk(uuid)).status_code);
  }
  sandbox.expectSentOnce(bulk.phones);
  const sent = sandbox.sent().map(({ phone, count }) => [phone, count]);

  const batchId = sandbox.addBatch({ count: 10, scheduled_in: 3600 });
  const cancelled = await eightByEight.cancelBatch(batchId);

  // Carried out, but its response is lost.
  sandbox.fail({ kind: "drop", place: "after" });
  const error = await lox24.createBulk(bulk).catch((error) => error);
  sandbox.addSms();
  const { smsCount, bulks } = sandbox.state();
  const lost = [error.name, error.outcome, bulks.length - 1];
  return { states, applied: sandbox.requests().applied, cancelled, sent, lost, smsCount };
}
