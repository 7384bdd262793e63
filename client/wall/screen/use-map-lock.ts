import { useEffect, useEffectEvent } from 'react';

/** What of a map the lock listens to. */
type MovedMap = {
  on(type: 'movestart', listener: (event: { originalEvent?: unknown }) => void): unknown;
  off(type: 'movestart', listener: (event: { originalEvent?: unknown }) => void): unknown;
};

/** Tells when a hand moves the map: what a program moves has no event of a hand with it. */
export function useMapGesture(map: MovedMap | null, onGesture: () => void): void {
  const gesture = useEffectEvent(onGesture);
  useEffect(() => {
    if (!map) return undefined;
    const listen = (event: { originalEvent?: unknown }): void => {
      if (event.originalEvent !== undefined) gesture();
    };
    map.on('movestart', listen);
    return () => void map.off('movestart', listen);
  }, [map]);
}
