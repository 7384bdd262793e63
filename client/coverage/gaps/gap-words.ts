import type { CaseRefusal } from '../../../shared/coverage/gap-machine.ts';
import type { InspectionRefusal } from '../../../shared/coverage/inspection.ts';
import type { Why } from '../../../shared/coverage/why.ts';
import type { Facility } from '../../../shared/register/schema.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';

/** Why the law demands a measure of a facility, in a sentence with act, group, people and place. */
export function whyText(
  { t, number }: Pick<I18n, 't' | 'number'>,
  { group, because, law }: Why,
  { people, placeKind }: Pick<Facility, 'people' | 'placeKind'>,
): string {
  const said = {
    group: t(`group.${group}`),
    because: t(`why.${because}`, {
      people: people === null ? '' : number(people),
      place: t(`card.place.${placeKind}`),
    }),
  };
  return law === null ? t('why.notRequired', said) : t('why.required', { ...said, law: t(`law.${law}`) });
}

const REFUSALS = [
  'changed_meanwhile',
  'not_in_state',
  'no_gap',
  'issued_in_future',
  'deadline_before_issue',
  'deadline_not_later',
  'act_known',
  'day_in_future',
  'built_upon',
  'undone_already',
] as const satisfies readonly (CaseRefusal | InspectionRefusal)[];

/** Why the server refused, in the reader's language; it names the code at the head of its message. */
export function refusalWords({ t }: Pick<I18n, 't'>, error: { message: string }): string {
  const code = REFUSALS.find((one) => error.message.startsWith(`${one}:`));
  return code ? t(`gaps.refused.${code}`) : t('error.detail', { message: errorText(t, error) });
}
