import { useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { isOpenAbove, isTyping } from './use-keys.ts';

/** Something that Escape closes. */
export type Layer = {
  /** Whether an element is within it. */
  holds: (target: EventTarget | null) => boolean;
  /** A form is left while somebody types in it; a panel is not. */
  whileTyping: boolean;
  close: () => void;
};

/**
 * The one layer that a press of Escape is for: the one that holds the focus – of several the innermost –, else the one that
 * was opened last. Null when the press belongs to a field that somebody types in.
 * @param layers in the order in which they were opened.
 */
export function takerOf(
  layers: readonly Layer[],
  { target, typing }: { target: EventTarget | null; typing: boolean },
): Layer | null {
  const holding = layers.filter((layer) => layer.holds(target));
  if (typing) return holding.findLast(({ whileTyping }) => whileTyping) ?? null;
  return (holding.length > 0 ? holding : layers).at(-1) ?? null;
}

/** Whether anything is open that Escape closes: then the press is for it, and not for the screen. */
export const isLayerOpen = (): boolean => layers.length > 0;

/** The layers of the page, in the order in which they were opened. */
const layers: Layer[] = [];

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isOpenAbove()) return;
  const layer = takerOf(layers, { target: event.target, typing: isTyping(event.target) });
  if (!layer) return;
  event.preventDefault();
  layer.close();
}

/**
 * Closes what is open by Escape, one thing with every press however much is open.
 * @param onEscape null: it is not closed by Escape.
 * @returns the ref of its outermost element.
 */
export function useEscape<Root extends HTMLElement>(
  onEscape: (() => void) | null,
  { whileTyping = false } = {},
): RefObject<Root | null> {
  const root = useRef<Root>(null);
  const close = useEffectEvent(() => onEscape?.());
  const isClosable = onEscape !== null;
  // With the element itself: who sees a thing may close it at once.
  useLayoutEffect(() => {
    if (!isClosable) return undefined;
    const layer: Layer = {
      holds: (target) => target instanceof Node && (root.current?.contains(target) ?? false),
      whileTyping,
      close: () => close(),
    };
    // In the capture phase, before a closing popup has left the page.
    if (layers.push(layer) === 1) window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [isClosable, whileTyping]);
  return root;
}
