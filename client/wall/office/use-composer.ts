import { useState } from 'react';
import {
  done,
  freePlace,
  redone,
  resized,
  stepped,
  undone,
  withPanel,
  withPlace,
  type Cells,
  type History,
} from '../../../shared/wall/compose.ts';
import type { Cell, Place } from '../../../shared/wall/layout.ts';
import type { WallPanel } from '../../../shared/wall/panel.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** The cells under the hand with their history, which one is chosen, and what a screen reader is told of the last step. */
export function useComposer(start: Cells) {
  const { t } = useI18n();
  const [history, setHistory] = useState<History<Cells>>({ past: [], now: start, future: [] });
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const cells = history.now;

  const describe = (cell: Cell): string =>
    t('composer.cell', {
      panel: t(`composer.panel.${cell.panel}`),
      x: cell.x + 1,
      y: cell.y + 1,
      w: cell.w,
      h: cell.h,
    });
  /** Takes a step, or says why it cannot be taken. */
  const step = (next: Cells | null, index: number | null, refusal: string): boolean => {
    if (!next) {
      setSaid(refusal);
      return false;
    }
    setHistory(done(history, next));
    setChosen(index);
    const cell = index === null ? undefined : next[index];
    if (cell) setSaid(describe(cell));
    return true;
  };
  const travel = (next: History<Cells>): void => {
    setHistory(next);
    setChosen(null);
    setSaid('');
  };

  return {
    cells,
    chosen,
    said,
    choose: setChosen,
    describe,
    isChanged: history.past.length > 0,
    add: (panel: WallPanel, at: Place | null = null): boolean =>
      step(
        withPanel(cells, panel, at),
        cells.length,
        t(freePlace(cells, panel) ? 'composer.cannot' : 'composer.noRoom'),
      ),
    place: (index: number, at: Place): boolean =>
      step(withPlace(cells, index, at), index, t('composer.cannot')),
    move: (index: number, dx: number, dy: number): boolean =>
      step(stepped(cells, index, dx, dy), index, t('composer.cannot')),
    resize: (index: number, dw: number, dh: number): boolean =>
      step(resized(cells, index, dw, dh), index, t('composer.cannot')),
    setOptions: (index: number, options: Cell['options']): void => {
      const next = cells.map((cell, i) => (i === index ? ({ ...cell, options } as Cell) : cell));
      step(next, index, '');
    },
    remove: (index: number): void => {
      const cell = cells[index];
      step(
        cells.filter((_, i) => i !== index),
        null,
        '',
      );
      if (cell) setSaid(t('composer.removed', { panel: t(`composer.panel.${cell.panel}`) }));
    },
    undo: history.past.length > 0 ? () => travel(undone(history)) : null,
    redo: history.future.length > 0 ? () => travel(redone(history)) : null,
  };
}

export type Composing = ReturnType<typeof useComposer>;
