import type { ReactElement } from 'react';
import { GAP_STATES } from '../../shared/coverage/requirement.ts';
import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Failed } from '../state/failed.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { Choice } from '../ui/choice.tsx';
import { EmptyState, Skeleton } from '../ui/state.tsx';
import { useLines } from '../ui/use-lines.ts';
import { useNextPage } from '../ui/use-next-page.ts';
import { FacilityLine } from './facility-line.tsx';
import { useFacilities } from './use-register.ts';
import './facility-list.css';

const LINE_REM = 3;

/** The facilities below a unit, one page after another as they are scrolled; a click opens the card. */
export function FacilityList(props: {
  view: View;
  question: CoverageFilter & { unit: Kato };
  label: string;
  nameOf: (kato: Kato) => string | undefined;
}): ReactElement {
  const { view, question, label, nameOf } = props;
  const { t } = useI18n();
  const change = useChangeView();
  const list = useFacilities(question, view.gap);
  const { data, error, refetch } = list;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total;

  const { scrollRef, items, totalPx } = useLines(rows.length, () => LINE_REM);
  useNextPage(list, (items.at(-1)?.index ?? 0) >= rows.length - 20);

  return (
    <>
      <div className="facility-filter">
        <Choice
          label={t('list.filter')}
          value={view.gap}
          options={(['all', ...GAP_STATES] as const).map((value) => ({ value, label: t(`gap.${value}`) }))}
          onChange={(gap) => change({ gap }, 'replace')}
        />
        <span className="muted" aria-live="polite">
          {total === undefined ? '' : t('list.count', { n: total })}
        </span>
      </div>
      <div className="facility-list scroll" ref={scrollRef}>
        {error && !data ? <Failed error={error} onRetry={() => void refetch()} /> : null}
        {!error && !data ? <Skeleton heightRem={12} /> : null}
        {total === 0 ? <EmptyState title={t('list.empty')} /> : null}
        <ul aria-label={label} style={{ height: totalPx }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li key={row.id} style={{ height: item.size, transform: `translateY(${item.start}px)` }}>
                <FacilityLine
                  row={row}
                  territory={nameOf(row.kato)}
                  onOpen={() => change({ facility: row.id })}
                />
              </li>
            );
          })}
        </ul>
        {list.isFetchingNextPage ? <p className="muted facility-filter">{t('list.more')}</p> : null}
      </div>
    </>
  );
}
