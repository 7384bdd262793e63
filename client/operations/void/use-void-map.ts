import { useI18n } from '../../i18n/use-i18n.tsx';
import type { MapEngine } from '../../map/engine.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { useTheme } from '../../ui/use-theme.tsx';
import { useVoidLayer } from './layer.ts';
import { useShownMove, useVoidMoves, useVoidPoints, type VoidsMay } from './use-voids.ts';
import { etaText } from './void-words.ts';

/** The layer of voids on a map, as the address says. */
export function useVoidMap(
  engine: MapEngine | null,
  { may, isPicking }: { may: VoidsMay; isPicking: boolean },
): void {
  const view = useView();
  const change = useChangeView();
  const theme = useTheme();
  const { t } = useI18n();
  const isOn = view.voids === 'on' && may.read;
  const points = useVoidPoints(view.unit, isOn);
  const { data } = useVoidMoves(isOn ? view.place : undefined, may.move);
  const shown = useShownMove();
  const move =
    isOn && data?.place.key === view.place ? (data?.moves[shown.index] ?? data?.moves[0] ?? null) : null;
  useVoidLayer(engine, {
    points,
    chosen: isOn ? (view.place ?? null) : null,
    move,
    moveText: move ? `${move.callSign}, ${t('operations.eta', etaText(move.eta))}` : '',
    theme,
    onChoose: (place) => (isPicking ? undefined : change({ voids: 'on', place, incident: undefined })),
  });
}
