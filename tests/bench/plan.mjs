// The numbering plan for the loops: the same table that the package has, as typed arrays.

/**
 * `source` is the text of src/recipients/numbering_plan.rs. Rows count from 1; row 0 is no calling code.
 */
export function readPlan(source) {
  const rows = [...source.matchAll(/^ {4}region\((\d+), \*b"..", (0x[0-9a-f]+), (\d+), (true|false), (?:true|false)\),$/gm)];
  if (rows.length < 200) throw new Error("The numbering plan has another form than plan.mjs knows.");
  const plan = {
    /** For each three digits that a number can begin with, its row. */
    codes: new Uint8Array(1000),
    /** The digits of the calling code. */
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
    // The main region of a calling code comes first, and stays.
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
