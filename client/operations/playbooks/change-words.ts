import type { PlaybookChange } from '../../../shared/operations/playbook-diff.ts';
import type { Playbook, Said } from '../../../shared/operations/playbook.ts';
import { EQUIPMENT, POLICE_UNIT_TYPES } from '../../../shared/operations/schema.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import { secondsText } from '../office/seconds.ts';

type Words = Pick<I18n, 't' | 'name'>;
/** What part of a playbook a change is in: a step by what it says. */
export function partText(
  { t, name }: Words,
  { part }: PlaybookChange,
  versions: readonly Playbook[],
): string {
  if (!part.startsWith('step:')) {
    const key = `playbooks.part.${part}`;
    return t.has(key) ? t(key) : part;
  }
  const id = part.slice('step:'.length);
  const step = versions.flatMap(({ steps }) => steps).find((one) => one.id === id);
  return t('playbooks.part.step', { step: step ? name(step.action) : id });
}

/** Where in its part a change is: names of fields and languages, and places in lists counted from 1. */
export function pathText({ t }: Pick<I18n, 't'>, path: string): string {
  return path
    .split('.')
    .flatMap((piece) => {
      if (piece === '') return [];
      if (/^\d+$/.test(piece)) return [String(Number(piece) + 1)];
      const key = [`playbooks.language.${piece}`, `playbooks.field.${piece}`].find((one) => t.has(one));
      return [key ? t(key) : piece];
    })
    .join(', ');
}

/** A value of a change in the reader's words: codes by their names, seconds as a clock, a new step by what it says. */
export function valueText({ t, name }: Words, { path }: PlaybookChange, value: string): string {
  if (value === '') return '–';
  // A step that came or went is told by what it says; a new one may not say anything yet.
  if (path === '') return value.startsWith('{') ? name(JSON.parse(value) as Said) || '–' : value;
  const field = path.split('.')[0] ?? '';
  if (field === 'targetSeconds') return secondsText(Number(value));
  const keys = [`playbooks.${field}.${value}`];
  if (field === 'role') keys.push(`operations.role.${value}`);
  if (POLICE_UNIT_TYPES.some((type) => type === value)) keys.push(`operations.unitType.${value}`);
  if (EQUIPMENT.some((piece) => piece === value)) keys.push(`office.equipment.${value}`);
  if (path.endsWith('kind')) keys.push(`playbooks.kind.${value}`);
  const key = keys.find((one) => t.has(one));
  return key ? t(key) : value;
}
