import type { Target } from '../target.ts';

/** What choosing a line of the palette does: goes somewhere, writes the line on, or asks once more before something is changed. */
export type Does =
  | { is: 'go'; target: Exclude<Target, { to: 'send' }> }
  | { is: 'complete'; text: string }
  | { is: 'ask'; target: Extract<Target, { to: 'send' }> }
  | { is: 'send' }
  | { is: 'back' };

/** A line of the palette. `printed`: the key that does the same. */
export type Item = {
  key: string;
  label: string;
  hint?: string | undefined;
  printed?: string | undefined;
  does: Does;
};

/** Lines of one kind under their heading. */
export type ItemGroup = { title: string; items: Item[] };
