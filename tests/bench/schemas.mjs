// An existing bulk and a new one, as users of the three libraries would describe them after reading the provider's pages.
import Ajv from "ajv";
import * as v from "valibot";
import { z } from "zod";

const PHONE = /^(?:\+|00|0)?[1-9][0-9]{4,14}$/;
const SENDER = /^(?:\+?[1-9][0-9]{0,14}|[a-zA-Z0-9 ]{1,11})$/;
const SERVICES = ["direct", "text2speech", "text2speech_ssml"];

/** The optional fields of a response, by type; they may also be null. */
const TEXTS = ["sender_id", "text", "ip", "service_code", "voice_lang"];
const NUMBERS = ["delivery_at", "msg_total_count", "created_at", "processed_at", "key_id", "source", "msg_total_cost"];
const FLAGS = ["is_unicode", "is_dryrun", "is_text_deleted"];
const fields = (names, schema) => Object.fromEntries(names.map((name) => [name, schema]));

/** Checks of a response, which keep unknown fields. */
export const answers = {
  zod: checker(
    z.looseObject({
      uuid: z.string(),
      status_code: z.number(),
      ...fields(TEXTS, z.string().nullish()),
      ...fields(NUMBERS, z.number().nullish()),
      ...fields(FLAGS, z.boolean().nullish()),
      phones: z.array(z.string()).nullish(),
      msg_groups: z.array(z.number()).nullish(),
    }),
  ),
  valibot: valibot(
    v.looseObject({
      uuid: v.string(),
      status_code: v.number(),
      ...fields(TEXTS, v.nullish(v.string())),
      ...fields(NUMBERS, v.nullish(v.number())),
      ...fields(FLAGS, v.nullish(v.boolean())),
      phones: v.nullish(v.array(v.string())),
      msg_groups: v.nullish(v.array(v.number())),
    }),
  ),
  ajv: ajv({
    required: ["uuid", "status_code"],
    properties: {
      uuid: { type: "string" },
      status_code: { type: "number" },
      ...fields(TEXTS, { type: ["string", "null"] }),
      ...fields(NUMBERS, { type: ["number", "null"] }),
      ...fields(FLAGS, { type: ["boolean", "null"] }),
      phones: { type: ["array", "null"], items: { type: "string" } },
      msg_groups: { type: ["array", "null"], items: { type: "number" } },
    },
  }),
};

/** Checks of a request, which refuse unknown fields. */
export const requests = {
  zod: checker(
    z.strictObject({
      sender_id: z.string().regex(SENDER).optional(),
      text: z.string().min(1).max(1785),
      service_code: z.enum(SERVICES).optional(),
      phones: z.array(z.string().regex(PHONE)).min(1),
      delivery_at: z.int().optional(),
      is_unicode: z.boolean().optional(),
    }),
  ),
  valibot: valibot(
    v.strictObject({
      sender_id: v.optional(v.pipe(v.string(), v.regex(SENDER))),
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(1785)),
      service_code: v.optional(v.picklist(SERVICES)),
      phones: v.pipe(v.array(v.pipe(v.string(), v.regex(PHONE))), v.minLength(1)),
      delivery_at: v.optional(v.pipe(v.number(), v.integer())),
      is_unicode: v.optional(v.boolean()),
    }),
  ),
  ajv: ajv({
    additionalProperties: false,
    required: ["text", "phones"],
    properties: {
      sender_id: { type: "string", pattern: SENDER.source },
      text: { type: "string", minLength: 1, maxLength: 1785 },
      service_code: { enum: SERVICES },
      phones: { type: "array", minItems: 1, items: { type: "string", pattern: PHONE.source } },
      delivery_at: { type: "integer" },
      is_unicode: { type: "boolean" },
    },
  }),
};

function checker(schema) {
  return (value) => schema.parse(value);
}

function valibot(schema) {
  return (value) => v.parse(schema, value);
}

function ajv(schema) {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile({ type: "object", ...schema });
  return (value) => {
    if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
    return value;
  };
}
