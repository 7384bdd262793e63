import type { Box, Collection, Feature, ItemsPage, ItemsQuestion, Source } from './collection.ts';
import { CAMERA_FACETS, KIND_COUNT, kindOf, type CameraKind } from '../../../shared/register/camera-kind.ts';
import { cameraIdsAfter, countCameras, type CameraPicture } from '../../picture/camera-picture.ts';
import { camerasWithin } from '../../picture/camera-scope.ts';
import { latOf, lonOf } from '../../picture/mercator.ts';
import { encodeCameraTile, MAX_ZOOM, MIN_ZOOM } from '../../register/camera-tile.ts';

/** What a kind is in the words of the collection. */
const wordsOf = (kind: CameraKind) => ({
  owner: kind.owner,
  linked: String(kind.link === 'linked'),
  working: String(kind.state === 'working'),
  technical_class: kind.class,
  traffic: String(kind.traffic === 'traffic'),
});
type Word = keyof ReturnType<typeof wordsOf>;

function featureOf({ picture }: Source, cameras: CameraPicture, at: number): Feature {
  const azimuth = cameras.azimuthDeg[at] ?? -1;
  const fov = cameras.fovDeg[at] ?? 0;
  const kind = kindOf(cameras.kind[at] ?? 0);
  return {
    type: 'Feature',
    id: cameras.id[at] ?? 0,
    geometry: {
      type: 'Point',
      coordinates: [lonOf(cameras.worldX[at] ?? 0), latOf(cameras.worldY[at] ?? 0)],
    },
    properties: {
      kato: picture.tree.units[cameras.unit[at] ?? 0]?.kato ?? null,
      owner: kind.owner,
      linked: kind.link === 'linked',
      working: kind.state === 'working',
      technical_class: kind.class,
      traffic: kind.traffic === 'traffic',
      azimuth_deg: azimuth < 0 ? null : azimuth,
      fov_deg: fov === 0 ? null : fov,
    },
  };
}

/** The kinds that the filters let through. */
function maskOf(filters: ItemsQuestion['filters']): Uint8Array {
  const wanted = Object.entries(filters);
  return Uint8Array.from({ length: KIND_COUNT }, (_, code) => {
    const words = wordsOf(kindOf(code));
    return wanted.every(([word, value]) => words[word as Word] === value) ? 1 : 0;
  });
}

/** A box that crosses the antimeridian as two that do not. */
const boxesOf = (box: Box | null): readonly (Box | null)[] =>
  box === null || box[0] <= box[2]
    ? [box]
    : [
        [box[0], box[1], 180, box[3]],
        [-180, box[1], box[2], box[3]],
      ];

/** Position of a camera by its id; undefined for none. */
function positionOf({ byId, id }: CameraPicture, wanted: number): number | undefined {
  let low = 0;
  let high = byId.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((id[byId[middle] ?? 0] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const at = byId[low];
  return at !== undefined && id[at] === wanted ? at : undefined;
}

/** From columns of the picture: a page of a million cameras makes no object but its own. */
function items(source: Source, { limit, after, bbox, filters }: ItemsQuestion): ItemsPage {
  const cameras = camerasWithin(source.picture.cameras, source.scope);
  const mask = maskOf(filters);
  const everywhere = [0, source.picture.tree.units.length] as const;
  const questions = boxesOf(bbox).map((box) => ({ units: everywhere, box, mask }));
  const matched = questions.reduce((sum, question) => sum + countCameras(cameras, question), 0);
  const found = questions
    .flatMap((question) => cameraIdsAfter(cameras, question, after, limit + 1))
    .toSorted((a, b) => a - b);
  const ids = found.slice(0, limit);
  function* features(): Generator<Feature> {
    for (const id of ids) {
      const at = positionOf(cameras, id);
      if (at !== undefined) yield featureOf(source, cameras, at);
    }
  }
  return {
    matched,
    returned: ids.length,
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
    features: features(),
  };
}

const YES_NO = ['true', 'false'] as const;

export const cameras: Collection = {
  title: 'Cameras',
  description: 'Cameras on the register: where they stand and look, whether they work and are linked.',
  action: 'cameras.read',
  geometry: 'Point',
  properties: {
    kato: { type: 'string', description: 'KATO code of its unit of territory' },
    owner: { type: 'string', description: 'Whose it is', values: CAMERA_FACETS.owner },
    linked: { type: 'boolean', description: 'Its picture reaches a control centre', values: YES_NO },
    working: { type: 'boolean', description: 'It works', values: YES_NO },
    technical_class: { type: 'string', description: 'Technical class', values: CAMERA_FACETS.class },
    traffic: { type: 'boolean', description: 'It enforces traffic rules', values: YES_NO },
    azimuth_deg: {
      type: 'integer',
      description: 'Degrees clockwise from north; null for a dome or when unknown',
    },
    fov_deg: { type: 'integer', description: 'Field of view, degrees; null when unknown' },
  },
  items: async (source, question) => items(source, question),
  item: async (source, id) => {
    const own = camerasWithin(source.picture.cameras, source.scope);
    const at = /^\d{1,15}$/.test(id) ? positionOf(own, Number(id)) : undefined;
    return at === undefined ? undefined : featureOf(source, own, at);
  },
  tiles: {
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    fields: {
      owner: 'facility, police, partner, traffic or private',
      linked: 'Boolean: the picture reaches a control centre',
      working: 'Boolean',
      class: 'meets_profile, below_profile or unknown',
      traffic: 'Boolean: enforces traffic rules',
      azimuth: 'Number: degrees clockwise from north; absent for a dome',
      fov: 'Number: field of view in degrees',
      count: 'Number: cameras the point stands for, below the zoom of single cameras',
    },
    encode: ({ picture, scope }, tile) => encodeCameraTile(camerasWithin(picture.cameras, scope), tile),
  },
};
