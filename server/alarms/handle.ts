import { TRPCError } from '@trpc/server';
import { groupToHandle } from './list/store.ts';
import { keepMoved } from './raise.ts';
import { lockedAlarms, peopleOf, type MovedAlarm } from './store.ts';
import type { Alarm } from '../../shared/alarms/alarm.ts';
import { applyToAlarm, type AlarmCommand, type AlarmRefusal } from '../../shared/alarms/alarm-machine.ts';
import { MOST_OF_GROUP, type HandleAlarms, type HandleGroup } from '../../shared/alarms/command.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Guard } from '../access/guard.ts';
import { KeyReusedError, once } from '../db/command/store.ts';
import type { Db } from '../db/schema.ts';
import { write, type Change } from '../db/write.ts';

/** Who handles alarms, and what lies in their territory. */
export type Handler = Guard & { actor: string; at: number };

/** An alarm that was left as it is, and why; `name` is whoever was faster. */
export type Left = { id: number; refusal: AlarmRefusal; name: string | null };
export type Handled = { done: number[]; left: Left[] };

/**
 * Acknowledges, shelves, takes back or closes alarms, each that may be; of the others it says why not and who was faster.
 * @throws TRPCError NOT_FOUND when one of them lies outside: then nothing was done; CONFLICT for a key of another command.
 */
export function handleAlarms(db: Db, handler: Handler, asked: HandleAlarms): Promise<Handled> {
  const { move, alarms, reason, minutes } = asked;
  const versions = new Map(alarms.map(({ id, version }) => [id, version]));
  return handling(db, handler, { asked, move, reason }, async (trx) => {
    const found = new Map((await lockedAlarms(trx, [...versions.keys()])).map((alarm) => [alarm.id, alarm]));
    const of = [...versions.keys()].map((id) =>
      handler.requireObject(`alarm:${id}`, found.get(id), ({ kato }) => kato),
    );
    const command = ({ id }: Alarm): AlarmCommand => ({
      move,
      reason,
      minutes,
      version: versions.get(id) ?? 0,
    });
    const [only, ...more] = of;
    const about =
      only && more.length === 0 ? { object: `alarm:${only.id}`, kato: only.kato } : { object: 'alarms' };
    return handled(trx, handler, { of, command, about });
  });
}

/** Acknowledges or shelves a group, up to the newest of it that the person has seen. */
export function handleGroup(
  db: Db,
  handler: Handler,
  { katos, ...asked }: HandleGroup & { katos: readonly Kato[] },
): Promise<Handled> {
  const { move, group, upTo, reason, minutes, unit: kato } = asked;
  return handling(db, handler, { asked, move, reason }, async (trx) => {
    const ids = await groupToHandle(trx, { katos, group, upTo, move, limit: MOST_OF_GROUP });
    const of = await lockedAlarms(trx, ids);
    const command = ({ version }: Alarm): AlarmCommand => ({ move, reason, minutes, version });
    return handled(trx, handler, { of, command, about: { object: `alarms:${group.class}`, kato } });
  });
}

async function handling(
  db: Db,
  { actor }: Handler,
  { asked, move, reason }: { asked: HandleAlarms | HandleGroup; move: string; reason: string },
  run: (trx: Db) => Promise<Change<Handled>>,
): Promise<Handled> {
  try {
    return await write(db, { actor, action: `alarms.${move}`, note: reason || undefined }, (trx) =>
      once(trx, { key: asked.key, person: actor, command: asked }, () => run(trx)),
    );
  } catch (error) {
    if (error instanceof KeyReusedError) throw new TRPCError({ code: 'CONFLICT', message: error.message });
    throw error;
  }
}

async function handled(
  trx: Db,
  { actor, at }: Handler,
  parts: {
    of: readonly Alarm[];
    command: (alarm: Alarm) => AlarmCommand;
    about: { object: string; kato?: Kato };
  },
): Promise<Change<Handled>> {
  const { of, command, about } = parts;
  const moved: MovedAlarm[] = [];
  const left: { id: number; refusal: AlarmRefusal }[] = [];
  for (const before of of) {
    const outcome = applyToAlarm(before, command(before), { actor, at });
    if (outcome.ok) moved.push({ before, ...outcome });
    else left.push({ id: before.id, refusal: outcome.refusal });
  }
  const names = await peopleOf(
    trx,
    left.flatMap(({ refusal }) => ('by' in refusal ? [refusal.by] : [])),
  );
  const result: Handled = {
    done: moved.map(({ alarm }) => alarm.id),
    left: left.map(({ id, refusal }) => ({
      id,
      refusal,
      name: 'by' in refusal ? (names.get(refusal.by) ?? refusal.by) : null,
    })),
  };
  // Nothing was changed: there is nothing to remember but the answer.
  if (moved.length === 0) return { result, repeated: true };
  const states = (which: 'before' | 'alarm') =>
    moved.map((one) => ({ id: one.alarm.id, state: one[which]?.state }));
  return {
    result,
    ...about,
    before: states('before'),
    after: states('alarm'),
    events: await keepMoved(trx, moved),
  };
}
