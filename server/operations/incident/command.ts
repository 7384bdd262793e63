import { TRPCError } from '@trpc/server';
import { requireFacility, type Commander, type Done } from './commander.ts';
import { incidentFile, incidentLog, namesOf, nextTaskId, putIncident } from './store.ts';
import type { IncidentCommand, MergeCommand } from '../../../shared/operations/command.ts';
import { applyToIncident } from '../../../shared/operations/incident-machine.ts';
import type { IncidentLogEntry, UnitLogEntry } from '../../../shared/operations/log.ts';
import { applyMerge, type MergePair } from '../../../shared/operations/merge.ts';
import type { Refusal } from '../../../shared/operations/outcome.ts';
import { changesSince, lastOfDesk, taskChangesSince } from '../../../shared/operations/replay.ts';
import type { IncidentFile, PoliceUnit } from '../../../shared/operations/schema.ts';
import { unitAfterSosClosed, unitAfterTask } from '../../../shared/operations/unit-machine.ts';
import type { Db } from '../../db/schema.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Change } from '../../db/write.ts';
import { act } from '../act.ts';
import { playbookLookup, requireCategory } from '../playbook/playbooks.ts';
import { refused, seenChange } from '../refusal.ts';
import { incidentEvents, unitEvents } from '../told.ts';
import { sosAlarmAfter } from '../unit/sos-alarm.ts';
import { putUnit, unitById, unitOfSos } from '../unit/store.ts';

/**
 * Carries out a command on one incident, its tasks and the unit concerned: one transaction, in which incidents are locked
 * before units and lower ids before higher ones, so that nobody waits in a ring.
 * @param asked what a retry repeats, when that is not the command itself.
 * @throws TRPCError NOT_FOUND for an incident outside, CONFLICT with what stands in the way or who changed what since,
 * FORBIDDEN for what the person may not do there.
 */
export async function commandIncident(
  db: Db,
  commander: Commander,
  command: IncidentCommand,
  asked: unknown = command,
): Promise<Done> {
  const { type, key } = command;
  return act(db, { actor: commander.actor, type, key, asked }, (trx) => applied(trx, commander, command));
}

/** Carries out a command on one incident within a transaction. */
export async function applied(
  trx: Db,
  commander: Commander,
  command: IncidentCommand,
): Promise<Change<Done>> {
  const file = await lockedFile(trx, commander, command.incidentId);
  const { kato } = file.incident;
  if (isSending(command) && !commander.may('operations.dispatch', kato))
    throw refused({ code: 'not_permitted', role: commander.actorIn(kato).role });
  if (command.type === 'incident.edit') {
    const { kato: to, category, facilityId = null } = command.patch;
    if (to !== undefined) commander.requireUnit(to);
    if (category !== undefined) requireCategory(category);
    await requireFacility(trx, commander, facilityId);
  }
  const unit = await concernedUnit(trx, file, command);
  if (command.type === 'task.assign' && unit && !commander.may('operations.dispatch', unit.home.kato))
    throw refused({ code: 'unit_unknown', unitId: command.unitId });
  const outcome = applyToIncident(file, command, {
    ...commander.actorIn(kato),
    nextTaskId: command.type === 'task.assign' ? await nextTaskId(trx) : 0,
    unit,
    playbookOf: await playbookLookup(trx),
  });
  if (!outcome.ok)
    throw await refusedWithNames(trx, file, outcome.refusal, 'taskId' in command ? command.taskId : null);
  await putIncident(trx, outcome.state, outcome.entries);
  const after = unit && unitAfter(unit, outcome.entries);
  if (after) await putUnit(trx, after.state, after.entries);
  const rescued = await sosOver(trx, outcome.entries);
  const { incident } = outcome.state;
  return {
    result: { incidentId: incident.id, version: incident.version },
    object: `incident:${incident.id}`,
    kato: incident.kato,
    before: { state: file.incident.state, version: file.incident.version },
    after: { state: incident.state, version: incident.version, ...namedIn(command) },
    events: [
      ...incidentEvents(incident, outcome.entries),
      ...(after ? unitEvents(after.state, after.entries) : []),
      ...rescued,
    ],
  };
}

/** With the incident that a crew's call for help had opened, the call is over. */
async function sosOver(trx: Db, entries: readonly IncidentLogEntry[]): Promise<NewEvent[]> {
  const closing = entries.find(({ event }) => event.type === 'closed');
  if (closing?.event.type !== 'closed') return [];
  const unit = await unitOfSos(trx, closing.incidentId, { lock: true });
  if (!unit) return [];
  const { state, entries: made } = unitAfterSosClosed(
    unit,
    closing.event.reason || closing.event.outcome,
    closing,
  );
  await putUnit(trx, state, made);
  return [...unitEvents(state, made), ...(await sosAlarmAfter(trx, made))];
}

