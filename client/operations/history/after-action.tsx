import { Printer, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Incident } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { replayPeriod } from './replay-period.ts';
import './history.css';

/** The ways to look back at an incident: its replay, and a page to print. */
export function AfterAction(props: { incident: Incident; nowMs: number; mayPrint: boolean }): ReactElement {
  const { incident, nowMs, mayPrint } = props;
  const { t, language } = useI18n();
  const { kato: unit } = incident;
  const id = String(incident.id);
  const replay = new URLSearchParams({
    lang: language,
    unit,
    incident: id,
    ...replayPeriod(incident, nowMs),
  });
  const print = new URLSearchParams({ id, lang: language });
  return (
    <section aria-label={t('history.after')}>
      <h3>{t('history.after')}</h3>
      <p className="after-action">
        <a className="quiet-button" href={`/replay?${replay.toString()}`}>
          <RotateCcw aria-hidden />
          {t('history.replay')}
        </a>
        {mayPrint ? (
          <a
            className="quiet-button"
            href={`/export/incident.html?${print.toString()}`}
            target="_blank"
            rel="noreferrer"
          >
            <Printer aria-hidden />
            {t('history.print')}
          </a>
        ) : null}
      </p>
    </section>
  );
}
