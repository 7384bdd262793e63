import type { ReactElement } from 'react';
import { boughtIn, equipChanges } from './purchases.ts';
import { allRows, type ListOf, type ProgrammeResult } from './use-programme.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { TakeOver } from '../take-over.tsx';

/** Puts what a programme buys into a branch of its territory, with what it costs. */
export function TakePurchases(props: {
  of: ListOf;
  unit: string;
  result: ProgrammeResult;
}): ReactElement | null {
  const { of, unit, result } = props;
  const { t } = useI18n();
  const count = boughtIn(result.outcome);
  if (count === 0) return null;
  return (
    <section aria-label={t('programme.take')}>
      <TakeOver
        label={t('programme.takeNew', { n: count })}
        unit={unit}
        count={count}
        changes={async () => equipChanges(await allRows(of), result.prices)}
      />
    </section>
  );
}