/** To send a unit, or to call it back. */
const isSending = ({ type }: IncidentCommand): boolean => type === 'task.assign' || type === 'task.cancel';

const namedIn = (command: IncidentCommand) => ({
  ...('taskId' in command ? { taskId: command.taskId } : {}),
  ...('unitId' in command ? { unitId: command.unitId } : {}),
});

export async function lockedFile(trx: Db, commander: Commander, id: number): Promise<IncidentFile> {
  return commander.requireObject(
    `incident:${id}`,
    await incidentFile(trx, id, { lock: true }),
    ({ incident }) => incident.kato,
  );
}

/** The unit that a command sends, or whose task it moves, locked. */
async function concernedUnit(
  trx: Db,
  { tasks }: IncidentFile,
  command: IncidentCommand,
): Promise<PoliceUnit | null> {
  if (command.type === 'task.assign') return (await unitById(trx, command.unitId, { lock: true })) ?? null;
  if (!('taskId' in command)) return null;
  const task = tasks.find(({ id }) => id === command.taskId);
  return task ? ((await unitById(trx, task.unitId, { lock: true })) ?? null) : null;
}

function unitAfter(unit: PoliceUnit, entries: readonly IncidentLogEntry[]) {
  let state = unit;
  const made: UnitLogEntry[] = [];
  for (const { event, ...sign } of entries) {
    if (event.type !== 'task_assigned' && event.type !== 'task_moved') continue;
    const after = unitAfterTask(state, event, sign);
    state = after.state;
    made.push(...after.entries);
  }
  return { state, entries: made };
}

/** A refusal; when somebody was faster it says who and what. `taskId` is the task that the command moves. */
async function refusedWithNames(
  trx: Db,
  { incident }: IncidentFile,
  refusal: Refusal,
  taskId: number | null = null,
): Promise<TRPCError> {
  if (refusal.code !== 'changed_meanwhile' && refusal.code !== 'not_allowed_in_state')
    return refused(refusal);
  const log = await incidentLog(trx, incident.id);
  const since =
    refusal.code === 'not_allowed_in_state'
      ? lastOfDesk(log)
      : taskId === null
        ? changesSince(log, refusal.expected)
        : taskChangesSince(log, taskId, refusal.expected);
  const names = await namesOf(
    trx,
    since.map((entry) => entry.actor),
  );
  return refused(
    refusal,
    since.map((entry) => seenChange(entry, names.get(entry.actor) ?? entry.actor)),
  );
}

/** Merges a report into the incident it repeats, or takes it out again; both lie in the person's territory. */
export async function mergeIncidents(db: Db, commander: Commander, command: MergeCommand): Promise<Done> {
  const { type, key } = command;
  return act(db, { actor: commander.actor, type, key, asked: command }, async (trx) => {
    const mainId = command.type === 'incident.merge' ? command.intoId : await mergedInto(trx, command);
    const files = new Map<number, IncidentFile>();
    for (const id of [command.incidentId, mainId].toSorted((a, b) => a - b))
      files.set(id, await lockedFile(trx, commander, id));
    const report = files.get(command.incidentId);
    const main = files.get(mainId);
    if (!report || !main) throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such incident' });
    return mergePair(trx, commander, { report, main }, command);
  });
}

/** Merges, or takes apart, two incidents that are locked. */
export async function mergePair(trx: Db, commander: Commander, pair: MergePair, command: MergeCommand) {
  const { report, main } = pair;
  const outcome = applyMerge(pair, command, commander.actorIn(report.incident.kato));
  if (!outcome.ok) {
    const stale = report.incident.version === command.expectedVersion ? main : report;
    throw await refusedWithNames(trx, stale, outcome.refusal);
  }
  const both = [outcome.state.report, outcome.state.main].map((file) => ({
    file,
    entries: outcome.entries.filter((entry) => entry.incidentId === file.incident.id),
  }));
  for (const { file, entries } of both) await putIncident(trx, file, entries);
  const { incident } = outcome.state.report;
  return {
    result: { incidentId: incident.id, version: incident.version },
    object: `incident:${incident.id}`,
    kato: incident.kato,
    after: { state: incident.state, with: main.incident.id },
    events: both.flatMap(({ file, entries }) => incidentEvents(file.incident, entries)),
  };
}

/** Read without a lock to know whom to lock; `applyMerge` looks again. */
async function mergedInto(trx: Db, { incidentId }: MergeCommand): Promise<number> {
  const file = await incidentFile(trx, incidentId);
  return file?.incident.mergedInto ?? incidentId;
}
