import { incidentFile, markEscalated, putIncident, unmarkedTasks } from './store.ts';
import { appended } from '../../../shared/operations/incident-machine.ts';
import { taskDeadline } from '../../../shared/operations/limits.ts';
import type { Task } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { raiseAlarm } from '../../alarms/raise.ts';
import { limitsOf } from '../limits/store.ts';
import { unitById } from '../unit/store.ts';
import { incidentEvents } from '../told.ts';

/**
 * Marks the tasks that no crew accepted in time, in the log of their incidents and for every screen, each once: the mark is
 * in the database, so a server that was away finds what it missed. @returns ids of the tasks marked now.
 */
export async function escalateTasks(db: Db, now: number): Promise<number[]> {
  const marked: number[] = [];
  const limits = await limitsOf(db);
  for (const { task, priority } of await unmarkedTasks(db)) {
    if (!taskDeadline(task, priority, { now, limits })?.overdue) continue;
    if (await escalated(db, task, now)) marked.push(task.id);
  }
  return marked;
}

function escalated(db: Db, { id: taskId, incidentId, unitId }: Task, now: number): Promise<boolean> {
  return write(db, { actor: 'system', action: 'operations.escalate' }, async (trx) => {
    const file = await incidentFile(trx, incidentId, { lock: true });
    // Accepted, or marked by another server, a moment ago.
    if (!file || !(await markEscalated(trx, taskId, now))) return { result: false, repeated: true };
    const by = { at: now, actor: 'system', role: 'system' as const, ownUnitId: null };
    const event = { type: 'task_overdue' as const, taskId, unitId };
    const { state, entries } = appended(file, [event], { key: `overdue-${taskId}`, happenedAt: now, by });
    await putIncident(trx, state, entries);
    const { kato, place, facilityId } = state.incident;
    const alarm = await raiseAlarm(
      trx,
      {
        class: 'task_unaccepted',
        kato,
        object: `task:${taskId}`,
        subject: (await unitById(trx, unitId))?.callSign ?? '',
        place: place && { lon: place.lon, lat: place.lat },
        facilityId,
        incidentId,
      },
      by,
    );
    return {
      result: true,
      object: `incident:${incidentId}`,
      kato,
      after: { taskId, unitId },
      events: [...incidentEvents(state.incident, entries), ...alarm.events],
    };
  });
}
