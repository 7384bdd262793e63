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

/** Opens an incident under the next number of its centre. */
export async function openIncident(db: Db, commander: Commander, command: CreateIncident): Promise<Done> {
  const { centre, facts } = command;
  commander.requireUnit(facts.kato);
  commander.requireUnit(centre);
  requireCategory(facts.category);
  await requireFacility(db, commander, facts.facilityId);
  const { actor } = commander;
  const { type, key } = command;
  return act(db, { actor, type, key, asked: command }, (trx) => openedIn(trx, commander, command));
}

/** Opens an incident within a transaction; whether it may be was asked before. */
export async function openedIn(
  trx: Db,
  commander: Commander,
  command: CreateIncident,
): Promise<Change<Done>> {
  const { centre, facts } = command;
  const id = await nextIncidentId(trx);
  const year = numberYear(commander.at);
  const number = formatNumber({ centre, year, sequence: await nextSequence(trx, centre, year) });
  const by = { ...commander.actorIn(facts.kato), id, number, playbookOf: await playbookLookup(trx) };
  const outcome = createIncident(command, by);
  if (!outcome.ok) throw refused(outcome.refusal);
  await putIncident(trx, outcome.state, outcome.entries);
  const { incident } = outcome.state;
  return {
    result: { incidentId: id, version: incident.version },
    object: `incident:${id}`,
    kato: incident.kato,
    after: { number, category: facts.category, priority: facts.priority },
    events: incidentEvents(incident, outcome.entries),
  };
}
