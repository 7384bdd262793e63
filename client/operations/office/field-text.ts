import type { UnitFacts } from '../../../shared/operations/log.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import { dutyText } from './duty-text.ts';

const FIELDS = {
  callSign: 'office.callSign',
  type: 'office.type',
  crew: 'office.crew',
  crewSize: 'office.crewSize',
  home: 'office.post',
  duty: 'office.duty',
  equipment: 'office.equipment',
  retired: 'office.change.retired',
  reinstated: 'office.change.reinstated',
  registered: 'office.change.registered',
} as const;
const isField = (field: string): field is keyof typeof FIELDS => Object.hasOwn(FIELDS, field);

/** The name of a field of a unit in the reader's words; one without words stands as it is. */
export const fieldText = (t: I18n['t'], field: string): string => (isField(field) ? t(FIELDS[field]) : field);

/** A fact of a unit in the reader's words. */
export function factText(
  i18n: Pick<I18n, 't'>,
  field: keyof UnitFacts,
  facts: { [F in keyof UnitFacts]?: UnitFacts[F] | undefined },
  nameOf: (kato: string) => string,
): string {
  const { t } = i18n;
  if (field === 'type') return facts.type ? t(`operations.unitType.${facts.type}`) : '–';
  if (field === 'crew') return facts.crew?.join(', ') || '–';
  if (field === 'crewSize') return facts.crewSize ? String(facts.crewSize) : '–';
  if (field === 'equipment')
    return facts.equipment?.map((piece) => t(`office.equipment.${piece}`)).join(', ') || '–';
  if (field === 'duty') return dutyText(i18n, facts.duty ?? null);
  if (field !== 'home') return facts.callSign ?? '–';
  const { home } = facts;
  return home ? `${nameOf(home.kato)} · ${home.lat.toFixed(5)}, ${home.lon.toFixed(5)}` : '–';
}
