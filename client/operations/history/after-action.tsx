import { Printer, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Incident } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useTheme } from '../../ui/use-theme.tsx';
import { replayPeriod } from './replay-period.ts';
import './history.css';

/** The ways to look back at an incident: its replay, and a page to print; beside the live desk, which stays open. */
export function AfterAction(props: { incident: Incident; nowMs: number; mayPrint: boolean }): ReactElement {
  const { incident, nowMs, mayPrint } = props;
  const { t, language } = useI18n();
  const { name: theme } = useTheme();
  const { kato: unit } = incident;
  const id = String(incident.id);
  const replay = new URLSearchParams({
    lang: language,
    theme,
    unit,
    incident: id,
    ...replayPeriod(incident, nowMs),
  });
  const print = new URLSearchParams({ id, lang: language });
  return (
    <section aria-label={t('history.after')}>
      <h3>{t('history.after')}</h3>
      <p className="after-action">
        <a className="quiet-button" href={`/replay?${replay.toString()}`} target="_blank" rel="noreferrer">
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
