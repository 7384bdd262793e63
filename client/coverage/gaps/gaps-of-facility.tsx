import { CircleHelp } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Hint } from '../../ui/hint.tsx';
import { GapState, orderText } from './gap-line.tsx';
import { whyText } from './gap-words.ts';
import { useGapLog, useGapsOfFacility, type GapRow } from './use-gaps.ts';
import './gaps.css';

/** What is done about the gaps of one facility, each with its history; nothing where there is none. */
export function GapsOfFacility(props: { facilityId: number }): ReactElement | null {
  const { t } = useI18n();
  const { data } = useGapsOfFacility(props.facilityId);
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t('gaps.ofFacility')}>
      <h2>{t('gaps.ofFacility')}</h2>
      <ul className="gap-of-facility">
        {data.map((row) => (
          <OneGap key={row.measure} row={row} />
        ))}
      </ul>
    </section>
  );
}

function OneGap(props: { row: GapRow }): ReactElement {
  const { row } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <span className="gap-measure-name">
        {t(`measure.${row.measure}`)}
        <Hint className="gap-why" text={whyText(i18n, row.why, row)}>
          <CircleHelp aria-label={t('gaps.why')} />
        </Hint>
      </span>
      <GapState row={row} />
      <p className="muted">
        {[
          ...(row.since === null ? [] : [t('gaps.row.since', { date: date(row.since) })]),
          ...(row.order ? [orderText(i18n, row)] : []),
        ].join(' · ')}
      </p>
      {row.version === 0 ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('gaps.history')}</summary>
          <Log row={row} isOpen={isOpen} />
        </details>
      )}
    </li>
  );
}

function Log(props: { row: GapRow; isOpen: boolean }): ReactElement {
  const { row, isOpen } = props;
  const { t, moment } = useI18n();
  const { data } = useGapLog(row.facilityId, row.measure, isOpen);
  return (
    <ol className="gap-log">
      {(data ?? []).map(({ seq, at, move, reason, name }) => (
        <li key={seq}>
          <strong>{t(`gaps.move.${move}`)}</strong>
          <span className="muted">
            {reason} · {name} · {moment(new Date(at).toISOString())}
          </span>
        </li>
      ))}
    </ol>
  );
}
