import { useMemo, type ReactElement } from 'react';
import { shareOf } from '../shared/coverage/share.ts';
import type { FacilityType, Measure } from '../shared/register/schema.ts';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { chooseSource } from './coverage/choose-source.ts';
import { useRollup, useSources } from './coverage/use-coverage.ts';
import { shortName } from './hierarchy/short-name.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { DEFAULT_SOURCE } from './state/view.ts';
import { CoveragePanel, type ShownShare } from './wall/screen/panels/coverage-panel.tsx';
import { useOnWall } from './wall-context.ts';

/** A measure in the wall's territory and below it, by the newest source that reports on it. */
export function useWallCoverage({ measure, type }: { measure: Measure; type: FacilityType | 'all' }) {
  const { unit, nameOf } = useOnWall();
  const { name, t, date, number } = useI18n();
  const sources = useSources();
  const known = sources.data ?? [];
  const { source } = chooseSource({ source: DEFAULT_SOURCE, measure }, known);
  const { data, isError } = useRollup(
    sources.data === undefined ? null : { measure, type, source, group: 'all', unit },
  );
  // The same for as long as it says the same: a map is painted anew with another one.
  const shown = useMemo(() => {
    const shownOf = (cell: NonNullable<typeof data>['unit']): ShownShare => ({
      key: cell.kato,
      name: shortName(nameOf(cell.kato)),
      ...shareOf(cell, 'reported'),
    });
    return {
      whole: data && shownOf(data.unit),
      below: (data?.children ?? [])
        .map(shownOf)
        // Whoever is silent is neither good nor bad, and stands at the end.
        .toSorted((a, b) => (a.share ?? 2) - (b.share ?? 2) || b.denominator - a.denominator),
    };
  }, [data, nameOf]);
  const title = known.find(({ id }) => id === source)?.title;
  const sourceTitle = title ? name(title) : t('source.latest');
  return {
    ...shown,
    fraction: data
      ? t(`headline.ofReported.${type}`, {
          part: number(shareOf(data.unit, 'reported').numerator),
          n: shareOf(data.unit, 'reported').denominator,
        })
      : '',
    source: data?.asOf ? t('source.asOf', { title: sourceTitle, date: date(data.asOf) }) : sourceTitle,
    asOf: data?.asOf ?? null,
    isFailed: isError || sources.isError,
  };
}

export function WallCoverage(props: { options: PanelOptions<'coverage'> }): ReactElement {
  const { as, measure, type, rows } = props.options;
  const { t, date } = useI18n();
  const { whole, below, fraction, source, asOf, isFailed } = useWallCoverage({ measure, type });
  return (
    <CoveragePanel
      as={as}
      title={t(`measure.${measure}`)}
      whole={whole}
      below={below}
      fraction={fraction}
      source={source}
      asOf={asOf === null ? '' : date(asOf)}
      failed={isFailed}
      most={rows}
    />
  );
}
