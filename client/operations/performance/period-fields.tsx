import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WhenField } from '../../ui/when-input.tsx';
import { lastDays } from '../local-time.ts';

const USUAL = ['1', '7', '30', '365'] as const;
type Days = { from: string; to: string };

/** A period of whole days: one of the usual ones by a press, or from day to day. */
export function PeriodFields(props: {
  days: Days;
  nowMs: number;
  problem: string | null;
  onChange: (days: Days) => void;
}): ReactElement {
  const { days, nowMs, problem, onChange } = props;
  const { t } = useI18n();
  const chosen = USUAL.find((n) => {
    const { from, to } = lastDays(Number(n), nowMs);
    return from === days.from && to === days.to;
  });
  const field = (key: keyof Days): ReactElement => (
    <WhenField
      className="ops-field"
      label={t(`performance.${key}`)}
      kind="day"
      value={days[key]}
      isWrong={problem !== null}
      onChange={(day) => {
        if (day !== '') onChange({ ...days, [key]: day });
      }}
    />
  );
  return (
    <>
      <Segmented
        label={t('performance.period')}
        value={chosen ?? 'other'}
        options={USUAL.map((value) => ({ value, label: t(`performance.period.${value}`) }))}
        onChange={(n) => {
          if (n !== 'other') onChange(lastDays(Number(n), nowMs));
        }}
      />
      {field('from')}
      {field('to')}
      {problem === null ? null : (
        <p className="ops-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
