// A sandbox behind a proxy, which has its credentials. This page has none.
import { controlsAt } from "./controls.js";

export const start = ({ control, proxy }) => ({
  words: {
    name: "Proxy",
    place: "The proxy at this address, which calls a sandbox",
    notice: `This is a simulator of LOX24 and 8x8: no message is ever sent. The page calls the proxy at ${proxy}, which has the keys; the page has none.`,
  },
  account: { subAccountId: "sandbox_sub" },
  access: { lox24: { baseUrl: `${proxy}/lox24` }, eightByEight: { baseUrl: `${proxy}/8x8` } },
  ...controlsAt(control),
});
