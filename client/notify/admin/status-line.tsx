import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { failureText } from './failure-text.ts';
import { useNotifyStatus } from './use-notify.ts';

/** Whether e-mail can be sent, how the last one went, and how much waits. */
export function StatusLine(): ReactElement | null {
  const { t, number, moment } = useI18n();
  const { data } = useNotifyStatus();
  if (!data) return null;
  const { smtp, lastMail, waiting, dead } = data;
  return (
    <div className="notify-status">
      <p data-off={smtp === null ? '' : undefined}>
        {smtp === null ? t('notify.smtpOff') : t('notify.smtpOn', { host: smtp.host, from: smtp.from })}
        {smtp !== null && lastMail !== null ? (
          <>
            {' · '}
            {lastMail.sent
              ? t('notify.lastMail', { at: moment(lastMail.at) })
              : t('notify.lastMailFailed', {
                  why: failureText({ t }, lastMail.failure, lastMail.answer),
                })}
          </>
        ) : null}
      </p>
      <p className="muted">
        {t('notify.waiting', { count: number(waiting) })} ·{' '}
        {dead > 0 ? (
          <strong className="notify-dead">{t('notify.dead', { count: number(dead) })}</strong>
        ) : (
          t('notify.dead', { count: number(dead) })
        )}
      </p>
    </div>
  );
}
