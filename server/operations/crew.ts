import { TRPCError } from '@trpc/server';
import { commandIncident } from './incident/command.ts';
import { crewOf, type Done } from './incident/commander.ts';
import { incidentFile, incidentOfTask } from './incident/store.ts';
import { commandUnit } from './unit/command.ts';
import { raiseSos } from './unit/sos.ts';
import { unitById, unitOfLink } from './unit/store.ts';
import type { CrewSaying } from '../../shared/operations/crew.ts';
import type { Incident, PoliceUnit, Task } from '../../shared/operations/schema.ts';
import type { Db } from '../db/schema.ts';

/** @throws TRPCError UNAUTHORIZED for a link that does not open, whatever the reason. */
export async function crewOfLink(db: Db, secret: string): Promise<{ unit: PoliceUnit; deviceId: number }> {
  const found = await unitOfLink(db, secret);
  if (!found) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'This link does not open any more' });
  return found;
}

/** What a crew is told of an incident: where and what, and nothing of who called. */
export type CrewIncident = Pick<
  Incident,
  'id' | 'number' | 'category' | 'priority' | 'address' | 'place' | 'state'
>;

/** A crew's page: its unit, and the task that binds it. */
export type CrewPage = {
  unit: PoliceUnit;
  work: { task: Task; incident: CrewIncident } | null;
  serverTime: number;
};

export async function crewPage(db: Db, unit: PoliceUnit, now: number): Promise<CrewPage> {
  return { unit, work: unit.taskId === null ? null : await workOf(db, unit.taskId), serverTime: now };
}

async function workOf(db: Db, taskId: number): Promise<CrewPage['work']> {
  const incidentId = await incidentOfTask(db, taskId);
  const file = incidentId === undefined ? undefined : await incidentFile(db, incidentId);
  const task = file?.tasks.find(({ id }) => id === taskId);
  if (!file || !task) return null;
  const { id, number, category, priority, address, place, state } = file.incident;
  return { task, incident: { id, number, category, priority, address, place, state } };
}

type Said = { command: CrewSaying; key: string; happenedAt: number };

/**
 * Does what a crew says, once however often it is sent.
 * @throws TRPCError CONFLICT when it no longer fits, as when the desk called the crew back meanwhile.
 */
export async function crewSays(
  db: Db,
  { id: unitId }: PoliceUnit,
  said: Said,
  at: number,
): Promise<Done | { unitId: number; version: number }> {
  const { command, key, happenedAt } = said;
  const crew = crewOf(unitId, at);
  if (command.type === 'unit.sos') return raiseSos(db, crew, { key, unitId }, said);
  if (command.type === 'unit.status') {
    const expectedVersion = (await unitById(db, unitId))?.version ?? 1;
    return commandUnit(db, crew, { ...command, key, unitId, expectedVersion }, said);
  }
  const incidentId = await incidentOfTask(db, command.taskId);
  const file = incidentId === undefined ? undefined : await incidentFile(db, incidentId);
  const task = file?.tasks.find((one) => one.id === command.taskId && one.unitId === unitId);
  if (!task)
    throw new TRPCError({ code: 'NOT_FOUND', message: `There is no task ${command.taskId} of yours` });
  const onTask = { key, happenedAt, incidentId: task.incidentId, expectedVersion: task.version };
  return commandIncident(db, crew, { ...command, ...onTask }, said);
}
