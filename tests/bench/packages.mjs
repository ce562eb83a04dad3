// The packages under test: the installed one and, with `--against`, another build of it.

export const OWN = "bulk-sms";
export const OTHER = "the other bulk-sms";

/** Where each is in `node_modules`; `cargo xtask bench --against` puts the other one there. */
export const modules = (against) => (against ? { [OWN]: "bulk-sms", [OTHER]: "bulk-sms-against" } : { [OWN]: "bulk-sms" });

/** One side of a comparison for each package. */
export const each = (packages, side) => Object.fromEntries(Object.entries(packages).map(([name, value]) => [name, side(value, name)]));
