// Runs cases against a target and returns what was observed: plain data, the same for all targets.
//
// A target has `open(settings)`, which returns `{ refused }` or a world: `names` (its credentials, by the names with which cases
// ask for them), `hide` (pairs of what only this world has and what to show instead), `send(request)`, `call(name, input)` and,
// if it is a server, `control(method, endpoint, body)`.
//
// A case is `{ name, settings, steps, refused, http }`. Each step is one of
//
// - `{ send: { method, path, headers, body, host, delayed, silent }, gives: status, keep: { name: "field of the response" } }`
// - `{ call: "addSms", input, refused }`: what has a method on the object and an endpoint on the servers
// - `{ control: { method, endpoint, body }, gives: status }`: only on servers, in a case with `http`
//
// `<name>` in a path, a header or a body stands for a credential, or for what an earlier step kept.

/** The time at which all worlds start: 2030-01-01T00:00:00Z, in Unix seconds. */
const START = 1_893_456_000;

/** How many cases run at once. */
const WIDTH = 24;

const encoder = new TextEncoder();

/** Runs all cases and returns `{ [name]: { seen, wrong } }`: what was observed, and which expectations of the case it misses. */
export async function observe(target, cases) {
  const left = [...cases];
  const observed = {};
  const worker = async () => {
    for (let one = left.shift(); one; one = left.shift()) observed[one.name] = await run(target, one).catch(failed);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return observed;
}

/** A target that fails has shown nothing. */
const failed = (error) => ({ seen: [], wrong: [error?.stack ?? String(error)] });

async function run(target, { settings = {}, steps = [], refused = false }) {
  const world = await target.open({ speed: 0, seed: 1, now: START, ...settings });
  const wrong = [];
  if (Boolean(world.refused) !== refused) wrong.push(`its settings: ${JSON.stringify(world.refused ?? "accepted")}`);
  if (world.refused) return { seen: [{ refused: world.refused }], wrong };
  const names = { ...world.names };
  const seen = [];
  for (const [index, step] of steps.entries()) {
    const shown = await take(world, names, step);
    seen.push(shown);
    const status = shown.status ?? shown.fails;
    if (step.gives !== undefined && status !== step.gives) wrong.push(`step ${index}: ${status}, not ${step.gives}: ${shown.body}`);
    if (step.call && Boolean(shown.refused) !== Boolean(step.refused)) wrong.push(`step ${index}: ${JSON.stringify(shown)}`);
  }
  for (const call of ["requests", "state", "sent"]) seen.push({ [call]: await world.call(call) });
  return { seen: JSON.parse(hidden(JSON.stringify(seen), world.hide)), wrong };
}

async function take(world, names, { send, call, input, control, keep = {} }) {
  if (call) {
    const answer = await world.call(call, filled(input, names));
    if (typeof keep === "string") names[keep] = Array.isArray(answer) ? answer[0] : answer;
    return answer?.refused ? answer : { [call]: answer ?? null };
  }
  const shown = control ? await world.control(filled(control, names)) : await world.send(request(send, names));
  for (const [name, field] of Object.entries(keep)) names[name] = JSON.parse(shown.body)[field];
  return shown;
}

/** A request with its names filled in and its body as bytes. */
function request({ body, ...rest }, names) {
  const { path, headers = {}, method, ...more } = filled(rest, names);
  return { method, path, headers, ...more, body: bytes(body, names) };
}

/** The bytes of a body: a string, an array of bytes, or what becomes JSON. */
function bytes(body, names) {
  if (body === undefined) return undefined;
  if (Array.isArray(body?.bytes)) return new Uint8Array(body.bytes);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return encoder.encode(replaced(text, names));
}

function filled(value, names) {
  return value === undefined ? undefined : JSON.parse(replaced(JSON.stringify(value), names));
}

function replaced(text, names) {
  return text.replaceAll(/<(\w+)>/g, (whole, name) => names[name] ?? whole);
}

function hidden(text, pairs) {
  return pairs.reduce((text, [own, shown]) => text.replaceAll(own, shown), text);
}
