import { type Cell, type Layout, layoutFor, type Ratio } from '../../../shared/wall/layout.ts';
import type { ShownNow } from '../../../shared/wall/now.ts';

/** What stands on a screen. */
export type Page = {
  /** The key of its layout. */
  key: string;
  cells: readonly Cell[];
  /**
   * The map of the page that comes next, where this one has none: it waits beneath, out of sight. Made with its page, it would
   * have the graphics card compile all its programs while the wall stands (docs/performance-first-load.md).
   */
  waiting: Cell | null;
};

const mapOf = (layout: Layout | undefined): Cell | null =>
  layout?.cells.find(({ panel }) => panel === 'map') ?? null;

/** The page of a screen: the incident in focus, else what was put there, else what its rotation has. */
export function pageOf(
  layouts: readonly Layout[],
  ratio: Ratio,
  { shows, layout, next }: Pick<ShownNow, 'shows' | 'layout' | 'next'>,
  focus: number | null,
): Page {
  const find = (key: string): Layout | undefined => layoutFor(layouts, key, ratio);
  const own = [layout, ...next].map(find);
  const country = find('country');
  // A map that somebody holds is drawn in a layout that has one.
  const shown = (): Layout | undefined => {
    if (focus !== null) return find('incident');
    if (shows.type === 'layout') return find(shows.layout);
    return shows.type === 'map' ? [...own, country].find(mapOf) : own[0];
  };
  const page = shown() ?? country;
  const waiting = mapOf(page) ? null : (own.map(mapOf).find((cell) => cell !== null) ?? null);
  return { key: page?.key ?? layout, cells: page?.cells ?? [], waiting };
}
