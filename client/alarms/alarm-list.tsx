import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { AlarmLine } from './alarm-lines.tsx';
import type { Item } from './item.ts';
import { stepOfKey } from '../ui/step-of-key.ts';
import { isTyping } from '../ui/use-keys.ts';
import { useLines } from '../ui/use-lines.ts';
import { useNextPage, type Pages } from '../ui/use-next-page.ts';

const LINE_REM = 4.5;
/** Lines that a key for a page passes. */
const PAGE = 6;

/**
 * The lines in view, however many there are. One of them is in the tab order, arrows move the choice and the focus with it, Enter
 * opens what is chosen; a line that leaves the list hands the focus to the one that is chosen then.
 */
export function AlarmLines(props: {
  label: string;
  items: readonly Item[];
  chosen: number;
  nowMs: number;
  stale: boolean;
  nameOf: (kato: string) => string;
  onChoose: (index: number) => void;
  onOpen: (index: number) => void;
  /** More of them. */
  pages: Pages;
}): ReactElement {
  const { label, items, chosen, nowMs, stale, nameOf, onChoose, onOpen, pages } = props;
  const lines = useLines(
    items.length,
    () => LINE_REM,
    (index) => items[index]?.key ?? String(index),
  );
  const { scrollRef } = lines;
  useNextPage(pages, (lines.items.at(-1)?.index ?? 0) >= items.length - 20);

  const { scrollTo } = lines;
  // From the moment the list is opened until the focus is put elsewhere by hand.
  const isHeld = useRef(true);
  useEffect(() => {
    // A line that left the page took the focus with it; whoever has begun to type a reason since goes on typing.
    if (!isHeld.current || isTyping(document.activeElement)) return;
    const line = scrollRef.current?.querySelector<HTMLElement>(`[data-index="${chosen}"]`);
    if (line && line !== document.activeElement) line.focus();
  });
  const take = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(chosen);
      return;
    }
    const next = stepOfKey(event.key, chosen, items.length, PAGE);
    if (next === null) return;
    event.preventDefault();
    isHeld.current = true;
    onChoose(next);
    scrollTo(next);
  };
  // From the first; and a list that is renewed may carry the line out of view, and the focus with it; whoever scrolled away by hand stays there.
  const follow = useEffectEvent((to: number) => {
    if (isHeld.current && !isTyping(document.activeElement)) scrollTo(to);
  });
  useEffect(() => follow(chosen), [chosen]);
  // A key that was meant for nothing else is meant for the list: on the page, or on the part of the screen around it.
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.target instanceof Element && event.target.contains(scrollRef.current)) take(event);
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div
      className="alarm-list scroll"
      ref={scrollRef}
      data-stale={stale ? '' : undefined}
      onWheel={() => (isHeld.current = false)}
    >
      <ul className="alarm-lines" aria-label={label} style={{ height: lines.totalPx }}>
        {lines.items.map((line) => {
          const item = items[line.index];
          if (!item) return null;
          return (
            <li
              key={item.key}
              data-key={item.key}
              style={{ height: line.size, transform: `translateY(${line.start}px)` }}
            >
              <button
                type="button"
                className="alarm-row"
                data-index={line.index}
                data-level={item.level}
                data-kind={item.kind}
                aria-current={line.index === chosen ? 'true' : undefined}
                tabIndex={line.index === chosen ? 0 : -1}
                onClick={() => onChoose(line.index)}
                onDoubleClick={() => onOpen(line.index)}
                onKeyDown={take}
                onFocus={() => (isHeld.current = true)}
                onBlur={(event) => {
                  // A line that is taken out of the page loses the focus without anybody's doing.
                  if (event.target.isConnected && document.hasFocus()) isHeld.current = false;
                }}
              >
                <AlarmLine item={item} nowMs={nowMs} nameOf={nameOf} />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
