import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { landing } from '../../../shared/wall/compose.ts';
import { GRID, type Place } from '../../../shared/wall/layout.ts';
import { WALL_PANELS, type WallPanel } from '../../../shared/wall/panel.ts';
import type { Composing } from './use-composer.ts';

/** Where what is dragged would land; not `isFree` when something stands there. */
export type Ghost = { panel: WallPanel; place: Place; isFree: boolean };
type Handle = 'move' | 'e' | 's' | 'se';
/** So many pixels make a press a drag. */
const SLACK_PX = 4;

/** Dragging with a mouse, a pen or a finger: from the tray onto the grid, over the grid, and by the handles of a cell. */
export function usePanelDrag(gridRef: RefObject<HTMLElement | null>, composing: Composing) {
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const dragged = useRef(false);

  /** The grid's square under a pointer, in fractions; null when it is not over the grid. */
  const squareAt = (event: { clientX: number; clientY: number }): { x: number; y: number } | null => {
    const box = gridRef.current?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const x = ((event.clientX - box.left) / box.width) * GRID.columns;
    const y = ((event.clientY - box.top) / box.height) * GRID.rows;
    return x >= 0 && y >= 0 && x < GRID.columns && y < GRID.rows ? { x, y } : null;
  };

  /** Follows the pointer until it is let go. `placeAt` says what is meant where the pointer is; null is nothing. */
  const follow = (
    event: PointerEvent<HTMLElement>,
    parts: {
      panel: WallPanel;
      but?: number;
      placeAt: (pointer: globalThis.PointerEvent) => Place | null;
      drop: (place: Place) => void;
    },
  ): void => {
    if (event.button !== 0) return;
    const { currentTarget: target, clientX, clientY, pointerId } = event;
    const { panel, but, placeAt, drop } = parts;
    dragged.current = false;
    let last: Ghost | null = null;
    const move = (pointer: globalThis.PointerEvent): void => {
      if (pointer.pointerId !== pointerId) return;
      const far = Math.hypot(pointer.clientX - clientX, pointer.clientY - clientY) > SLACK_PX;
      if (!dragged.current && !far) return;
      dragged.current = true;
      const place = placeAt(pointer);
      const free = place && landing(composing.cells, panel, place, but);
      last = place && { panel, place: free ?? place, isFree: free !== null };
      setGhost(last);
    };
    const end = (): void => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', end);
      setGhost(null);
    };
    const up = (): void => {
      end();
      if (last) drop(last.place);
    };
    target.setPointerCapture(pointerId);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', end);
  };

  return {
    ghost,
    /** A press that ended a drag is no press. */
    unlessDragged: (press: () => void): void => {
      if (!dragged.current) press();
      dragged.current = false;
    },
    fromTray: (event: PointerEvent<HTMLElement>, panel: WallPanel): void =>
      follow(event, {
        panel,
        placeAt: (pointer) => {
          const at = squareAt(pointer);
          const { least } = WALL_PANELS[panel];
          // The pointer holds its middle.
          return at && { x: Math.round(at.x - least.w / 2), y: Math.round(at.y - least.h / 2), ...least };
        },
        drop: (place) => composing.add(panel, place),
      }),
    ofCell: (event: PointerEvent<HTMLElement>, index: number, handle: Handle): void => {
      const cell = composing.cells[index];
      const from = squareAt(event);
      if (!cell || !from) return;
      const { panel, x, y, w, h } = cell;
      follow(event, {
        panel,
        but: index,
        placeAt: (pointer) => {
          const at = squareAt(pointer);
          if (!at) return null;
          const [dx, dy] = [Math.round(at.x - from.x), Math.round(at.y - from.y)];
          if (handle === 'move') return { x: x + dx, y: y + dy, w, h };
          return { x, y, w: handle === 's' ? w : w + dx, h: handle === 'e' ? h : h + dy };
        },
        drop: (place) => composing.place(index, place),
      });
    },
  };
}

export type PanelDrag = ReturnType<typeof usePanelDrag>;
