import { useEffect, useEffectEvent } from 'react';

/** Alt with an arrow moves the step whose field is written in; it carries `data-step`, its place in the list. */
export function useStepKeys(onMove: (index: number, by: -1 | 1) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    const step = document.activeElement?.closest<HTMLElement>('[data-step]');
    if (!event.altKey || by === null || !step) return;
    event.preventDefault();
    onMove(Number(step.dataset['step']), by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
