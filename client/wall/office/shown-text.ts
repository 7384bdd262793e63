import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { Layout } from '../../../shared/wall/layout.ts';
import type { ShownNow } from '../../../shared/wall/now.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import { layoutName, unitName } from './wall-names.ts';

/** What a screen shows, in words: the layout and the territory, an incident, a place, or nothing. */
export function shownText(
  { t, name }: I18n,
  tree: UnitTree<AdminUnit>,
  own: readonly Layout[],
  { shows, unit }: Pick<ShownNow, 'shows' | 'unit'>,
): string {
  switch (shows.type) {
    case 'layout':
      return `${layoutName(own, shows.layout, name)} – ${unitName(tree, unit, name)}`;
    case 'incident':
      return t('walls.shows.incident', { id: shows.incident });
    case 'map':
      return t('walls.shows.map', { place: `${shows.lat.toFixed(3)}, ${shows.lon.toFixed(3)}` });
    default:
      return t('walls.shows.nothing');
  }
}

/** Until when something stands that was put by hand. */
export const untilText = ({ t, time }: I18n, untilMs: number | null): string =>
  untilMs === null ? t('walls.untilReleased') : t('walls.until', { time: time(untilMs).slice(0, 5) });
