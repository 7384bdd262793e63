import { useEffect, useRef, type RefObject } from 'react';

/**
 * What is open of a list: it stands beside the list or, where there is little room, beneath it – then it is scrolled to, or
 * whoever pressed a line would see nothing happen.
 * @param opened what is open, another value for each time that somebody opens something; null while nothing is.
 */
export function useOpened<T extends HTMLElement>(opened: unknown): RefObject<T | null> {
  const box = useRef<T>(null);
  useEffect(() => {
    const isBeneath = (box.current?.getBoundingClientRect().top ?? 0) > innerHeight / 2;
    if (opened !== null && isBeneath) box.current?.scrollIntoView();
  }, [opened]);
  return box;
}
