import type { Circumstances } from './incident-machine.ts';
import { createIncident } from './incident-machine.ts';
import type { IncidentLogEntry } from './log.ts';
import { NO_ADDRESS, type IncidentFacts, type IncidentFile, type PoliceUnit } from './schema.ts';

/** 20 November 2026, 09:00 in Kazakhstan. */
export const NINE = Date.UTC(2026, 10, 20, 4);

export const facts = (own: Partial<IncidentFacts> = {}): IncidentFacts => ({
  category: 'fight',
  priority: 2,
  caller: { name: 'Айдана', phone: '+7 701 000 00 00', relation: 'witness' },
  address: { ...NO_ADDRESS, settlement: 'Алматы', street: 'Абай даңғылы', house: '10' },
  place: { lon: 76.9, lat: 43.24, accuracyM: 20, method: 'map' },
  kato: '750000000',
  facilityId: null,
  sensitive: false,
  ...own,
});

export const unit = (own: Partial<PoliceUnit> = {}): PoliceUnit => ({
  id: 1,
  callSign: 'Барыс-1',
  type: 'patrol_car',
  crew: ['Ахметов', 'Ли'],
  crewSize: null,
  home: { kato: '750000000', lon: 76.9, lat: 43.24 },
  shift: { from: NINE - 3_600_000, to: NINE + 11 * 3_600_000 },
  equipment: ['body_camera'],
  status: 'free',
  statusSince: NINE,
  statusReason: '',
  taskId: null,
  sos: null,
  duty: null,
  retiredAt: null,
  version: 1,
  ...own,
});

export const by = (own: Partial<Circumstances> = {}): Circumstances => ({
  at: NINE,
  actor: 'operator-1',
  role: 'operator',
  ownUnitId: null,
  nextTaskId: 1,
  unit: null,
  playbookOf: (category) => ({ id: category, version: 1 }),
  ...own,
});

/** An incident just taken from a call, and its log. */
export function taken(
  id = 1,
  own: Partial<IncidentFacts> = {},
): { file: IncidentFile; log: IncidentLogEntry[] } {
  const outcome = createIncident(
    {
      type: 'incident.create',
      key: `create-${id}-key`,
      centre: '750000000',
      source: 'call_102',
      facts: facts(own),
      startedAt: NINE - 30_000,
      answeredAt: NINE - 25_000,
    },
    { ...by(), id, number: `750000000-2026-${String(id).padStart(6, '0')}` },
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { file: outcome.state, log: [...outcome.entries] };
}
