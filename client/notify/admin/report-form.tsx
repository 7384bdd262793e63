import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { SHARES_OF } from '../../../shared/coverage/share.ts';
import { createReportSchema, REPORT_FORMATS, type ReportFacts } from '../../../shared/notify/report.ts';
import { MEASURES } from '../../../shared/register/schema.ts';
import { Field } from '../../access/field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { CheckList } from './check-list.tsx';
import { PeopleField } from './people-field.tsx';
import { FormEnd } from './form-end.tsx';
import { ScheduleField } from './schedule-field.tsx';
import { useNotifyChanges, type ListedReport } from './use-notify.ts';

type Draft = Omit<ReportFacts, 'unit' | 'people'> & {
  unit: Kato | null;
  people: { id: number; name: string }[];
};

const EMPTY: Draft = {
  name: '',
  unit: null,
  people: [],
  formats: ['pdf'],
  measure: 'video_link',
  of: 'required',
  schedule: { every: 'week', weekday: 1, hour: 8 },
  enabled: true,
};

function draftOf(listed: ListedReport): Draft {
  const { names, last: _, ...report } = listed;
  return { ...report, people: names };
}

/** Adds a rule of reports or changes the one there is. `onDone` is told its number, null when it was given up. */
export function ReportForm(props: {
  tree: UnitTree<AdminUnit>;
  report: ListedReport | null;
  onDone: (id: number | null) => void;
  tools?: ReactNode;
}): ReactElement {
  const { tree, report, onDone, tools } = props;
  const { t } = useI18n();
  const { createReport, updateReport } = useNotifyChanges();
  const [draft, setDraft] = useState<Draft>(() => (report ? draftOf(report) : EMPTY));
  const [reason, setReason] = useState('');
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const { name, unit, formats, measure, of, schedule, enabled } = draft;
  const people = draft.people.map(({ id }) => id);
  const asked = createReportSchema.safeParse({
    name,
    unit,
    people,
    formats,
    measure,
    of,
    schedule,
    enabled,
    reason,
  });
  const saving = report ? updateReport : createReport;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!asked.success) return;
    if (report)
      updateReport.mutate(
        { ...asked.data, id: report.id, version: report.version },
        { onSuccess: () => setReason('') },
      );
    else createReport.mutate(asked.data, { onSuccess: ({ id }) => onDone(id) });
  };
  const title = report ? report.name : t('reports.new');
  return (
    <form className="access-card panel notify-form" aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      {tools}
      <Field label={t('notify.name')} value={name} onChange={(next) => change({ name: next })} />
      <UnitPicker
        label={t('reports.unit')}
        tree={tree}
        value={unit}
        onChange={(kato) => change({ unit: kato })}
      />
      <PeopleField people={draft.people} withEmail onChange={(next) => change({ people: next })} />
      <p className="muted">{t('reports.peopleHint')}</p>
      <ScheduleField schedule={schedule} onChange={(next) => change({ schedule: next })} />
      <CheckList
        label={t('reports.formats')}
        options={REPORT_FORMATS.map((value) => ({ value, label: t(`reports.format.${value}`) }))}
        values={formats}
        onChange={(next) => change({ formats: next })}
      />
      <div className="report-choices">
        <Choice
          label={t('reports.measure')}
          value={measure}
          options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
          onChange={(next) => change({ measure: next })}
        />
        <Choice
          label={t('reports.of')}
          value={of}
          options={SHARES_OF.map((value) => ({ value, label: t(`headline.${value}`) }))}
          onChange={(next) => change({ of: next })}
        />
      </div>
      <FlagField label={t('notify.enabled')} value={enabled} onChange={(next) => change({ enabled: next })} />
      <Field label={t('notify.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      {people.length > 0 ? null : <p className="access-problem">{t('reports.nobody')}</p>}
      <FormEnd isReady={asked.success} saving={saving} onCancel={() => onDone(null)} />
    </form>
  );
}
