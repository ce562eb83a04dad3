// The package's numbering plan as typed arrays, for the loops.

/**
 * `source` is the text of src/numbering/plan.rs. Rows count from 1; row 0 means that there is no calling code.
 */
export function readPlan(source) {
  const column = (name) => {
    const [, values] = source.match(new RegExp(`static ${name}: \\[[^\\]]*\\] = \\[([^;]*)\\];`)) ?? [];
    if (values === undefined) throw new Error(`The numbering plan has no column ${name}.`);
    return values.split(",").map((it) => it.trim()).filter(Boolean).map(Number);
  };
  const [, lists] = source.match(/static PREFIX_LISTS: [^=]*= \[\n([^;]*)\];/);
  const prefixes = lists.trim().split("\n").map((list) => /b"(\d+)/.exec(list)?.[1] ?? "");
  const [lengths, ownPrefixes, flags] = ["LENGTHS", "PREFIXES", "FLAGS"].map(column);
  const plan = {
    /** The row for each three digits that a number can begin with. */
    codes: new Uint8Array(1000),
    /** How many digits the calling code has. */
    width: new Uint8Array(256),
    /** Bit n: a national number may have n digits. */
    lengths: new Uint16Array(256),
    /** The national prefix: how many digits, and which; at most two. */
    prefixLength: new Uint8Array(256),
    prefixFirst: new Uint8Array(256),
    prefixSecond: new Uint8Array(256),
    /** 1 if a national number may begin with 0. */
    keepsZero: new Uint8Array(256),
  };
  let code = 0;
  column("STEPS").forEach((step, index) => {
    code += step;
    const row = index + 1;
    const width = String(code).length;
    const range = plan.codes.subarray(code * 10 ** (3 - width), (code + 1) * 10 ** (3 - width));
    // The main region of a calling code comes first; later ones do not replace it.
    if (range[0] === 0) range.fill(row);
    const digits = prefixes[ownPrefixes[index]];
    plan.width[row] = width;
    plan.lengths[row] = lengths[index];
    plan.keepsZero[row] = flags[index] & 1;
    plan.prefixLength[row] = digits.length;
    plan.prefixFirst[row] = digits[0] ?? 0;
    plan.prefixSecond[row] = digits[1] ?? 0;
  });
  return plan;
}
