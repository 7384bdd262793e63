import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { stepOfKey } from '../../ui/step-of-key.ts';
import { useLines } from '../../ui/use-lines.ts';
import { useNextPage, type Pages } from '../../ui/use-next-page.ts';
import { GapLine } from './gap-line.tsx';
import { keyOfGap, type GapRow } from './use-gaps.ts';

/** A guess; on a telephone the measure stands below the place. */
const ROW_REM = 4.5;
/** So many lines before the end of what is there, more is asked for. */
const NEAR_END = 30;
/** Lines that a key for a page passes. */
const PAGE = 8;

/** The gaps themselves, as far as they are in view. Apart from what stands around them: it is drawn anew with every line scrolled. */
export function GapList(props: {
  label: string;
  rows: readonly GapRow[];
  chosen: ReadonlySet<string>;
  nameOf: (kato: Kato) => string | undefined;
  onChoose: (row: GapRow) => void;
  onOpen: (row: GapRow) => void;
  /** More of them. */
  pages: Pages;
  /** What a key does to the line that has the focus; false where it does nothing. */
  onLineKey: (event: KeyboardEvent, row: GapRow) => boolean;
  /** What stands before the lines, or instead of them, and what stands after them. */
  before: ReactNode;
  after: ReactNode;
}): ReactElement {
  const { label, rows, chosen, nameOf, onChoose, onOpen, pages, onLineKey, before, after } = props;
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const { scrollRef, items, totalPx, measure, scrollTo } = useLines(rows.length, () => ROW_REM);
  useNextPage(pages, (items.at(-1)?.index ?? 0) >= rows.length - NEAR_END);
  useEffect(() => {
    if (!wanted.current) return;
    const line = scrollRef.current?.querySelector<HTMLElement>(`[data-index="${active}"] .gap-name`);
    if (!line) return;
    wanted.current = false;
    line.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.closest('.gap-line')) return;
    const row = rows[active];
    if (row && onLineKey(event, row)) return event.preventDefault();
    const next = stepOfKey(event.key, active, rows.length, PAGE);
    if (next === null) return undefined;
    event.preventDefault();
    wanted.current = true;
    setActive(next);
    return scrollTo(next);
  };
  return (
    <div className="gap-list scroll" ref={scrollRef}>
      {before}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the lines in it */}
      <ul aria-label={label} style={{ height: totalPx }} onKeyDown={onKeyDown}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={keyOfGap(row)}
              ref={measure}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <GapLine
                row={row}
                territory={nameOf(row.kato)}
                isChosen={chosen.has(keyOfGap(row))}
                inTabOrder={item.index === Math.min(active, rows.length - 1)}
                onChoose={() => onChoose(row)}
                onOpen={() => onOpen(row)}
                onFocus={() => setActive(item.index)}
              />
            </li>
          );
        })}
      </ul>
      {after}
    </div>
  );
}
