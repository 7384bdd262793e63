import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useOpenWorkspace } from '../../state/use-view.ts';
import { Choice } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { useLines } from '../../ui/use-lines.ts';
import { useNextPage } from '../../ui/use-next-page.ts';
import { useRows, type ListOf, type ProgrammeRow } from './use-programme.ts';
import { moneyText } from './words.ts';

const LINE_REM = 4.4;

/** Makes a rule of a line of the list. */
export type NameRow = (rule: 'contracted' | 'forbidden', row: ProgrammeRow) => void;

/** What is bought for which facility in which year; a name leads to the facility's card. */
export function PurchaseList(props: {
  of: ListOf;
  /** Another one when the plan is another one. */
  mark: string;
  firstYear: number;
  years: number;
  nameOf: (kato: string) => string;
  /** Null where no question is being made. */
  onName: NameRow | null;
}): ReactElement {
  const { of, mark, firstYear, years, nameOf, onName } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [year, setYear] = useState('all');
  const list = useRows(of, { year: year === 'all' ? null : Number(year), mark });
  const { data, error, refetch } = list;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total;
  const { scrollRef, items, totalPx } = useLines(rows.length, () => LINE_REM);
  useNextPage(list, (items.at(-1)?.index ?? 0) >= rows.length - 20);
  return (
    <section className="programme-list" aria-label={t('programme.list')}>
      <h3>{t('programme.list')}</h3>
      <div className="programme-line">
        <Choice
          label={t('programme.year')}
          value={year}
          options={[
            { value: 'all', label: t('programme.list.all') },
            ...Array.from({ length: years }, (_, i) => ({ value: String(i), label: String(firstYear + i) })),
          ]}
          onChange={setYear}
        />
        <span className="muted" aria-live="polite">
          {total === undefined ? '' : t('programme.list.count', { n: total })}
        </span>
      </div>
      {error && !data ? <Failed error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton heightRem={10} /> : null}
      {total === 0 ? <p className="plan-note">{t('programme.list.empty')}</p> : null}
      <div className="programme-rows scroll" ref={scrollRef} hidden={total === 0 || !data}>
        <ul style={{ height: totalPx }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row ? (
              <li
                key={`${row.year} ${row.facility}`}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <Line row={row} firstYear={firstYear} nameOf={nameOf} onName={onName} />
              </li>
            ) : null;
          })}
        </ul>
      </div>
    </section>
  );
}

function Line(props: {
  row: ProgrammeRow;
  firstYear: number;
  nameOf: (kato: string) => string;
  onName: NameRow | null;
}): ReactElement {
  const { row, firstYear, nameOf, onName } = props;
  const { facility, name: called, kato, learners, measures, year, tenge } = row;
  const i18n = useI18n();
  const { t, name } = i18n;
  const open = useOpenWorkspace();
  return (
    <>
      <span className="programme-row-head">
        {called && kato !== null ? (
          <button
            type="button"
            className="link-button ellipsis"
            onClick={() => open('coverage', { unit: kato, list: 'facilities', facility })}
          >
            {name(called)}
          </button>
        ) : (
          <span className="ellipsis">{t('programme.list.gone', { id: facility })}</span>
        )}
        <strong>
          {firstYear + year} · {moneyText(i18n, tenge)}
        </strong>
      </span>
      <span className="ellipsis">{measures.map((measure) => t(`measure.${measure}`)).join(', ')}</span>
      <span className="programme-row-head muted">
        <span className="ellipsis">
          {kato === null ? '' : nameOf(kato)}
          {learners === null ? '' : ` · ${t('programme.list.learners', { n: learners })}`}
        </span>
        {onName ? (
          <span className="programme-row-rules">
            <button
              type="button"
              className="link-button"
              title={t('programme.list.contractHint')}
              onClick={() => onName('contracted', row)}
            >
              {t('programme.list.contract')}
            </button>
            <button
              type="button"
              className="link-button"
              title={t('programme.list.forbidHint')}
              onClick={() => onName('forbidden', row)}
            >
              {t('programme.list.forbid')}
            </button>
          </span>
        ) : null}
      </span>
    </>
  );
}
