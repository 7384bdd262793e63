import { Send } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { failureText } from './failure-text.ts';
import { refusalText } from './refusal-text.ts';
import { useNotifyChanges, type ListedReport } from './use-notify.ts';

/** Sends a report at once, and says what became of the last one to each of its people. */
export function ReportMails({ report }: { report: ListedReport }): ReactElement {
  const { t, number, moment } = useI18n();
  const { sendReportNow } = useNotifyChanges();
  return (
    <div className="notify-tools">
      <button
        type="button"
        className="quiet-button"
        disabled={sendReportNow.isPending || !report.enabled}
        onClick={() => sendReportNow.mutate({ id: report.id })}
      >
        <Send aria-hidden />
        {t('reports.sendNow')}
      </button>
      <output className="muted">
        {sendReportNow.data ? t('reports.made', { count: number(sendReportNow.data.mails) }) : ''}
      </output>
      {sendReportNow.error ? (
        <p role="alert" className="access-problem">
          {refusalText({ t }, sendReportNow.error)}
        </p>
      ) : null}
      <ul className="report-mails" aria-label={t('reports.last')}>
        {report.last.map((mail) => (
          <li key={mail.display_name}>
            {mail.display_name}
            <span className={mail.state === 'dead' ? 'notify-dead' : 'muted'}>
              {[
                moment(mail.of),
                t(`notify.state.${mail.state}`),
                failureText({ t }, mail.failure, mail.state === 'sent' ? '' : mail.answer),
                mail.state === 'waiting' && mail.attempts > 0
                  ? t('reports.again', { at: moment(mail.due_at) })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
