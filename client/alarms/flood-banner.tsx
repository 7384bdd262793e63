import type { ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { FLOOD } from '../../shared/alarms/flood.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';

/** How many alarms called within the last ten minutes, against the limit beyond which nobody keeps up. */
export function RateGauge(props: { rate: number }): ReactElement {
  const { rate } = props;
  const { t, number } = useI18n();
  const limit = FLOOD.startsOver;
  return (
    <span className="alarm-rate" data-over={rate > limit ? '' : undefined}>
      <span className="muted">{t('alarms.rate')}</span>
      <strong>{number(rate)}</strong>
      <meter
        min={0}
        max={limit * 2}
        high={limit}
        optimum={0}
        value={Math.min(rate, limit * 2)}
        aria-label={`${t('alarms.rate')}: ${number(rate)}, ${t('alarms.rate.limit', { n: number(limit) })}`}
      />
    </span>
  );
}

/** Alarms come faster than anybody answers: since when, how fast, and what the list does about it. */
export function FloodBanner(props: {
  sinceMs: number;
  rate: number;
  /** Null where nothing is grouped. */
  grouping: { isSingle: boolean; onToggle: () => void } | null;
}): ReactElement {
  const { sinceMs, rate, grouping } = props;
  const { t, time, number } = useI18n();
  return (
    <section className="alarm-flood">
      <output>
        <strong>{t('alarms.flood', { time: time(sinceMs).slice(0, 5), n: number(rate) })}</strong>
      </output>
      <p className="muted">{t('alarms.flood.hint')}</p>
      {grouping ? (
        <ActionButton
          label={t(grouping.isSingle ? 'alarms.group.grouped' : 'alarms.group.single')}
          shortcut={keyFor('alarms.group')}
          onClick={grouping.onToggle}
        />
      ) : null}
    </section>
  );
}
