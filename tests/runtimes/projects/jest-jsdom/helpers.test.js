/** @jest-environment jsdom */
const { Recipients, ValidationError, checkBulk, measureText, toGsm7 } = require("bulk-sms");

test("functions that need no fetch work in Jest's own jsdom, which has none", () => {
  expect(typeof fetch).toBe("undefined");
  expect(measureText("Grüße 😀").encoding).toBe("UCS-2");
  expect(toGsm7("It’s on").text).toBe("It's on");
  expect(Recipients.parse("Jörg\n+447700900001").toArray()).toEqual(["+447700900001"]);
  expect(checkBulk({ text: "Doors open at 19:00", sender_id: "Venue", phones: ["+447700900001"] }).messages).toBe(1);
  expect(() => measureText(5)).toThrow(ValidationError);
});
