// The sandbox that serves this page, called directly.
import { controlsAt } from "./controls.js";

const access = { baseUrl: location.origin };

export const start = ({ control }) => ({
  words: {
    name: "Sandbox",
    place: "The sandbox at this address",
    notice: "This is a simulator of LOX24 and 8x8: no message is ever sent.",
  },
  // It is open to everybody. The token is the example from LOX24's own manual.
  account: {
    token: "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx",
    apiKey: "sandbox-api-key",
    subAccountId: "sandbox_sub",
  },
  access: { lox24: access, eightByEight: access },
  ...controlsAt(control),
});
