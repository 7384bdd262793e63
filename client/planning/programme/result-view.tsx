import type { ReactElement } from 'react';
import type { ProgrammeInput } from '../../../shared/planning/programme/input.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { CostCurve } from './cost-curve.tsx';
import { PurchaseList, type NameRow } from './purchase-list.tsx';
import { TakePurchases } from './take-purchases.tsx';
import { ReachedCards, StandingLine } from './standing.tsx';
import { CompareTable, DistrictTable, LeftTable, YearTable } from './tables.tsx';
import type { ListOf, ProgrammeResult } from './use-programme.ts';
import { moneyText } from './words.ts';

/** A programme with its proof: what it reaches, where, what it costs, what else could be done, and what is left. */
export function ResultView(props: {
  result: ProgrammeResult;
  question: ProgrammeInput;
  of: ListOf;
  nameOf: (kato: string) => string;
  onStop: (() => void) | null;
  /** Whether what is bought may go into a branch: once the plan stands. */
  mayTake: boolean;
  onName: NameRow | null;
  /** Said again beside the list, where rules are named. */
  again?: ReactElement | null;
}): ReactElement {
  const { result, question, of, nameOf, onStop, mayTake, onName, again = null } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const { outcome, asOf, prices, register } = result;
  const version = Math.max(0, ...prices.map((price) => price.version));
  const isEmpty = outcome.left.every(({ gaps }) => gaps === 0) && outcome.all.facilities === 0;
  return (
    <div className="programme-result">
      <p className="plan-note muted">
        {asOf
          ? t('programme.basis', { date: date(asOf), version })
          : t('programme.basisUndated', { version })}{' '}
        {prices.some(({ estimate }) => estimate) ? <strong>{t('programme.estimates')}</strong> : null}{' '}
        {register === 'real' ? null : <strong>{t('programme.demonstration')}</strong>}
      </p>
      {isEmpty ? (
        <EmptyState title={t('programme.nothing')} />
      ) : (
        <>
          <StandingLine result={result} aim={question.aim} onStop={onStop} />
          <ReachedCards result={result} />
          {outcome.yearlyTenge > 0 ? (
            <p className="plan-note">
              {t('programme.yearly', { value: moneyText(i18n, outcome.yearlyTenge) })}
            </p>
          ) : null}
          {question.aim === 'pupils' && outcome.withoutLearners > 0 ? (
            <p className="plan-note">{t('programme.noLearners', { n: outcome.withoutLearners })}</p>
          ) : null}
          <CompareTable result={result} hasMinimum={question.minSharePercent > 0} />
          <YearTable result={result} firstYear={question.firstYear} />
          <CostCurve result={result} />
          <DistrictTable result={result} nameOf={nameOf} />
          <LeftTable result={result} />
          {again}
          {mayTake ? <TakePurchases of={of} unit={question.unit} result={result} /> : null}
          <PurchaseList
            of={of}
            mark={`${result.standing.found ?? 0} ${result.ending === 'running'}`}
            firstYear={question.firstYear}
            years={question.budgets.length}
            nameOf={nameOf}
            onName={onName}
          />
        </>
      )}
    </div>
  );
}
