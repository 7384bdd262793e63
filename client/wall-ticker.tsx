import { useMemo, type ReactElement } from 'react';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { BASE_SOURCES_TEXT } from './map/map-words.ts';
import { useVoidList } from './operations/void/use-voids.ts';
import { TickerPanel, type TickerEvent } from './wall/screen/panels/ticker-panel.tsx';
import { aboutText, alarmTitle, raisedAtOf, useWallAlarms } from './wall-alarms.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallOperations } from './use-wall-incidents.ts';

/** As many as are read before the first is old. */
const MOST = 8;

/** What happened last: incidents, alarms, voids, the newest first; and whose map it is, which the map has no room to say in letters of this size. */
export function WallTicker(props: { options: PanelOptions<'ticker'> }): ReactElement {
  const { of, text } = props.options;
  const i18n = useI18n();
  const { t, name } = i18n;
  const { nameOf, unit } = useOnWall();
  const { incidents, categories } = useWallOperations();
  const { items } = useWallAlarms();
  const voids = useVoidList(unit, { category: 'all', state: 'fallen', page: 0 }).data?.rows;
  const events = useMemo((): TickerEvent[] => {
    const happened: TickerEvent[] = [];
    if (of.includes('incidents'))
      for (const row of incidents ?? []) {
        const category = categories.get(row.category);
        const what = category ? name(category.name) : row.category;
        const where = row.dimmed ? t('onWall.dimmed') : row.place || nameOf(row.kato);
        happened.push({ key: `i${row.id}`, atMs: row.receivedAt, text: `${what}. ${where}` });
      }
    if (of.includes('alarms'))
      for (const item of items ?? [])
        happened.push({
          key: item.key,
          atMs: raisedAtOf(item),
          text: `${alarmTitle(i18n, item)}. ${aboutText(i18n, item, nameOf)}`,
        });
    if (of.includes('voids'))
      for (const { key, name: called, sinceMs } of voids ?? [])
        if (sinceMs !== null)
          happened.push({ key, atMs: sinceMs, text: t('voids.band.lost', { places: name(called) }) });
    const newest = happened.toSorted((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0)).slice(0, MOST);
    const own = text === '' ? [] : [{ key: 'own', atMs: null, text }];
    return [
      ...own,
      ...newest,
      { key: 'map', atMs: null, text: t('onWall.mapOf', { sources: BASE_SOURCES_TEXT }) },
    ];
  }, [of, text, incidents, items, voids, categories, name, nameOf, t, i18n]);
  return <TickerPanel events={events} />;
}
