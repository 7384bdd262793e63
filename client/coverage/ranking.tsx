import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useHover } from '../state/hover.ts';
import { remPx } from '../ui/rem.ts';
import { rankingColumns, rankingFeatures, RANKING_COLUMN_IDS } from './ranking-columns.ts';
import { RankingHead } from './ranking-head.tsx';
import { RankingLine } from './ranking-line.tsx';
import type { RankingRow } from './ranking-rows.ts';
import './ranking.css';

const ROW_REM = 2.25;

/** The step that a key makes in a list: where to go from `index` among `count` rows, or null for another key. */
export function stepOfKey(key: string, index: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + 10,
    PageUp: index - 10,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
}

/** The children of the unit, worst share first; linked with the map by the hovered unit, virtualised. */
export function Ranking(props: {
  label: string;
  rows: RankingRow[];
  onOpen: (kato: Kato) => void;
}): ReactElement {
  const { label, rows: data, onOpen } = props;
  const { compare } = useI18n();
  const [sorting, setSorting] = useState<SortingState>([{ id: 'share', desc: false }]);
  const columns = useMemo(() => rankingColumns(compare), [compare]);
  const table = useTable({
    features: rankingFeatures,
    columns,
    data,
    getRowId: (row) => row.kato,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
  });
  const rows = table.getRowModel().rows;

  const scroll = useRef<HTMLDivElement>(null);
  const rowPx = ROW_REM * remPx();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  // Roving focus: one row of the table is in the tab order, arrows move it.
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const moveWithKey = (event: KeyboardEvent): void => {
    const next = stepOfKey(event.key, active, rows.length);
    if (next === null) return;
    event.preventDefault();
    wanted.current = true;
    setActive(next);
    virtual.scrollToIndex(next);
    setKato(rows[next]?.original.kato ?? null);
  };
  useEffect(() => {
    if (!wanted.current) return;
    const button = scroll.current?.querySelector<HTMLElement>(`[data-index="${active}"] button`);
    if (!button) return;
    wanted.current = false;
    button.focus();
  });

  const { kato: hovered, setKato } = useHover();
  return (
    <div className="ranking scroll" ref={scroll}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <RankingHead
          columns={RANKING_COLUMN_IDS}
          sorting={sorting[0]}
          onSort={(id) => table.getColumn(id)?.toggleSorting()}
        />
        <tbody onKeyDown={moveWithKey} onMouseLeave={() => setKato(null)}>
          {above > 0 ? <Spacer heightPx={above} /> : null}
          {items.map((item) => {
            const row = rows[item.index]?.original;
            if (!row) return null;
            return (
              <RankingLine
                key={row.kato}
                row={row}
                index={item.index}
                inTabOrder={item.index === Math.min(active, rows.length - 1)}
                hovered={hovered === row.kato}
                onHover={() => setKato(row.kato)}
                onFocus={() => setActive(item.index)}
                onOpen={() => onOpen(row.kato)}
              />
            );
          })}
          {below > 0 ? <Spacer heightPx={below} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function Spacer(props: { heightPx: number }): ReactElement {
  return (
    <tr className="spacer" aria-hidden style={{ height: props.heightPx }}>
      <td colSpan={RANKING_COLUMN_IDS.length} />
    </tr>
  );
}
