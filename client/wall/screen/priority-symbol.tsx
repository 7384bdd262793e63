import type { ReactElement } from 'react';
import type { Priority } from '../../../shared/operations/schema.ts';

/** The diamond of an incident, told by its frame as well: doubled, full, halved, hollow. In a box of 32. */
export const PRIORITY_PATHS: Readonly<Record<Priority, { fill: string; line: string }>> = {
  1: { fill: 'M16 6L26 16L16 26L6 16Z', line: 'M16 1.500L30.500 16L16 30.500L1.500 16Z' },
  2: { fill: 'M16 2L30 16L16 30L2 16Z', line: 'M16 2L30 16L16 30L2 16Z' },
  3: { fill: 'M2 16H30L16 30Z', line: 'M16 2L30 16L16 30L2 16Z' },
  4: { fill: '', line: 'M16 3L29 16L16 29L3 16Z' },
};

/** How urgent an incident is: by shape, by colour and by a word for who hears it. */
export function PrioritySymbol(props: { priority: Priority; label: string }): ReactElement {
  const { fill, line } = PRIORITY_PATHS[props.priority];
  return (
    <span className="wall-priority" data-priority={props.priority}>
      <svg viewBox="0 0 32 32" aria-hidden>
        {fill === '' ? null : <path d={fill} fill="currentColor" />}
        <path d={line} fill="none" stroke="currentColor" strokeWidth="2.6" />
      </svg>
      <span className="visually-hidden">{props.label}</span>
    </span>
  );
}
