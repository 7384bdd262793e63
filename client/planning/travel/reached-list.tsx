import { useMemo, type ReactElement } from 'react';
import { BasisNote } from './basis-note.tsx';
import { startOf } from './travel-state.ts';
import { useIsochrones } from './use-travel.ts';
import {
  boxOf,
  isInArea,
  isInBox,
  KM_PER_DEGREE,
  ringsOf,
  signedRingArea,
} from '../../../shared/hierarchy/area.ts';
import type { WhyEstimate } from '../../../shared/planning/travel/travel-time.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useView } from '../../state/use-view.ts';
import { Skeleton } from '../../ui/state.tsx';
import { usePlanPicture } from '../branch/use-plan.ts';

type Area = GeoJSON.MultiPolygon;
/** Reasons that lie in the place or the moment, and do not stand at the head of the tab. */
const OF_PLACE: ReadonlySet<WhyEstimate> = new Set(['off_road', 'no_way', 'failed']);

/** Square kilometres of an area that is small on the globe; holes run the other way round or are told apart by their place. */
function areaKm2(area: Area): number {
  let squareDegrees = 0;
  for (const rings of area.coordinates)
    rings.forEach((ring, i) => (squareDegrees += Math.abs(signedRingArea(ring)) * (i === 0 ? 1 : -1)));
  const [, lat = 0] = ringsOf(area)[0]?.[0] ?? [];
  return squareDegrees * KM_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180);
}

function facilitiesIn(area: Area, { facilities }: Pick<PlanPicture, 'facilities'>): number {
  const box = boxOf(area);
  let inside = 0;
  facilities.id.forEach((_, f) => {
    const [lon = 0, lat = 0] = [facilities.lon[f], facilities.lat[f]];
    if (isInBox(box, lon, lat) && isInArea(area, lon, lat)) inside++;
  });
  return inside;
}

/** What the map shows, as a list: for each time the area, and how many facilities of the territory lie in it. */
export function ReachedList(): ReactElement | null {
  const { unit, start } = useView();
  const { t, number } = useI18n();
  const reached = useIsochrones();
  const { data: picture } = usePlanPicture(unit);
  const rows = useMemo(
    () =>
      (reached.data?.areas.features ?? [])
        .filter(({ properties }) => properties.bound === 'likely')
        .toReversed()
        .map(({ geometry, properties: { minutes } }) => ({
          minutes,
          km2: areaKm2(geometry),
          facilities: picture ? facilitiesIn(geometry, picture) : null,
        })),
    [reached.data, picture],
  );
  if (startOf(start) === null) return null;
  if (reached.data === undefined)
    return reached.isError ? (
      <Failed title={t('travel.failed')} error={reached.error} onRetry={() => void reached.refetch()} />
    ) : (
      <Skeleton heightRem={8} />
    );
  const { basis } = reached.data;
  const all = picture?.facilities.id.length ?? 0;
  return (
    <section aria-label={t('travel.reached')} aria-busy={reached.isFetching}>
      <h2>{t('travel.reached')}</h2>
      {basis.why !== null && OF_PLACE.has(basis.why) ? <BasisNote basis={basis} /> : null}
      <table className="travel-table">
        <thead>
          <tr>
            <th scope="col">{t('travel.within')}</th>
            <th scope="col">{t('travel.area')}</th>
            <th scope="col">{t('travel.facilities')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ minutes, km2, facilities }) => (
            <tr key={minutes}>
              <th scope="row">{t('travel.minutes', { value: number(minutes) })}</th>
              <td>{t('travel.km2', { value: number(Math.round(km2)) })}</td>
              <td>
                {facilities === null ? '…' : t('travel.ofN', { part: number(facilities), of: number(all) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="travel-note">{t(basis.estimate ? 'travel.legend.estimate' : 'travel.legend.roads')}</p>
    </section>
  );
}
