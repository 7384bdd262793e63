import { lockedFile, mergePair } from './command.ts';
import { nextIncidentId, nextSequence, putIncident } from './store.ts';
import type { CreateIncident } from '../../../shared/operations/command.ts';
import { createIncident } from '../../../shared/operations/incident-machine.ts';
import { formatNumber, numberYear } from '../../../shared/operations/number.ts';
import type { Db } from '../../db/schema.ts';
import type { Change } from '../../db/write.ts';
import { act } from '../act.ts';
import { playbookLookup, requireCategory } from '../playbook/playbooks.ts';
import { refused } from '../refusal.ts';
import { incidentEvents } from '../told.ts';
import { requireFacility, type Commander, type Done } from './commander.ts';
import type { IncidentFile } from '../../../shared/operations/schema.ts';

/** Opens an incident under the next number of its centre. */
export async function openIncident(db: Db, commander: Commander, command: CreateIncident): Promise<Done> {
  const { centre, facts } = command;
  commander.requireUnit(facts.kato);
  commander.requireUnit(centre);
  requireCategory(facts.category);
  await requireFacility(db, commander, facts.facilityId);
  const { actor } = commander;
  const { type, key } = command;
  return act(db, { actor, type, key, asked: command }, async (trx) => {
    const { file, change } = await openedIn(trx, commander, command);
    if (command.repeats === undefined) return change;
    const joined = await mergedAtOnce(trx, commander, file, command.repeats, key);
    return { ...change, result: joined.result, events: [...(change.events ?? []), ...joined.events] };
  });
}

/** Opens an incident within a transaction; whether it may be was asked before. */
export async function openedIn(
  trx: Db,
  commander: Commander,
  command: CreateIncident,
): Promise<{ file: IncidentFile; change: Change<Done> }> {
  const { centre, facts } = command;
  const id = await nextIncidentId(trx);
  const year = numberYear(commander.at);
  const number = formatNumber({ centre, year, sequence: await nextSequence(trx, centre, year) });
  const by = { ...commander.actorIn(facts.kato), id, number, playbookOf: await playbookLookup(trx) };
  const outcome = createIncident(command, by);
  if (!outcome.ok) throw refused(outcome.refusal);
  await putIncident(trx, outcome.state, outcome.entries);
  const { incident } = outcome.state;
  const change = {
    result: { incidentId: id, version: incident.version },
    object: `incident:${id}`,
    kato: incident.kato,
    after: { number, category: facts.category, priority: facts.priority, repeats: command.repeats },
    events: incidentEvents(incident, outcome.entries),
  };
  return { file: outcome.state, change };
}

/**
 * A report that only repeats an incident joins it in whatever version it is by now: it is in nobody's way.
 * @throws TRPCError CONFLICT when that one is closed or merged itself; then nothing was opened, and the person is told.
 */
async function mergedAtOnce(
  trx: Db,
  commander: Commander,
  report: IncidentFile,
  intoId: number,
  key: string,
) {
  const main = await lockedFile(trx, commander, intoId);
  const command = {
    type: 'incident.merge',
    key,
    incidentId: report.incident.id,
    expectedVersion: report.incident.version,
    intoId,
    expectedIntoVersion: main.incident.version,
    reason: '',
  } as const;
  return mergePair(trx, commander, { report, main }, command);
}
