import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Measure } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useHover } from '../state/hover.ts';
import { Spacer } from '../ui/spacer.tsx';
import { stepOfKey } from '../ui/step-of-key.ts';
import { useLines } from '../ui/use-lines.ts';
import type { Explain } from './explain.ts';
import {
  COMPARE_COLUMN_IDS,
  nextSorting,
  RANKING_COLUMN_IDS,
  sortedRows,
  type Sorting,
} from './ranking-columns.ts';
import { RankingHead } from './ranking-head.tsx';
import { RankingLine } from './ranking-line.tsx';
import type { RankingRow } from './ranking-rows.ts';
import './ranking.css';

const ROW_REM = 2.25;
/** Lines that a key for a page passes. */
const PAGE = 10;

/** The children of the unit, worst share or lowest difference first; linked with the map by the hovered unit, virtualised. */
export function Ranking(props: {
  label: string;
  rows: RankingRow[];
  question: { measure: Measure; source: string };
  /** The second source of a comparison. */
  versus: string | null;
  onOpen: (kato: Kato) => void;
  onExplain: Explain;
}): ReactElement {
  const { label, rows: data, question, versus, onOpen, onExplain } = props;
  const { compare } = useI18n();
  const [sorting, setSorting] = useState<Sorting>({
    id: versus === null ? 'share' : 'points',
    desc: false,
  });
  const rows = useMemo(() => sortedRows(data, sorting, compare), [data, sorting, compare]);

  const lines = useLines(rows.length, () => ROW_REM);
  const { scrollRef } = lines;

  // Roving focus: one row of the table is in the tab order, arrows move it.
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const moveWithKey = (event: KeyboardEvent): void => {
    const next = stepOfKey(event.key, active, rows.length, PAGE);
    if (next === null) return;
    event.preventDefault();
    wanted.current = true;
    setActive(next);
    lines.scrollTo(next);
    setKato(rows[next]?.kato ?? null);
  };
  useEffect(() => {
    if (!wanted.current) return;
    const button = scrollRef.current?.querySelector<HTMLElement>(`[data-index="${active}"] button`);
    if (!button) return;
    wanted.current = false;
    button.focus();
  });

  const { kato: hovered, setKato } = useHover();
  return (
    <div className="ranking scroll" data-compare={versus === null ? undefined : ''} ref={scrollRef}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <RankingHead
          columns={versus === null ? RANKING_COLUMN_IDS : COMPARE_COLUMN_IDS}
          sorting={sorting}
          onSort={(id) => setSorting((before) => nextSorting(before, id))}
        />
        <tbody>
          <Spacer heightPx={lines.abovePx} />
          {lines.items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <RankingLine
                key={row.kato}
                row={row}
                index={item.index}
                inTabOrder={item.index === Math.min(active, rows.length - 1)}
                hovered={hovered === row.kato}
                onHover={(on) => setKato(on ? row.kato : null)}
                onKeyDown={moveWithKey}
                onFocus={() => setActive(item.index)}
                onOpen={() => onOpen(row.kato)}
                onExplain={(anchor, which) =>
                  onExplain(
                    which === 'second' && row.second && versus !== null
                      ? { kato: row.kato, measure: question.measure, source: versus, cell: row.second }
                      : { kato: row.kato, ...question, cell: row.cell },
                    anchor,
                  )
                }
              />
            );
          })}
          <Spacer heightPx={lines.belowPx} />
        </tbody>
      </table>
    </div>
  );
}
