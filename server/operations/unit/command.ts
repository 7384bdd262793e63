import { sosAlarmAfter } from './sos-alarm.ts';
import { newCrewLink, putUnit, unitById } from './store.ts';
import type { UnitCommand } from '../../../shared/operations/command.ts';
import type { PoliceUnit } from '../../../shared/operations/schema.ts';
import { applyToUnit } from '../../../shared/operations/unit-machine.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { act } from '../act.ts';
import type { Commander } from '../incident/commander.ts';
import { refused } from '../refusal.ts';
import { devicesChanged, unitEvents } from '../told.ts';

/** A unit inside the territory, locked. */
export const lockedUnit = async (trx: Db, commander: Commander, id: number): Promise<PoliceUnit> =>
  commander.requireObject(`unit:${id}`, await unitById(trx, id, { lock: true }), ({ home }) => home.kato);

/**
 * Carries out a crew's or the desk's command on a unit; a call for help is `raiseSos`.
 * @param asked what a retry repeats, when that is not the command itself.
 * @throws TRPCError NOT_FOUND for a unit outside, CONFLICT, FORBIDDEN.
 */
export async function commandUnit(
  db: Db,
  commander: Commander,
  command: Exclude<UnitCommand, { type: 'unit.sos' }>,
  asked: unknown = command,
): Promise<{ unitId: number; version: number }> {
  const { type, key } = command;
  return act(db, { actor: commander.actor, type, key, asked }, async (trx) => {
    const unit = await lockedUnit(trx, commander, command.unitId);
    const outcome = applyToUnit(unit, command, commander.actorIn(unit.home.kato));
    if (!outcome.ok) throw refused(outcome.refusal);
    await putUnit(trx, outcome.state, outcome.entries);
    const alarm = await sosAlarmAfter(trx, outcome.entries);
    const { status, version } = outcome.state;
    return {
      result: { unitId: unit.id, version },
      object: `unit:${unit.id}`,
      kato: unit.home.kato,
      before: { status: unit.status },
      after: { status },
      events: [...unitEvents(outcome.state, outcome.entries), ...alarm],
    };
  });
}

/** A new link for a unit's crew; the former one no longer opens. @returns its secret, which is shown this once. */
export async function linkCrew(
  db: Db,
  commander: Commander,
  { unitId, reason }: { unitId: number; reason: string },
): Promise<{ secret: string }> {
  return write(db, { actor: commander.actor, action: 'operations.linkCrew', note: reason }, async (trx) => {
    const unit = await lockedUnit(trx, commander, unitId);
    if (unit.retiredAt !== null) throw refused({ code: 'not_allowed_in_state', state: unit.status });
    const secret = await newCrewLink(trx, unit, commander.actor);
    const { kato } = unit.home;
    return { result: { secret }, object: `unit:${unitId}`, kato, events: [devicesChanged(unit)] };
  });
}
