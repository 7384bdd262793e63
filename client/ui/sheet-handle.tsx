import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import './sheet-handle.css';
import { nearestSnap, pressedSnap, stepSnap, type Snap } from './snap.ts';

/** A finger that moved less has pressed and not pulled, CSS pixels. */
const PRESS_PX = 6;

/**
 * What a sheet is pulled by; it lies in the sheet, which takes its height from `--sheet-height` while it is pulled and from
 * `data-snap` at rest. It is a button as well: a press raises it, arrows move it.
 */
export function SheetHandle(props: {
  snap: Snap;
  label: string;
  hint: string;
  onSnap: (snap: Snap) => void;
}): ReactElement {
  const { snap, label, hint, onSnap } = props;
  const pull = useRef<{ y: number; heightPx: number; isPulled: boolean } | null>(null);
  const wasPulled = useRef(false);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    const sheet = event.currentTarget.parentElement;
    if (!sheet || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { y: event.clientY, heightPx: sheet.offsetHeight, isPulled: false };
    wasPulled.current = false;
  };
  const heightAt = (clientY: number): number =>
    pull.current ? pull.current.heightPx + pull.current.y - clientY : 0;
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>): void => {
    const own = pull.current;
    if (!own) return;
    own.isPulled ||= Math.abs(event.clientY - own.y) > PRESS_PX;
    if (own.isPulled)
      event.currentTarget.parentElement?.style.setProperty('--sheet-height', `${heightAt(event.clientY)}px`);
  };
  const end = (event: PointerEvent<HTMLButtonElement>): void => {
    const own = pull.current;
    const sheet = event.currentTarget.parentElement;
    if (own?.isPulled && sheet) {
      wasPulled.current = true;
      const room = sheet.parentElement?.clientHeight ?? window.innerHeight;
      onSnap(nearestSnap(heightAt(event.clientY) / room));
    }
    sheet?.style.removeProperty('--sheet-height');
    pull.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onSnap(stepSnap(snap, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-label={label}
      aria-expanded={snap !== 'low'}
      title={hint}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
      onClick={() => {
        // The click that ends a pull is no press.
        if (!wasPulled.current) onSnap(pressedSnap(snap));
        wasPulled.current = false;
      }}
    >
      <span aria-hidden />
    </button>
  );
}
