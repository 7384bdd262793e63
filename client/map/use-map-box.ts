import { useEffect, useState } from 'react';
import type { MapEngine } from './engine.ts';

/** What the map shows: its middle and its box `[west, south, east, north]`, degrees. */
export type MapBox = {
  middle: readonly [lon: number, lat: number];
  box: readonly [number, number, number, number];
};

function boxOf({ map }: MapEngine): MapBox {
  const bounds = map.getBounds();
  const { lng, lat } = map.getCenter();
  return {
    middle: [lng, lat],
    box: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
  };
}

/** Follows what the map shows, while it moves or only when it has come to rest; null without a map. */
export function useMapBox(engine: MapEngine | null, when: 'move' | 'moveend'): MapBox | null {
  const [shown, setShown] = useState<MapBox | null>(null);
  useEffect(() => {
    if (!engine) return undefined;
    const look = (): void => setShown(boxOf(engine));
    look();
    engine.map.on(when, look);
    return () => {
      engine.map.off(when, look);
    };
  }, [engine, when]);
  return engine ? shown : null;
}
