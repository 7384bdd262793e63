import type { Collection, Feature, Source } from './collection.ts';
import { pageOf, type Entry } from './entries.ts';
import { plansWithin, type PlanChanges } from './plan/store.ts';
import { changeSchema, MOST_CHANGES, type Change } from '../../../shared/planning/branch/change.ts';
import { BASES } from '../../../shared/planning/branch/picture.ts';

/** A plan has fewer changes than this, so a change's number is its plan's and its own. */
const CHANGE_STEP = 4_096;
if (MOST_CHANGES >= CHANGE_STEP) throw new RangeError('Two changes of plans would have one number');
/** Plans that are read at once: some megabytes when each is as long as it may be. */
const AT_ONCE = 20;

const STEPS = changeSchema.options.map(({ shape }) => shape.type.value);

/** What is changed, as in `unit:12`; what a change of a target or a road is called otherwise. */
function subjectOf(change: Change): string {
  if ('unit' in change) return change.unit;
  if ('post' in change) return change.post;
  if ('camera' in change) return change.camera;
  if (change.type === 'equip') return `facility:${change.facility}`;
  return change.type === 'road.close' ? change.name : `${change.facilityType}:${change.kind}`;
}

/** Where the thing stands after the change; null where the change says no place. */
function geometryOf(
  change: Change,
  placeOf: ReadonlyMap<number, readonly [number, number]>,
): GeoJSON.Geometry | null {
  if (change.type === 'road.close') return { type: 'LineString', coordinates: [change.from, change.to] };
  if ('lon' in change) return { type: 'Point', coordinates: [change.lon, change.lat] };
  if (change.type === 'equip') {
    const place = placeOf.get(change.facility);
    return place ? { type: 'Point', coordinates: [...place] } : null;
  }
  if (change.type === 'camera.remove' && change.was)
    return { type: 'Point', coordinates: [change.was.lon, change.was.lat] };
  // A post of the picture is named by its place.
  const [, lon, lat] =
    change.type === 'post.close' ? (/^post:(-?[\d.]+),(-?[\d.]+)$/.exec(change.post) ?? []) : [];
  return lon === undefined ? null : { type: 'Point', coordinates: [Number(lon), Number(lat)] };
}

function featureOf(
  plan: PlanChanges,
  index: number,
  change: Change,
  geometry: GeoJSON.Geometry | null,
): Feature {
  return {
    type: 'Feature',
    id: `${plan.id}-${index + 1}`,
    geometry,
    properties: {
      plan_id: plan.id,
      plan: plan.name,
      kato: plan.kato,
      basis: plan.basis,
      shared: plan.shared,
      updated_at: plan.updatedAt.toISOString(),
      step: index + 1,
      change: change.type,
      subject: subjectOf(change),
      measure: change.type === 'equip' ? change.measure : null,
      azimuth_deg: 'azimuthDeg' in change ? change.azimuthDeg : null,
      fov_deg: 'fovDeg' in change ? change.fovDeg : null,
      target_s: change.type === 'target.set' ? change.targetS : null,
      cost_kzt: change.costKzt,
    },
  };
}

async function* entries(source: Source, only?: number): AsyncGenerator<Entry> {
  const { db, scope, actor, picture } = source;
  const katos = picture.tree.units.map(({ kato }) => kato).filter(scope.covers);
  const placeOf = new Map(picture.facilities.map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  for (let after = 0; ;) {
    const plans = await plansWithin(db, { katos, actor, after, limit: AT_ONCE, only });
    for (const plan of plans)
      for (const [index, change] of plan.changes.entries()) {
        const geometry = geometryOf(change, placeOf);
        const at = plan.updatedAt.toISOString();
        const feature = (): Feature => featureOf(plan, index, change, geometry);
        yield {
          key: plan.id * CHANGE_STEP + index + 1,
          geometry,
          span: { from: at, to: at },
          value: (property) => String(feature().properties[property]),
          feature,
        };
      }
    if (plans.length < AT_ONCE) return;
    after = plans.at(-1)?.id ?? after;
  }
}

export const plans: Collection = {
  title: 'Plans',
  description:
    'What saved what-if branches change, one feature a change, in the order of the plan: those that are shared, and one’s own. Nothing of it has happened.',
  action: 'planning.read',
  geometry: 'Geometry',
  time: 'updated_at',
  properties: {
    plan_id: { type: 'integer', description: 'Number of the plan' },
    plan: { type: 'string', description: 'Name of the plan' },
    kato: { type: 'string', description: 'KATO code of the territory that is planned for' },
    basis: {
      type: 'string',
      description: 'Units stand at their posts, or where they are now',
      values: BASES,
    },
    shared: { type: 'boolean', description: 'Others may see it', values: ['true', 'false'] },
    updated_at: { type: 'string', description: 'When the plan was changed last' },
    step: { type: 'integer', description: 'Place of the change in the plan, from 1' },
    change: { type: 'string', description: 'What is done', values: STEPS },
    subject: { type: 'string', description: 'To what: unit:12 of the picture, unit:+1 of the plan' },
    measure: { type: 'string', description: 'The measure that a facility gets' },
    azimuth_deg: { type: 'number', description: 'Where a camera looks, degrees clockwise from north' },
    fov_deg: { type: 'number', description: 'Field of view of a camera, degrees' },
    target_s: { type: 'integer', description: 'The new target, seconds' },
    cost_kzt: { type: 'integer', description: 'Cost in tenge; null while nobody has said it' },
  },
  items: (source, question) => pageOf(entries(source), question),
  item: async (source, id) => {
    const [, plan] = /^(\d{1,12})-\d{1,4}$/.exec(id) ?? [];
    if (plan === undefined) return undefined;
    for await (const entry of entries(source, Number(plan))) {
      const feature = entry.feature();
      if (feature.id === id) return feature;
    }
    return undefined;
  },
};
