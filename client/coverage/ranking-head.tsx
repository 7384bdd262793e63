import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MessageKey } from '../i18n/en.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { RankingColumnId, Sorting } from './ranking-columns.ts';

const TITLES: Record<RankingColumnId, MessageKey> = {
  name: 'table.name',
  share: 'table.share',
  denominator: 'table.fraction',
  gap: 'table.gap',
  unknown: 'table.unknown',
  first: 'compare.columnFirst',
  second: 'compare.columnSecond',
  points: 'compare.columnPoints',
};

/** Column titles that sort when pressed. */
export function RankingHead(props: {
  columns: readonly RankingColumnId[];
  sorting: Sorting;
  onSort: (id: RankingColumnId) => void;
}): ReactElement {
  const { columns, sorting, onSort } = props;
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        {columns.map((id) => {
          const sorted = sorting.id === id ? (sorting.desc ? 'descending' : 'ascending') : 'none';
          return (
            <th key={id} scope="col" aria-sort={sorted}>
              <button
                type="button"
                title={t('table.sort', { column: t(TITLES[id]) })}
                onClick={() => onSort(id)}
              >
                <span className="ellipsis">{t(TITLES[id])}</span>
                {sorted === 'ascending' ? <ArrowUp aria-hidden /> : null}
                {sorted === 'descending' ? <ArrowDown aria-hidden /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
