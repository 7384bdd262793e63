import { useLayoutEffect } from 'react';
import { keepTyped } from './palette-open.ts';

/** Stands for the palette until it is there, and keeps what is typed meanwhile. */
export function OnItsWay(): null {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!keepTyped(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return null;
}
