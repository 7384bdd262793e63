import type { ReactElement } from 'react';
import { AUDIT_OUTCOMES } from '../../../shared/access/audit.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayField } from '../day-field.tsx';
import { Field } from '../field.tsx';
import { deedText } from './words.ts';
import { EMPTY_FILTER, useAuditActions, type FilterDraft } from './use-audit.ts';

/** Which entries are shown. */
export function AuditFilters(props: {
  draft: FilterDraft;
  onChange: (draft: FilterDraft) => void;
}): ReactElement {
  const { draft, onChange } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const { data: actions = [] } = useAuditActions();
  const text = (key: 'actor' | 'object' | 'text') => (
    <Field
      label={t(`audit.filter.${key}`)}
      value={draft[key]}
      onChange={(value) => onChange({ ...draft, [key]: value })}
    />
  );
  const day = (key: 'fromDay' | 'toDay') => (
    <DayField
      label={t(`audit.filter.${key}`)}
      value={draft[key]}
      onChange={(value) => onChange({ ...draft, [key]: value })}
    />
  );
  return (
    <search className="audit-filters" aria-label={t('audit.filter')}>
      {text('text')}
      {text('actor')}
      {text('object')}
      {day('fromDay')}
      {day('toDay')}
      <Choice
        label={t('audit.filter.action')}
        value={draft.action === '' ? 'all' : draft.action}
        options={[
          { value: 'all', label: t('audit.any') },
          ...actions.map((value) => ({ value, label: deedText(i18n, value) })),
        ]}
        onChange={(action) => onChange({ ...draft, action: action === 'all' ? '' : action })}
      />
      <Choice
        label={t('audit.filter.outcome')}
        value={draft.outcome}
        options={[
          { value: 'all' as const, label: t('audit.any') },
          ...AUDIT_OUTCOMES.map((value) => ({ value, label: t(`audit.outcome.${value}`) })),
        ]}
        onChange={(outcome) => onChange({ ...draft, outcome })}
      />
      <button type="button" className="icon-button" onClick={() => onChange(EMPTY_FILTER)}>
        {t('audit.clear')}
      </button>
    </search>
  );
}
