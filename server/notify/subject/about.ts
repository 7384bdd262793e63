import { alarmSubject, crewSubject, voidSubject } from './store.ts';
import { ruleById } from '../rule/store.ts';
import type { Action } from '../../../shared/access/action.ts';
import type { AdminUnit, Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { equipmentClassSchema } from '../../../shared/notify/happening.ts';
import type { About } from '../../../shared/notify/text.ts';
import type { Address, Incident } from '../../../shared/operations/schema.ts';
import type { Access } from '../../access/access.ts';
import type { Db } from '../../db/schema.ts';
import { sightOf } from '../../operations/incident/sight.ts';
import { incidentsById } from '../../operations/incident/store.ts';
import { categoryOf } from '../../operations/playbook/playbooks.ts';

/** Somebody who is to be told, at a moment. */
export type Reader = {
  db: Db;
  access: Access;
  tree: UnitTree<AdminUnit>;
  at: number;
  /** Incidents that were read already, by number. */
  incidents?: ReadonlyMap<number, Incident>;
};

/** What is told of a thing, and where on the screen it is. */
export type Seen = { about: About; kato: Kato; incidentId: number | null; path: string };

/**
 * What somebody may be told of a thing as it is now; null when they may not know of it, or no longer: rights are those of
 * this moment, not of the moment when a rule was made.
 */
export async function seenBy(reader: Reader, subject: string): Promise<Seen | null> {
  const [kind = '', text] = subject.split(':', 2);
  const id = Number(text);
  switch (kind) {
    case 'incident':
      return incidentSeen(reader, id);
    case 'alarm':
      return alarmSeen(reader, id);
    case 'void_alarm':
      return voidSeen(reader, id);
    case 'unit':
      return crewSeen(reader, id);
    case 'rule':
      return ruleSeen(reader, id);
    default:
      return null;
  }
}

const may = ({ access }: Reader, action: Action, kato: Kato): boolean => access.scope(action).covers(kato);

function unitName({ tree }: Reader, kato: Kato): Name {
  const unit = tree.units[tree.indexOf.get(kato) ?? -1];
  return unit?.name ?? { kk: kato, ru: kato, en: kato };
}

async function incidentSeen(reader: Reader, id: number): Promise<Seen | null> {
  const incident = reader.incidents?.get(id) ?? (await incidentsById(reader.db, [id]))[0];
  const sight = incident && (await sightOf(reader, incident));
  if (!incident || !sight || sight.view === 'hide') return null;
  const { number, category: slug, priority, kato, sensitive } = incident;
  const category = categoryOf(slug)?.name ?? { kk: slug, ru: slug, en: slug };
  const address = addressText(incident.address);
  const unit = unitName(reader, kato);
  const about = { kind: 'incident', number, category, priority, sensitive, address, unit } as const;
  return { about, kato, incidentId: id, path: `/operate?incident=${id}` };
}

/** An address in one line, without what the caller said in their own words. */
function addressText({ settlement, street, house, commonName, crossing }: Address): string {
  const place = [street, house].filter(Boolean).join(' ');
  return [settlement, place, crossing, commonName].filter(Boolean).join(', ').slice(0, 200);
}

async function alarmSeen(reader: Reader, id: number): Promise<Seen | null> {
  const found = await alarmSubject(reader.db, id);
  if (!found || !may(reader, 'operations.read', found.kato)) return null;
  const { kato, facility } = found;
  const kind = equipmentClassSchema.safeParse(found.class);
  if (!kind.success) return null;
  const about = { kind: 'equipment', class: kind.data, facility, unit: unitName(reader, kato) } as const;
  return { about, kato, incidentId: null, path: `/operate?unit=${kato}` };
}

async function voidSeen(reader: Reader, id: number): Promise<Seen | null> {
  const found = await voidSubject(reader.db, id);
  if (!found || !may(reader, 'positions.read', found.kato)) return null;
  const { kato, places } = found;
  const about = { kind: 'void', places, unit: unitName(reader, kato) } as const;
  return { about, kato, incidentId: null, path: `/operate?unit=${kato}&voids=on` };
}

async function crewSeen(reader: Reader, id: number): Promise<Seen | null> {
  const found = await crewSubject(reader.db, id);
  if (!found || !may(reader, 'positions.read', found.kato)) return null;
  const { kato, callSign } = found;
  const about = { kind: 'crew', callSign, unit: unitName(reader, kato) } as const;
  return { about, kato, incidentId: null, path: `/operate?unit=${kato}&policeUnit=${id}` };
}

/** A test says that a rule is there, and nothing of what happens in its territory. */
async function ruleSeen({ db }: Reader, id: number): Promise<Seen | null> {
  const rule = await ruleById(db, id);
  return rule
    ? { about: { kind: 'test', rule: rule.name }, kato: rule.unit, incidentId: null, path: '/operate' }
    : null;
}
