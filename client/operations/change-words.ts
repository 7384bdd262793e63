import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import type { IncidentFacts, TaskState } from '../../shared/operations/schema.ts';
import type { I18n } from '../i18n/use-i18n.tsx';
import { eventName } from './card/event-words.ts';

/** What somebody else did meanwhile, when, and to which facts or task; moments are milliseconds. */
export type Since = {
  by: string;
  at: number;
  what: IncidentLogEntry['event']['type'];
  fields: readonly string[];
  to: TaskState | null;
};

/** Every fact that somebody can change has its word. */
const FIELDS = {
  category: true,
  priority: true,
  caller: true,
  address: true,
  place: true,
  kato: true,
  facilityId: true,
  sensitive: true,
} as const satisfies Record<keyof IncidentFacts, true>;
const isField = (name: string): name is keyof IncidentFacts => name in FIELDS;

/** Who changed what and when, in a sentence without its stop. */
export function changeWords(since: readonly Since[], { t, time }: Pick<I18n, 't' | 'time'>): string {
  return since
    .map(({ by, at, what, fields, to }) => {
      const done = to === null ? eventName(what, t) : t(`operations.task.${to}`);
      const named = fields.filter(isField).map((field) => t(`operations.field.${field}`));
      return t('operations.changeBy', {
        by,
        time: time(at),
        what:
          named.length > 0 ? t('operations.changeFields', { what: done, fields: named.join(', ') }) : done,
      });
    })
    .join('; ');
}
