// The package's numbering plan as typed arrays, for the loops.

/**
 * `source` is the text of src/recipients/numbering_plan.rs. Rows count from 1; row 0 means that there is no calling code.
 */
export function readPlan(source) {
  const rows = [...source.matchAll(/^ {4}region\((\d+), \*b"..", (0x[0-9a-f]+), (\d+), (true|false), (?:true|false)\),$/gm)];
  if (rows.length < 200) throw new Error("The numbering plan no longer has the form that plan.mjs reads.");
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
  rows.forEach(([, code, lengths, prefix, keepsZero], index) => {
    const row = index + 1;
    const width = code.length;
    const range = plan.codes.subarray(code * 10 ** (3 - width), (Number(code) + 1) * 10 ** (3 - width));
    // The main region of a calling code comes first; later ones do not replace it.
    if (range[0] === 0) range.fill(row);
    plan.width[row] = width;
    plan.lengths[row] = Number(lengths);
    plan.keepsZero[row] = keepsZero === "true" ? 1 : 0;
    if (prefix === "0") return;
    const digits = prefix.slice(1);
    plan.prefixLength[row] = digits.length;
    plan.prefixFirst[row] = digits[0];
    plan.prefixSecond[row] = digits[1] ?? 0;
  });
  return plan;
}
