import { useEffect, useMemo, useState } from 'react';
import { useSites } from './use-sites.ts';
import { useWays } from './use-ways.ts';
import { wayColumns } from './way-columns.ts';
import type { MapEngine } from '../../map/engine.ts';
import type { ShownWays } from '../../map/straight-ways.ts';
import type { Theme } from '../../theme.ts';

/** Draws who would come to each place of an answer; what draws so many lines is fetched with the first of them. */
export function useWaysLayer(engine: MapEngine | null, theme: Theme): void {
  const { isOn, ways } = useWays();
  const lit = useSites(({ hovered, chosen }) => hovered ?? chosen);
  const [shown, setShown] = useState<ShownWays | null>(null);
  const columns = useMemo(() => ways && wayColumns(ways, theme, lit), [ways, theme, lit]);

  useEffect(() => {
    if (!engine || !isOn) return undefined;
    let own: ShownWays | null = null;
    let isGone = false;
    const begin = async (): Promise<void> => {
      const { showStraightWays } = await import('../../map/straight-ways.ts');
      if (isGone || !engine.isAlive()) return;
      own = showStraightWays(engine.map);
      setShown(own);
    };
    begin().catch(() => useSites.setState({ isWaysLost: true }));
    return () => {
      isGone = true;
      if (engine.isAlive()) own?.remove();
      setShown(null);
    };
  }, [engine, isOn]);

  // Between two revisions of an answer the former lines stay.
  useEffect(() => {
    if (shown && columns && engine?.isAlive()) shown.draw(columns);
  }, [engine, shown, columns]);
}
