import type { ReactElement } from 'react';
import { ROLES, type Role } from '../../../shared/access/role.ts';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayField } from '../day-field.tsx';
import { endOfDay } from '../moment.ts';
import { UnitPicker } from './unit-picker.tsx';

/** A grant that is being written: role, unit of territory, last day (empty: without an end). */
export type GrantDraft = { role: Role; unit: Kato | null; lastDay: string };
export const EMPTY_GRANT: GrantDraft = { role: 'operator', unit: null, lastDay: '' };

/** The grant of a draft; null while its unit is missing. */
export const grantOf = ({ role, unit, lastDay }: GrantDraft) =>
  unit === null ? null : { role, unit, until: lastDay === '' ? null : endOfDay(lastDay) };

/** Role, territory and last day of a grant. */
export function GrantFields(props: {
  tree: UnitTree<AdminUnit>;
  draft: GrantDraft;
  onChange: (draft: GrantDraft) => void;
}): ReactElement {
  const { tree, draft, onChange } = props;
  const { t } = useI18n();
  return (
    <>
      <Choice
        label={t('people.role')}
        value={draft.role}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(role) => onChange({ ...draft, role })}
      />
      <p className="muted">{t(`roleAbout.${draft.role}`)}</p>
      <UnitPicker
        label={t('people.unit')}
        tree={tree}
        value={draft.unit}
        onChange={(unit) => onChange({ ...draft, unit })}
      />
      <DayField
        label={t('people.lastDay')}
        value={draft.lastDay}
        onChange={(lastDay) => onChange({ ...draft, lastDay })}
        hint={t('people.lastDayHint')}
      />
    </>
  );
}
