import { z } from 'zod';
import { DETECTOR_TYPE_NAMES, TROUBLES } from '../../operations/detector-type.ts';
import { normalisedPlate } from '../plate.ts';
import { katoSchema } from '../../hierarchy/schema.ts';
import { latSchema, lonSchema, prioritySchema } from '../../operations/schema.ts';

/** What may be sent to `/ingest/json`. */
export const MESSAGE_KINDS = ['detector', 'plate', 'report'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Messages of one request, and its bytes. */
export const MOST_MESSAGES = 200;
export const MOST_JSON_BYTES = 512 * 1024;

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/;
// PostgreSQL's text takes no NUL, its JSON no half of a pair of surrogates.
const HALVES = /\p{Surrogate}/gu;
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `at most ${most} characters` })
    .transform((text) => text.replaceAll('\u0000', '').replaceAll(HALVES, '\ufffd'));
const line = (most: number) =>
  words(most).refine((text) => !CONTROLS.test(text), { error: 'one line of text' });
const present = (most: number) => line(most).refine((text) => text !== '', { error: 'is empty' });

/** The sender's own name of the message: the same again acts once. */
export const messageIdSchema = present(128);
const at = z.iso.datetime({
  offset: true,
  error: 'an ISO 8601 time with its zone, 2026-11-26T15:00:00+05:00',
});
const place = z.object({ lon: lonSchema, lat: latSchema, accuracyM: z.number().nonnegative().nullish() });
const common = { id: messageIdSchema, at };
/** Number on the register of facilities or of cameras. */
const onRegister = present(64);

/** A detector's or a camera's word. What it does not say of type and place is as the detector is registered. */
const detectorMessageSchema = z.object({
  ...common,
  kind: z.literal('detector'),
  detector: present(128),
  event: z.enum(['alarm', 'restored', 'cancelled', 'trouble', 'trouble_over', 'test']),
  type: z.enum(DETECTOR_TYPE_NAMES).nullish(),
  trouble: z.enum(TROUBLES).nullish(),
  zone: line(64).nullish(),
  facility: onRegister.nullish(),
  camera: onRegister.nullish(),
  place: place.nullish(),
});

/** A plate that a camera has read. */
const plateMessageSchema = z
  .object({
    ...common,
    kind: z.literal('plate'),
    // Says nothing of what was sent: a plate that nobody looks for is written nowhere, in no refusal either.
    plate: z
      .string()
      .max(32, { error: 'is no plate' })
      .transform((text, context) => {
        const plate = normalisedPlate(text);
        if (plate !== null) return plate;
        context.addIssue({ code: 'custom', message: 'is no plate' });
        return z.NEVER;
      }),
    camera: onRegister.nullish(),
    place: place.nullish(),
    /** Where the vehicle is going, degrees from north; else where the camera looks. */
    headingDeg: z.number().min(0).lt(360).nullish(),
  })
  .refine((message) => Boolean(message.camera ?? message.place), {
    error: 'names neither a camera nor a place',
    path: ['camera'],
  });

/** A report of another service, or another word on one: `number` is the service's own number of the case. */
const reportMessageSchema = z.object({
  ...common,
  kind: z.literal('report'),
  number: present(64),
  /** The service's code of the category. */
  category: present(64).nullish(),
  priority: prioritySchema.nullish(),
  text: words(4000).nullish(),
  address: z
    .object({
      settlement: words(200).nullish(),
      street: words(200).nullish(),
      house: words(32).nullish(),
      commonName: words(200).nullish(),
      crossing: words(200).nullish(),
      text: words(2000).nullish(),
    })
    .nullish(),
  caller: z.object({ name: words(200).nullish(), phone: words(32).nullish() }).nullish(),
  facility: onRegister.nullish(),
  place: place.nullish(),
  /** KATO code of the unit of territory, when the service knows it. */
  unit: katoSchema.nullish(),
});

/** Fields that are not named here are passed over and kept nowhere. */
export const messageSchema = z.discriminatedUnion('kind', [
  detectorMessageSchema,
  plateMessageSchema,
  reportMessageSchema,
]);
export type Message = z.infer<typeof messageSchema>;
export type DetectorMessage = Extract<Message, { kind: 'detector' }>;
export type PlateMessage = Extract<Message, { kind: 'plate' }>;
export type ReportMessage = Extract<Message, { kind: 'report' }>;
