import { CalendarPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { ReportForm } from './report-form.tsx';
import { ReportMails } from './report-mails.tsx';
import { scheduleText } from './schedule-text.ts';
import { useReports, type ListedReport } from './use-notify.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'report'; id: number };

/** Who gets the report of which territory by e-mail, and how often. */
export function Reports({ tree }: { tree: UnitTree<AdminUnit> }): ReactElement {
  const { t } = useI18n();
  const reports = useReports();
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  if (reports.isLoadingError)
    return <Failed title={t('notify.failed')} error={reports.error} onRetry={() => void reports.refetch()} />;
  if (!reports.data) return <Skeleton heightRem={16} />;
  const chosen = open.what === 'report' ? reports.data.find(({ id }) => id === open.id) : undefined;
  return (
    <div className="people">
      <section aria-label={t('notify.part.reports')}>
        <div className="people-tools">
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <CalendarPlus aria-hidden />
            {t('reports.new')}
          </button>
        </div>
        {reports.data.length === 0 ? (
          <EmptyState title={t('reports.none')} hint={t('reports.noneHint')} />
        ) : null}
        <ul>
          {reports.data.map((report) => (
            <li key={report.id}>
              <ReportLine
                report={report}
                tree={tree}
                isOpen={chosen?.id === report.id}
                onOpen={() => setOpen({ what: 'report', id: report.id })}
              />
            </li>
          ))}
        </ul>
      </section>
      <div ref={opened} className="people-open">
        {open.what === 'none' && reports.data.length > 0 ? (
          <p className="muted people-hint">{t('reports.choose')}</p>
        ) : null}
        {open.what === 'new' ? (
          <ReportForm
            tree={tree}
            report={null}
            onDone={(id) => setOpen(id === null ? { what: 'none' } : { what: 'report', id })}
          />
        ) : null}
        {chosen ? (
          <ReportForm
            key={`${chosen.id}.${chosen.version}`}
            tree={tree}
            report={chosen}
            onDone={() => setOpen({ what: 'none' })}
            tools={<ReportMails report={chosen} />}
          />
        ) : null}
      </div>
    </div>
  );
}

function ReportLine(props: {
  report: ListedReport;
  tree: UnitTree<AdminUnit>;
  isOpen: boolean;
  onOpen: () => void;
}): ReactElement {
  const { report, tree, isOpen, onOpen } = props;
  const i18n = useI18n();
  const { t, name } = i18n;
  const unit = tree.units[tree.indexOf.get(report.unit) ?? -1];
  const isBroken = report.last.some(({ state }) => state === 'dead');
  return (
    <button
      type="button"
      className="person-line notify-line"
      aria-current={isOpen ? 'true' : undefined}
      data-disabled={report.enabled ? undefined : ''}
      onClick={onOpen}
    >
      <strong className="ellipsis">{report.name}</strong>
      <span className="muted ellipsis">{unit ? name(unit.name) : report.unit}</span>
      <span className="muted">
        {[
          report.enabled ? '' : t('notify.off'),
          scheduleText(i18n, report.schedule),
          report.formats.map((format) => format.toUpperCase()).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {isBroken ? <span className="notify-dead">{t('reports.broken')}</span> : null}
    </button>
  );
}
