import { TRPCError } from '@trpc/server';
import { isCallSignTaken, officeLog, revokeDevicesOf } from './store.ts';
import { isInCountryBox } from '../../../../shared/hierarchy/country-box.ts';
import type { Scope } from '../../../../shared/hierarchy/scope.ts';
import type { UnitFacts, UnitLogEntry, UnitPatch } from '../../../../shared/operations/log.ts';
import type { PoliceUnit } from '../../../../shared/operations/schema.ts';
import {
  applyOffice,
  type CreateUnit,
  type UnitOfficeCommand,
} from '../../../../shared/operations/unit-office.ts';
import type { Db } from '../../../db/schema.ts';
import { act } from '../../act.ts';
import type { Commander } from '../../incident/commander.ts';
import { namesOf } from '../../incident/store.ts';
import { refused, type SeenChange } from '../../refusal.ts';
import { devicesChanged, unitEvents } from '../../told.ts';
import { lockedUnit } from '../command.ts';
import { insertUnits, putUnit, unitById } from '../store.ts';

/** What the audit keeps of a unit: of its crew the number, because names are personal data and the audit forgets nothing. */
const audited = ({ crew, ...facts }: UnitPatch) =>
  crew === undefined ? facts : { ...facts, crew: crew.length };

const callSignTaken = (callSign: string): TRPCError =>
  new TRPCError({
    code: 'CONFLICT',
    message: `callSign: another unit of this territory is called ${callSign}`,
  });

/** Two that take one call sign at the same moment: the index lets one through, and the other is told. */
async function orTaken<Result>(callSign: string, done: Promise<Result>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    throw code === '23505' && constraint === 'police_unit_call_sign' ? callSignTaken(callSign) : error;
  }
}

/** @throws TRPCError BAD_REQUEST for a post outside the country, CONFLICT for a call sign that is taken, NOT_FOUND, FORBIDDEN. */
async function checkPlace(
  trx: Db,
  commander: Commander,
  { home, callSign }: Pick<UnitFacts, 'home' | 'callSign'>,
  except: number | null,
): Promise<void> {
  commander.requireUnit(home.kato);
  if (!isInCountryBox(home.lon, home.lat))
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'home: the post lies outside Kazakhstan' });
  if (await isCallSignTaken(trx, { kato: home.kato, callSign, except })) throw callSignTaken(callSign);
}

/** Puts a unit on the register; it begins off duty, and its crew or the desk reports it free. */
export async function createUnit(
  db: Db,
  commander: Commander,
  asked: CreateUnit,
): Promise<{ unitId: number }> {
  const { key, facts, reason } = asked;
  const { actor, at } = commander;
  return act(db, { actor, type: 'unit.create', key, asked, note: reason }, async (trx) => {
    await checkPlace(trx, commander, facts, null);
    const unit: Omit<PoliceUnit, 'id'> = {
      ...facts,
      crewSize: facts.crewSize ?? null,
      shift: null,
      status: 'off_duty',
      statusSince: at,
      statusReason: '',
      taskId: null,
      sos: null,
      retiredAt: null,
      version: 1,
    };
    const by = { actor, at, demonstration: false };
    const [unitId = 0] = await orTaken(facts.callSign, insertUnits(trx, [unit], by));
    const registered = { type: 'registered' as const, unit: { ...unit, id: unitId } };
    const sign = { at, happenedAt: at, actor, role: 'operator' as const, key };
    return {
      result: { unitId },
      object: `unit:${unitId}`,
      kato: facts.home.kato,
      after: audited(facts),
      events: unitEvents({ ...unit, id: unitId }, [{ ...sign, unitId, seq: 1, event: registered }]),
    };
  });
}

/**
 * Edits a unit, stands it down or takes it back.
 * @throws TRPCError NOT_FOUND for a unit outside, CONFLICT with who changed what since the version that was seen.
 */
export async function commandOffice(
  db: Db,
  commander: Commander,
  command: UnitOfficeCommand,
): Promise<{ unitId: number; version: number }> {
  const { key, type, unitId, reason } = command;
  const { actor, at } = commander;
  const deed = { actor, type: `unit.${type}`, key, asked: command, note: reason };
  return act(db, deed, async (trx) => {
    const unit = await lockedUnit(trx, commander, unitId);
    const log = await officeLog(trx, unitId);
    const { role } = commander.actorIn(unit.home.kato);
    const outcome = applyOffice(unit, log, command, { at, happenedAt: at, actor, role, key });
    if (!outcome.ok) throw refused(outcome.refusal, await seenSince(trx, log, command.expectedVersion));
    const { state, entries } = outcome;
    if (type !== 'retire') await checkPlace(trx, commander, state, unitId);
    else await revokeDevicesOf(trx, unitId, actor);
    await orTaken(state.callSign, putUnit(trx, state, entries));
    const [entry] = entries;
    const edited = entry?.event.type === 'edited' ? entry.event : null;
    return {
      result: { unitId, version: state.version },
      object: `unit:${unitId}`,
      kato: state.home.kato,
      before: edited ? audited(edited.before) : { retiredAt: unit.retiredAt },
      after: edited ? audited(edited.patch) : { retiredAt: state.retiredAt },
      events: [...unitEvents(state, entries), ...(type === 'retire' ? [devicesChanged(state)] : [])],
    };
  });
}

const fieldsOf = ({ event }: UnitLogEntry): string[] =>
  event.type === 'edited' ? Object.keys(event.patch) : [event.type];

async function seenSince(db: Db, log: readonly UnitLogEntry[], version: number): Promise<SeenChange[]> {
  const since = log.filter(({ seq }) => seq > version);
  const names = await namesOf(
    db,
    since.map(({ actor }) => actor),
  );
  return since.map((entry) => ({
    by: names.get(entry.actor) ?? entry.actor,
    at: entry.at,
    what: 'edited',
    fields: fieldsOf(entry),
    to: null,
  }));
}

/** A line of the history of a unit: what an administrator did, when and why. */
export type UnitChange = {
  seq: number;
  at: number;
  by: string;
  what: 'registered' | 'edited' | 'retired' | 'reinstated';
  reason: string;
  before: UnitPatch;
  after: UnitPatch;
};

/** A unit for whoever administers it, with its history, newest first. Where outside it came from is not said. */
export async function unitFile(
  db: Db,
  commander: Commander,
  scope: Scope,
  id: number,
): Promise<{ unit: PoliceUnit; history: UnitChange[] }> {
  const unit = commander.requireObject(`unit:${id}`, await unitById(db, id), ({ home }) => home.kato);
  const log = await officeLog(db, id);
  const names = await namesOf(
    db,
    log.map(({ actor }) => actor),
  );
  const within = ({ home, ...facts }: UnitPatch): UnitPatch =>
    home === undefined || !scope.covers(home.kato) ? facts : { ...facts, home };
  const history = log.flatMap(({ seq, at, actor, event }): UnitChange[] => {
    const line = { seq, at, by: names.get(actor) ?? actor, before: {}, after: {} };
    if (event.type === 'edited') {
      const { type: what, reason, before, patch } = event;
      return [
        {
          ...line,
          what,
          reason,
          before: within(before),
          after: within(patch),
        },
      ];
    }
    if (event.type === 'registered') return [{ ...line, what: event.type, reason: '' }];
    return event.type === 'retired' || event.type === 'reinstated'
      ? [{ ...line, what: event.type, reason: event.reason }]
      : [];
  });
  return { unit, history: history.toReversed() };
}
