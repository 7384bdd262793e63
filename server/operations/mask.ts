import type { Action } from '../../shared/access/action.ts';
import { maskCaller, MASKED } from '../../shared/access/mask.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import type { Incident, IncidentFacts, PoliceUnit } from '../../shared/operations/schema.ts';

type Caller = IncidentFacts['caller'];

/** What was not told stays empty: a mask covers only what is there. */
function masked(caller: Caller): Caller {
  if (caller === null) return null;
  const { name, phone } = maskCaller(
    { name: caller.name || null, phone: caller.phone || null, address: null },
    false,
  );
  return { ...caller, name: name ?? '', phone: phone ?? '' };
}

const maskedFacts = <Facts extends { caller?: Caller | undefined }>(facts: Facts): Facts =>
  facts.caller === undefined ? facts : { ...facts, caller: masked(facts.caller) };

/** An incident as somebody may see it; `mayRead`: they have `operations.personal-data` where it lies. */
export const seenIncident = (incident: Incident, mayRead: boolean): Incident =>
  mayRead ? incident : maskedFacts(incident);

/** An entry of its log, under the same rule. */
export function seenEntry(entry: IncidentLogEntry, mayRead: boolean): IncidentLogEntry {
  const { event } = entry;
  if (mayRead) return entry;
  if (event.type === 'created') return { ...entry, event: { ...event, facts: maskedFacts(event.facts) } };
  if (event.type === 'edited')
    return {
      ...entry,
      event: { ...event, patch: maskedFacts(event.patch), before: maskedFacts(event.before) },
    };
  return entry;
}

/**
 * A unit as somebody may see it: names of its crew are personal data of staff, for whoever may read such data where the
 * unit belongs, or administers it. How many they are is no secret.
 */
export const seenCrew = (unit: PoliceUnit, may: (action: Action, kato: Kato) => boolean): PoliceUnit =>
  may('operations.personal-data', unit.home.kato) || may('units.write', unit.home.kato)
    ? unit
    : { ...unit, crew: unit.crew.map(() => MASKED) };
