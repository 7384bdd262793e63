import type { ReactElement } from 'react';
import { DETOUR } from '../../../shared/operations/eta.ts';
import type { TravelBasis } from '../../../shared/planning/travel/travel-time.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

type Edition = { fileName: string; importedAtMs: number; ways: number } | null;

/** By what times are reckoned: the roads of which day, or an estimate with its band and why it is one. */
export function BasisNote(props: { basis: TravelBasis; edition?: Edition }): ReactElement {
  const { basis, edition = null } = props;
  const { t, number, percent, day, moment } = useI18n();
  const iso = (ms: number): string => new Date(ms).toISOString();
  if (!basis.estimate)
    return (
      <p className="travel-basis">
        <strong>
          {basis.asOfMs === null
            ? t('travel.basis.roads.unknownDay')
            : t('travel.basis.roads', { day: day(iso(basis.asOfMs)) })}
        </strong>{' '}
        {edition
          ? t('travel.basis.edition', {
              file: edition.fileName,
              ways: number(edition.ways),
              moment: moment(iso(edition.importedAtMs)),
            })
          : null}
      </p>
    );
  return (
    <p className="travel-basis travel-estimate">
      <strong>
        {t('travel.basis.estimate', {
          low: percent(1 - DETOUR.low / DETOUR.likely),
          high: percent(DETOUR.high / DETOUR.likely - 1),
        })}
      </strong>{' '}
      {t('travel.basis.how', { detour: number(DETOUR.likely) })} {t(`travel.why.${basis.why ?? 'no_roads'}`)}
    </p>
  );
}
