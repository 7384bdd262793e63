import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Bar } from '../../ui/bar.tsx';
import type { ProgrammeResult } from './use-programme.ts';
import { fractionText, moneyText, shareText } from './words.ts';

type Named = { result: ProgrammeResult; nameOf: (kato: string) => string };

/** What each year's money goes to. */
export function YearTable(props: { result: ProgrammeResult; firstYear: number }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <table className="plan-table">
      <caption>{t('programme.years')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('programme.year')}</th>
          <th scope="col">{t('programme.spent')}</th>
          <th scope="col">{t('programme.ofBudget')}</th>
        </tr>
      </thead>
      <tbody>
        {props.result.outcome.years.map(({ tenge, budget }, year) => (
          <tr key={year}>
            <th scope="row">{props.firstYear + year}</th>
            <td>{moneyText(i18n, tenge)}</td>
            <td>{moneyText(i18n, budget)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each district before and after, by what it gains. */
export function DistrictTable(props: Named): ReactElement {
  const { result, nameOf } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const rows = result.outcome.districts
    .map((reached, i) => ({ ...reached, kato: result.districts[i] ?? '' }))
    .filter(({ after }) => after.denominator > 0)
    .sort((a, b) => b.tenge - a.tenge);
  return (
    <table className="plan-table">
      <caption>{t('programme.districts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('programme.district')}</th>
          <th scope="col">{t('programme.before')}</th>
          <th scope="col">{t('programme.after')}</th>
          <th scope="col" aria-hidden />
          <th scope="col">{t('programme.gaps')}</th>
          <th scope="col">{t('programme.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kato, before, after, gapsClosed, tenge, facilities }) => (
          <tr key={kato}>
            <th scope="row">{nameOf(kato)}</th>
            <td title={fractionText(i18n, before)}>{shareText(i18n, before)}</td>
            <td title={fractionText(i18n, after)}>{shareText(i18n, after)}</td>
            <td className="programme-bar" aria-hidden>
              <Bar share={after.numerator / after.denominator} colour="var(--gap-closed)" />
            </td>
            <td title={t('programme.facilities', { n: facilities })}>{number(gapsClosed)}</td>
            <td>{moneyText(i18n, tenge)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same money given out in the usual ways. */
export function CompareTable(props: { result: ProgrammeResult; hasMinimum: boolean }): ReactElement {
  const { result, hasMinimum } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const columns = [
    { way: 'plan' as const, outcome: result.outcome, missed: 0 },
    { way: 'even' as const, outcome: result.usual.even, missed: result.usual.even.missed },
    { way: 'largest' as const, outcome: result.usual.largest, missed: result.usual.largest.missed },
  ];
  const line = (title: string, of: (column: (typeof columns)[number]) => string): ReactElement => (
    <tr>
      <th scope="row">{title}</th>
      {columns.map((column) => (
        <td key={column.way}>{of(column)}</td>
      ))}
    </tr>
  );
  const closedOf = ({ outcome: { all } }: (typeof columns)[number]): number =>
    all.gapsClosed + all.unknownsClosed;
  return (
    <table className="plan-table programme-compare">
      <caption>{t('programme.compare')}</caption>
      <thead>
        <tr>
          <th scope="col" aria-hidden />
          {columns.map(({ way }) => (
            <th key={way} scope="col">
              {t(`programme.compare.${way}`)}
              {way === 'plan' ? null : <small>{t(`programme.compare.${way}Hint`)}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {line(t('programme.share'), ({ outcome }) => shareText(i18n, outcome.all.after))}
        {line(t('programme.closed'), (column) => number(closedOf(column)))}
        {line(t('programme.pupils'), ({ outcome }) => number(outcome.all.pupilsAfter.numerator))}
        {line(t('programme.cost'), ({ outcome }) => moneyText(i18n, outcome.all.tenge))}
        {line(t('programme.perGap', { value: '₸' }), (column) =>
          closedOf(column) === 0 ? '–' : moneyText(i18n, column.outcome.all.tenge / closedOf(column)),
        )}
        {hasMinimum ? line(t('programme.compare.missed'), ({ missed }) => number(missed)) : null}
      </tbody>
    </table>
  );
}

/** What stays open of each measure. */
export function LeftTable(props: { result: ProgrammeResult }): ReactElement {
  const i18n = useI18n();
  const { t, number } = i18n;
  const { left } = props.result.outcome;
  if (left.every(({ gaps, unknown }) => gaps + unknown === 0))
    return <p className="plan-note">{t('programme.left.none')}</p>;
  return (
    <table className="plan-table">
      <caption>{t('programme.left')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('programme.prices.measure')}</th>
          <th scope="col">{t('programme.left.gaps')}</th>
          <th scope="col">{t('programme.left.tenge')}</th>
          <th scope="col">{t('programme.left.unknown')}</th>
        </tr>
      </thead>
      <tbody>
        {left.map(({ measure, gaps, unknown, tenge }) => (
          <tr key={measure}>
            <th scope="row">{t(`measure.${measure}`)}</th>
            <td>{number(gaps)}</td>
            <td>{moneyText(i18n, tenge)}</td>
            <td>{number(unknown)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
