import type { Target, Way } from '../target.ts';

/**
 * What choosing a line of the palette does: goes somewhere, writes the line on, asks once more before something is changed, or puts
 * something on a wall, which can be taken back.
 */
export type Does =
  | { is: 'go'; target: Way }
  | { is: 'complete'; text: string }
  | { is: 'ask'; target: Extract<Target, { to: 'send' }> }
  | { is: 'send' }
  | { is: 'put'; target: Extract<Target, { to: 'wall' }> }
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
