// How the package reads one line.
import { Recipients } from "bulk-sms";

/** The E.164 number, or the reason for the rejection. */
export function read(line, country) {
  const list = Recipients.parse([line], { country });
  try {
    return list.length === 1 ? { number: list.toArray()[0] } : { reason: list.rejected[0].reason };
  } finally {
    list.free();
  }
}

/** The names of `countries()` for one number. */
export function countryOf(number) {
  const list = Recipients.parse([number]);
  try {
    return Object.keys(list.countries()).join();
  } finally {
    list.free();
  }
}

/** A reading in words. */
export const shown = ({ number, reason }) => number ?? reason;
