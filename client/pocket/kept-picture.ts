import { z } from 'zod';
import { nameSchema } from '../../shared/hierarchy/schema.ts';
import { measureSchema } from '../../shared/register/schema.ts';
import { SHARES_OF } from '../../shared/coverage/share.ts';

/** Nothing is kept for longer. */
export const LONGEST_MS = 24 * 3_600_000;
/** A picture from further ahead than this was taken under another clock: nobody can say how old it is. */
const AHEAD_MS = 5 * 60_000;
export const MOST = { coverages: 4, rows: 40, incidents: 100, units: 200 } as const;

const count = z.number().int().nonnegative();
const moment = z.number();
const text = z.string().max(200);

const coverageSchema = z.object({
  takenMs: moment,
  kato: text,
  unit: nameSchema,
  measure: measureSchema,
  of: z.enum(SHARES_OF),
  source: nameSchema,
  /** Date of the newest evidence; null when the source is silent. */
  asOf: text.nullable(),
  numerator: count,
  denominator: count,
  gap: count,
  /** Facilities about which nothing is known, left out of the share. */
  unknown: count,
  /** The units below, worst share first, those without data last. */
  rows: z.array(z.object({ name: nameSchema, numerator: count, denominator: count })).max(MOST.rows),
});
export type KeptCoverage = z.infer<typeof coverageSchema>;

const operationsSchema = z.object({
  takenMs: moment,
  unit: nameSchema,
  /** All open ones, also those that are not kept: sensitive ones never are. */
  open: count,
  incidents: z
    .array(
      z.object({
        number: text,
        category: nameSchema,
        priority: z.number().int(),
        state: text,
        receivedMs: moment,
        /** The unit of territory; never an address. */
        where: nameSchema.nullable(),
      }),
    )
    .max(MOST.incidents),
  /** Null for whoever may not see units. */
  units: z
    .object({
      total: count,
      rows: z.array(z.object({ callSign: text, status: text, fixMs: moment.nullable() })).max(MOST.units),
    })
    .nullable(),
});
export type KeptOperations = z.infer<typeof operationsSchema>;

/**
 * What stays on a device for when there is no server. It may be lost with the device, so there is no name, telephone, address,
 * coordinate or description in it: a part that is not listed here cannot be kept.
 */
export const keptPictureSchema = z.strictObject({
  personId: z.number().int(),
  sessionId: z.number().int(),
  sessionEndsMs: moment,
  /** What is seen is not real, or not all of it. */
  isDemonstration: z.boolean(),
  /** Newest first. */
  coverages: z.array(coverageSchema).max(MOST.coverages),
  operations: operationsSchema.nullable(),
});
export type KeptPicture = z.infer<typeof keptPictureSchema>;

/** Whose picture it is, and until when their session can last. */
export type Keeper = Pick<KeptPicture, 'personId' | 'sessionId' | 'sessionEndsMs' | 'isDemonstration'>;
export type KeptPart = { coverage: KeptCoverage } | { operations: KeptOperations };

const isGood =
  (nowMs: number) =>
  ({ takenMs }: { takenMs: number }): boolean =>
    takenMs <= nowMs + AHEAD_MS && nowMs - takenMs < LONGEST_MS;

/** What of a picture may still be shown; null when nothing may: its day or its session is over, or it is no picture. */
export function stillGood(stored: unknown, nowMs: number): KeptPicture | null {
  const parsed = keptPictureSchema.safeParse(stored);
  if (!parsed.success || nowMs >= parsed.data.sessionEndsMs) return null;
  const { coverages, operations } = parsed.data;
  const good: KeptPicture = {
    ...parsed.data,
    coverages: coverages.filter(isGood(nowMs)),
    operations: operations && isGood(nowMs)(operations) ? operations : null,
  };
  return good.coverages.length === 0 && good.operations === null ? null : good;
}

/** The picture with another part in it. What another person or another session left is not taken over. */
export function withPart(stored: unknown, keeper: Keeper, part: KeptPart, nowMs: number): KeptPicture {
  const before = stillGood(stored, nowMs);
  const own =
    before?.personId === keeper.personId && before.sessionId === keeper.sessionId
      ? before
      : { coverages: [], operations: null };
  if ('operations' in part) return { ...keeper, coverages: own.coverages, operations: part.operations };
  const others = own.coverages.filter(({ kato }) => kato !== part.coverage.kato);
  return {
    ...keeper,
    coverages: [part.coverage, ...others].slice(0, MOST.coverages),
    operations: own.operations,
  };
}

/** The moment of the newest part. */
export const takenAt = ({ coverages, operations }: KeptPicture): number =>
  Math.max(operations?.takenMs ?? 0, ...coverages.map(({ takenMs }) => takenMs));
