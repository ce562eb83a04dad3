// The main job, the same in every runtime: it takes the package's exports and a world of the sandbox, and returns what
// happened. It imports nothing, so that a page can load it and a Worker can bundle it.

/** What `job` returns if everything works. */
export const expected = {
  measured: ["UCS-2", 2, "'"],
  recipients: [1000, 1, 1, "letters"],
  created: [0, 1000],
  states: [0, 5, 10],
  cancelled: [15, "some sent, some not"],
  cancelledAgain: ["UnprocessableEntityError", 422, "rejected"],
  deleted: 1000,
  left: 1000,
  batch: [
    { cancelledCount: 10, certain: true },
    { cancelledCount: 0, certain: true },
  ],
  missing: ["NotFoundError", true, "rejected"],
  aborted: "enough",
  refused: ["ValidationError", "not-sent", ["phones[1] format", "sender_id format"]],
};

/** The same with `bulk-sms/core`, which neither measures texts nor has lists. */
const { measured, recipients, ...withoutThem } = expected;
export const expectedOfCore = withoutThem;

export async function job(api, world) {
  const { Lox24Client, EightByEightClient, NotFoundError, Recipients, measureText } = api;
  const { baseUrl, token, apiKey, subAccountId } = world;
  const lox24 = new Lox24Client({ baseUrl, token, dangerouslyAllowBrowser: true });
  const eightByEight = new EightByEightClient({ baseUrl, apiKey, subAccountId, dangerouslyAllowBrowser: true });
  const phones = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`);
  const report = {};

  // Before anything is awaited: the package is ready when its import resolves.
  if (measureText) {
    const { encoding, segments, nonGsm } = measureText(`It\u2019s on. ${"Doors open at 19:00. ".repeat(4)}`);
    report.measured = [encoding, segments, nonGsm[0].replacement];
  }
  const recipients = Recipients?.parse(["nobody", phones[0], ...phones]);
  if (recipients) report.recipients = [recipients.length, recipients.duplicates, recipients.rejectedCount, recipients.rejected[0].reason];

  // The world's clock moves only when it is advanced, so the states do not depend on this machine's speed.
  const advance = (seconds) => control(world, "clock", { advance: seconds });
  const sms = async () => (await control(world, "state")).smsCount;

  const bulk = await lox24.createBulk({ text: "Doors open at 19:00", sender_id: "Venue", phones });
  report.created = [bulk.status_code, bulk.msg_total_count];
  report.states = [];
  for (let step = 0; step < 30; step += 1) {
    const { status_code } = await lox24.getBulk(bulk.uuid);
    if (report.states.at(-1) !== status_code) report.states.push(status_code);
    if (status_code === 10) break;
    await advance(1);
  }

  const second = await lox24.createBulk({ text: "Doors open at 20:00", sender_id: "Venue", phones: recipients ?? phones });
  await advance(3);
  const { status_code } = await lox24.cancelBulk(second.uuid);
  const { bulks } = await control(world, "state");
  const counts = bulks.find(({ uuid }) => uuid === second.uuid).sms;
  report.cancelled = [status_code, counts[100] > 0 && counts[6000] > 0 ? "some sent, some not" : JSON.stringify(counts)];
  report.cancelledAgain = await lox24.cancelBulk(second.uuid).catch((error) => [error.name, error.status, error.outcome]);

  const { deleted_sms_count } = await lox24.deleteSms({ bulk: bulk.uuid, is_sent: true, phone: "+447700900" });
  report.deleted = deleted_sms_count;
  report.left = await sms();

  const { batchId } = await control(world, "batches", { count: 10, scheduled_in: 3600 });
  report.batch = [await eightByEight.cancelBatch(batchId), await eightByEight.cancelBatch(batchId)];

  report.missing = await lox24
    .getBulk("00000000-0000-0000-0000-000000000000")
    .catch((error) => [error.name, error instanceof NotFoundError && error instanceof Error, error.outcome]);

  await control(world, "faults", { kind: "silence", method: "GET" });
  const controller = new AbortController();
  const silent = lox24.getBulk(bulk.uuid, { signal: controller.signal });
  controller.abort("enough");
  report.aborted = await silent.catch((reason) => reason);

  report.refused = await lox24
    .createBulk({ text: "x", phones: ["+447700900000", "447700 900001"], sender_id: "far too long a name" })
    .catch((error) => [error.name, error.outcome, error.issues.map(({ path, code }) => `${path} ${code}`).sort()]);
  return report;
}

async function control(world, path, body) {
  const init = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  return (await fetch(`${world.control}/${path}`, init)).json();
}
