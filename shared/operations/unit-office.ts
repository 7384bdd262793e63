import { z } from 'zod';
import { commandKeySchema } from './command.ts';
import {
  unitFactsSchema,
  type Signed,
  type UnitEvent,
  type UnitFacts,
  type UnitLogEntry,
  type UnitPatch,
} from './log.ts';
import { refuse, type Outcome, type Refusal } from './outcome.ts';
import { idSchema, policeUnitTypeSchema, unitStatusSchema, type PoliceUnit } from './schema.ts';
import { appended } from './unit-machine.ts';
import { katoSchema } from '../hierarchy/schema.ts';

const reason = z.string().trim().min(3, { error: 'Say why' }).max(500, { error: 'Too long' });
/** The version of the unit that the person saw. */
const seen = {
  key: commandKeySchema,
  unitId: idSchema,
  expectedVersion: z.number().int().positive(),
  reason,
};

/** Puts a unit on the register. */
export const createUnitSchema = z.strictObject({ key: commandKeySchema, facts: unitFactsSchema, reason });
export type CreateUnit = z.infer<typeof createUnitSchema>;

/** What an administrator does to a unit. */
export const unitOfficeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('edit'),
    ...seen,
    patch: unitFactsSchema.partial().refine((patch) => Object.keys(patch).length > 0, {
      error: 'Nothing to change',
    }),
  }),
  /** Stands it down: it is on no map and in no list any more, and its history stays. */
  z.strictObject({ type: z.literal('retire'), ...seen }),
  z.strictObject({ type: z.literal('reinstate'), ...seen }),
]);
export type UnitOfficeCommand = z.infer<typeof unitOfficeSchema>;

/** A page of the register of units. */
export const unitPageSchema = z.object({
  unit: katoSchema,
  /** Part of a call sign. */
  text: z.string().trim().max(100).default(''),
  type: policeUnitTypeSchema.nullable().default(null),
  status: unitStatusSchema.nullable().default(null),
  /** Those that were stood down, and no others. */
  retired: z.boolean().default(false),
  /** The last id of the page before. */
  cursor: idSchema.nullish(),
  limit: z.number().int().min(1).max(200).default(100),
});
export type UnitPage = z.infer<typeof unitPageSchema>;

const OF_THE_OFFICE: Readonly<Record<UnitEvent['type'], boolean>> = {
  registered: true,
  edited: true,
  retired: true,
  reinstated: true,
  status_changed: false,
  sos_raised: false,
  sos_acknowledged: false,
  sos_cleared: false,
};

/** Events of a unit's log that administrators wrote. */
export const OFFICE_EVENTS = (Object.keys(OF_THE_OFFICE) as UnitEvent['type'][]).filter(
  (type) => OF_THE_OFFICE[type],
);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const FACTS = Object.keys(unitFactsSchema.shape) as (keyof UnitFacts)[];

/** The facts of a patch that are others than the unit's, before and after. */
export function changedFacts(unit: UnitFacts, patch: UnitPatch): { patch: UnitPatch; before: UnitPatch } {
  const fields = FACTS.filter((field) => patch[field] !== undefined && !isSame(patch[field], unit[field]));
  const pick = (from: UnitPatch): UnitPatch =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { patch: pick(patch), before: pick(unit) };
}

/**
 * Applies an administrator's command. What crews do moves the version of a unit all day, so it is nobody's conflict: only
 * what another administrator did since the version that was seen is one.
 * @param officeLog the entries of its log that are `OFFICE_EVENTS`.
 */
export function applyOffice(
  unit: PoliceUnit,
  officeLog: readonly UnitLogEntry[],
  command: UnitOfficeCommand,
  sign: Signed,
): Outcome<PoliceUnit, UnitLogEntry> {
  const { expectedVersion: expected } = command;
  if (officeLog.some(({ seq }) => seq > expected))
    return refuse({ code: 'changed_meanwhile', expected, version: unit.version });
  const event = decide(unit, command);
  return 'code' in event ? refuse(event) : appended(unit, event, sign);
}

function decide(unit: PoliceUnit, command: UnitOfficeCommand): UnitEvent | Refusal {
  const { type, reason: why } = command;
  const isRetired = unit.retiredAt !== null;
  if (type === 'reinstate')
    return isRetired ? { type: 'reinstated', reason: why } : { code: 'nothing_changes' };
  if (isRetired) return { code: 'not_allowed_in_state', state: unit.status };
  if (type === 'edit') {
    const changed = changedFacts(unit, command.patch);
    return Object.keys(changed.patch).length === 0
      ? { code: 'nothing_changes' }
      : { type: 'edited', ...changed, reason: why };
  }
  if (unit.taskId !== null) return { code: 'unit_has_task', taskId: unit.taskId };
  // Whoever calls for help must not vanish from the map.
  if (unit.sos) return { code: 'not_allowed_in_state', state: unit.status };
  return { type: 'retired', reason: why };
}
