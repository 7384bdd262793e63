import { planImage } from '../branch/plan-drawings.ts';
import { sightsOf } from './question.ts';
import type { Place } from '../picked/picking.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { halfSideM, placeAt, type Metres } from '../../../shared/planning/camera-siting/footprint.ts';
import type {
  CameraSitingAnswer,
  CameraSitingQuestion,
  ChosenCamera,
} from '../../../shared/planning/camera-siting/schema.ts';
import { sectorRing } from '../../../shared/register/sector.ts';

/** What the map shows of a siting, ready for its sources. */
export type SitingFeatures = {
  views: GeoJSON.Feature[];
  outlines: GeoJSON.Feature[];
  points: GeoJSON.Feature[];
};

/** One view from one pole: two cameras that look the same way are one thing. */
export const cameraKey = ({ pole, azimuthDeg, lens }: ChosenCamera): string =>
  `siting:${pole}:${azimuthDeg}:${lens}`;
export const isCameraKey = (ref: string | null): boolean => ref?.startsWith('siting:') === true;

const polygon = (ring: number[][], properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties,
});

const point = ({ lon, lat }: Place, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

/** The cameras of an answer, numbered as in their list. */
export const cameraThings = (cameras: readonly ChosenCamera[], chosen: string | null): GeoJSON.Feature[] =>
  cameras.map((camera, i) => {
    const ref = cameraKey(camera);
    return point(camera, {
      ref,
      image: planImage('camera', true),
      label: String(i + 1),
      changed: true,
      chosen: ref === chosen,
      order: 2,
    });
  });

/** Of each camera a wedge for every class that is demanded, as far as it gives that class on the ground. */
export const viewFeatures = (
  { cameras }: CameraSitingAnswer,
  question: CameraSitingQuestion,
  chosen: string | null,
): GeoJSON.Feature[] =>
  cameras.flatMap((camera) =>
    sightsOf(question)
      .filter((sight) => camera.rangeM[sight] > 0)
      .map((sight) =>
        polygon(sectorRing({ ...camera, radiusM: camera.rangeM[sight] }), {
          sight,
          chosen: cameraKey(camera) === chosen,
        }),
      ),
  );

export const unseenFeatures = ({ unseen }: CameraSitingAnswer): GeoJSON.Feature[] =>
  unseen.map(({ target, ...place }) => point(place, { target }));

/** The square that is taken for each building: an estimate from the number of people. */
export function outlineFeatures(
  { facilities: { id, lon, lat, people } }: PlanPicture,
  numbers: readonly number[],
): GeoJSON.Feature[] {
  return numbers.flatMap((number) => {
    const f = id.indexOf(number);
    if (f < 0) return [];
    const half = halfSideM(people[f] ?? null);
    const corners: Metres[] = [
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half],
      [-half, -half],
    ];
    const middle = { lon: lon[f] ?? 0, lat: lat[f] ?? 0 };
    const ring = corners.map((corner) => {
      const place = placeAt(middle, corner);
      return [place.lon, place.lat];
    });
    return [polygon(ring, { facility: number })];
  });
}
