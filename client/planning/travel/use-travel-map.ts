import { useMemo } from 'react';
import { useTravelLayer } from './layer.ts';
import { addRoadPoint, startOf, startText, useTravelState } from './travel-state.ts';
import { useClosures, useIsochrones } from './use-travel.ts';
import { isClosedAt } from '../../../shared/planning/travel/closure.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { MapEngine } from '../../map/engine.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import type { Theme } from '../../theme.ts';

/** The map of the tab of travel time: isochrones of the chosen place, closed roads, and the road that is being closed. */
export function useTravelMap(engine: MapEngine | null, theme: Theme): void {
  const { start, tab } = useView();
  const change = useChangeView();
  const { t, number } = useI18n();
  const { asks, road } = useTravelState();
  const { data } = useIsochrones();
  const closures = useClosures();
  const areas = useMemo(
    () =>
      (data?.areas.features ?? []).map((feature) => ({
        ...feature,
        properties: {
          ...feature.properties,
          label: t('travel.minutes', { value: number(feature.properties.minutes) }),
        },
      })),
    [data, t, number],
  );
  const from = useMemo(() => startOf(start), [start]);
  const closed = useMemo(() => {
    const standing = (closures.data?.rows ?? []).filter((closure) =>
      isClosedAt(closure, closures.dataUpdatedAt),
    );
    return [...standing.map(({ line }) => line), ...(road.length > 0 ? [road] : [])];
  }, [closures.data, closures.dataUpdatedAt, road]);
  useTravelLayer(engine, {
    isOn: tab === 'travel',
    areas: from ? areas : [],
    start: from,
    closed,
    theme,
    onPick: (place) => {
      if (asks === 'road') addRoadPoint([place.lon, place.lat]);
      else {
        useTravelState.setState({ type: 'patrol_car' });
        change({ start: startText(place) });
      }
    },
  });
}
