import { useMutation } from '@tanstack/react-query';
import { DIFFERENCE_BREAKS_POINTS } from '../shared/coverage/compare.ts';
import { shareOf } from '../shared/coverage/share.ts';
import { natureOf } from '../shared/register/nature.ts';
import { pointsText } from './coverage/points-text.ts';
import { mapPicture, type PictureLegend } from './map-picture.ts';
import { useAbout } from './register/use-register.ts';
import { useShownMap } from './state/shown-map.ts';
import { useTheme } from './ui/use-theme.tsx';
import type { Screen } from './use-screen.ts';

const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;
const MARKS = ['gap', 'closed', 'unknown', 'not_required'] as const;

/** Everything the legend of the screen says, for a picture that leaves it. */
function useLegend(screen: Screen): PictureLegend {
  const { view, unit, rollup, comparison, versus, hierarchy, sourceTitle, titleOf, i18n } = screen;
  const { t, number, percent, date, name } = i18n;
  const theme = useTheme();
  const about = useAbout().data;
  const { data } = rollup;
  const dated = (title: string, iso: string | null | undefined): string =>
    iso ? t('source.asOf', { title, date: date(iso) }) : title;
  const fraction = data ? shareOf(data.unit, view.of) : null;
  const nature = about ? natureOf(about.demonstrationFacilities, about.facilities) : 'real';
  const counts = {
    count: number(about?.demonstrationFacilities ?? 0),
    all: number(about?.facilities ?? 0),
  };
  const lines = [
    unit ? name(unit.name) : '',
    t(`headline.${view.of}`),
    ...(versus === null
      ? [
          fraction
            ? t(`headline.ofReported.${view.type}`, {
                part: number(fraction.numerator),
                n: fraction.denominator,
              })
            : '',
          dated(sourceTitle, data?.asOf),
        ]
      : [
          `${t('compare.first')} ${dated(sourceTitle, comparison?.asOf.first)}`,
          `${t('compare.second')} ${dated(titleOf(versus), comparison?.asOf.second)}`,
        ]),
    nature === 'real' ? '' : t(`legend.${nature}.facilities`, counts),
    hierarchy.boundarySet?.kind === 'schematic' ? t('legend.schematic') : '',
  ];
  return {
    title: t(`measure.${view.measure}`),
    lines: lines.filter(Boolean),
    colours: versus === null ? theme.share : theme.difference,
    edges:
      versus === null
        ? EDGES.map((edge) => (edge === 1 ? percent(edge) : number(edge * 100)))
        : DIFFERENCE_BREAKS_POINTS.map((points) => pointsText(points, number)),
    noData: t(versus === null ? 'legend.noData' : 'compare.silentShort'),
    marks:
      unit && unit.level >= 2
        ? MARKS.map((state) => ({ colour: theme.gap[state], label: t(`gap.${state}`) }))
        : [],
  };
}

/** Saves what the map shows, with its legend, as a PNG; null while there is no map to save. */
export function useMapPicture(screen: Screen) {
  const legend = useLegend(screen);
  const theme = useTheme();
  const { picture } = useShownMap();
  const { view } = screen;
  const saving = useMutation({
    // Nothing is asked of the server: it works without it, too.
    networkMode: 'always',
    mutationFn: async () => {
      if (!picture) throw new Error('There is no map');
      await document.fonts.ready;
      const blob = await mapPicture(await picture(), legend, theme);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `sholu-map-${view.unit}-${view.measure}.png`;
      link.click();
      // The browser reads it after the click; a minute is more than it needs.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
  return { save: picture === null ? null : () => saving.mutate(), isFailed: saving.isError };
}
