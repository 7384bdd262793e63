import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { Cell } from '../shared/wall/layout.ts';
import type { Page } from './wall/screen/page.ts';
import { WallPanelFrame } from './wall/screen/panel.tsx';
import { WallCell } from './wall-panels.tsx';

/** The panels of a page: those that the page before has as well stay, the others are drawn one after another. */
export function WallPage({ cells, waiting }: Pick<Page, 'cells' | 'waiting'>): ReactElement {
  const all = useMemo(() => keyed(waiting ? [...cells, waiting] : cells), [cells, waiting]);
  const drawn = useDrawnKeys(all.map(([key]) => key));
  return (
    <>
      {all.map(([key, cell]) => (
        <WallPanelFrame key={key} place={cell} panel={cell.panel} isWaiting={cell === waiting}>
          {drawn.has(key) ? <WallCell cell={cell} isWaiting={cell === waiting} /> : null}
        </WallPanelFrame>
      ))}
    </>
  );
}

/** Cells with their keys: a panel that the next page has as well stays, wherever it stands there. */
function keyed(cells: readonly Cell[]): (readonly [string, Cell])[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const nth = seen.get(cell.panel) ?? 0;
    seen.set(cell.panel, nth + 1);
    return [`${cell.panel} ${nth}`, cell] as const;
  });
}

/** Of some panels those that are drawn by now: one more with each task, and all that were drawn before. */
function useDrawnKeys(keys: readonly string[]): ReadonlySet<string> {
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(new Set());
  const next = keys.find((key) => !drawn.has(key));
  const gone = [...drawn].some((key) => !keys.includes(key));
  useEffect(() => {
    if (next === undefined && !gone) return undefined;
    const timer = setTimeout(() => {
      const kept = keys.filter((key) => drawn.has(key));
      setDrawn(new Set(next === undefined ? kept : [...kept, next]));
    });
    return () => clearTimeout(timer);
  });
  return drawn;
}
