// Wrong credentials at both providers, and the lockout that follows at LOX24.
import { advance, eightByEight, lox24, message, named, send, sendSms } from "./words.mjs";

const LD = { accept: "application/ld+json" };

/** A token that is wrong, as often as this. */
const wrong = (times, gives = 401) =>
  Array.from({ length: times }, () => send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), gives));
const me = (gives) => send(lox24("GET", "/me"), gives);

export const credentials = [
  ...named("credentials", {
    "LOX24's token is missing, wrong or nearly right": [
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": undefined } }), 401),
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": "<token>x" } }), 401),
      send(lox24("GET", "/me", { headers: { "x-lox24-auth-token": undefined, authorization: "Bearer <token>", ...LD } }), 401),
      me(200),
    ],
    "LOX24 knows the path before the token": [
      send(lox24("GET", "/nowhere", { headers: { "x-lox24-auth-token": "wrong" } }), 404),
      send(lox24("PATCH", "/me", { headers: { "x-lox24-auth-token": "wrong" } }), 405),
      me(200),
    ],
    "LOX24 locks out after four wrong tokens within a minute": [
      ...wrong(4),
      me(429),
      send(lox24("GET", "/nowhere", { headers: LD }), 429),
      advance(599),
      me(429),
      advance(1),
      me(200),
      ...wrong(1),
      me(200),
    ],
    "LOX24 does not lock out after three wrong tokens": [...wrong(3), me(200), advance(60), ...wrong(3), me(200)],
    "a lockout does not concern 8x8": [...wrong(5 - 1), send(sendSms(), 200)],
    "8x8's key is missing, wrong or without its scheme": [
      undefined,
      "<key>",
      "Bearer wrong",
      "bearer <key>",
      "Bearer  <key>",
      "Basic <key>",
    ].map((authorization) => send(eightByEight("POST", "/messages", { body: message(), headers: { authorization } }), 401)),
    "8x8 knows the path before the key, and the key before the sub-account": [
      send(eightByEight("PUT", "/messages", { headers: { authorization: "wrong" } }), 400),
      send(eightByEight("POST", "/messages", { body: message(), sub: "other_sub", headers: { authorization: "wrong" } }), 401),
    ],
  }),
];
