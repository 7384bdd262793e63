import type { Change } from '../../../shared/planning/branch/change.ts';
import { changeSchema } from '../../../shared/planning/branch/change.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import type { PoliceUnitType } from '../../../shared/operations/schema.ts';
import type { FacilityType, Measure } from '../../../shared/register/schema.ts';

export type ChangeKind = Change['type'];
type Place = { lon: number; lat: number };

/** A change that is being made: what is known of it so far. Numbers are texts, as they are typed. */
export type ChangeForm = {
  kind: ChangeKind;
  /** The unit, post or camera that it is about. */
  thing: string;
  place: Place | null;
  /** The other end of a stretch of road. */
  end: Place | null;
  /** Which place the next click on the map gives. */
  asks: 'place' | 'end' | null;
  name: string;
  unitType: PoliceUnitType;
  crews: string;
  facility: number | null;
  measure: Measure;
  facilityType: FacilityType;
  speed: PlaceSpeed;
  minutes: string;
  azimuthDeg: string;
  fovDeg: string;
  rangeM: string;
  costKzt: string;
};

/** What is asked of a change. */
export type ChangeFieldName = Exclude<keyof ChangeForm, 'kind' | 'asks'>;
const VIEW: readonly ChangeFieldName[] = ['azimuthDeg', 'fovDeg', 'rangeM'];

/** What has to be known of each kind of change, in the order in which it is asked. */
export const FIELDS_OF: Readonly<Record<ChangeKind, readonly ChangeFieldName[]>> = {
  'unit.move': ['thing', 'place'],
  'unit.add': ['name', 'unitType', 'place'],
  'unit.remove': ['thing'],
  'post.add': ['name', 'unitType', 'crews', 'place'],
  'post.move': ['thing', 'place'],
  'post.close': ['thing'],
  'camera.add': ['name', 'place', ...VIEW],
  'camera.move': ['thing', 'place', ...VIEW],
  'camera.remove': ['thing'],
  equip: ['facility', 'measure'],
  'road.close': ['name', 'place', 'end'],
  'target.set': ['facilityType', 'speed', 'minutes'],
};
export const CHANGE_KINDS = Object.keys(FIELDS_OF) as ChangeKind[];

export const emptyForm = (kind: ChangeKind, thing = ''): ChangeForm => ({
  kind,
  thing,
  place: null,
  end: null,
  asks: FIELDS_OF[kind].includes('place') ? 'place' : null,
  name: '',
  unitType: 'patrol_car',
  crews: '1',
  facility: null,
  measure: 'access_control',
  facilityType: 'school',
  speed: 'urban',
  minutes: '7',
  azimuthDeg: '0',
  fovDeg: '90',
  rangeM: '50',
  costKzt: '',
});

/** A number as it is typed: with a comma or a point, with or without spaces; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain);
}

/** The first number that nothing which the branch adds has yet; those after it are free, too. */
export const freshNumber = (changes: readonly Change[]): number =>
  Math.max(0, ...changes.map((change) => Number(/:\+(\d+)/.exec(JSON.stringify(change))?.[1] ?? 0))) + 1;

/** A name for something that the branch adds. */
const freshRef = (kind: 'unit' | 'post' | 'camera', changes: readonly Change[]): string =>
  `${kind}:+${freshNumber(changes)}`;

/** The change of a form, or the first field in which something is missing or wrong. */
export function changeOf(
  form: ChangeForm,
  changes: readonly Change[],
): { ok: true; change: Change } | { ok: false; field: ChangeFieldName } {
  const { kind, thing, place, end, unitType, facility, measure, facilityType } = form;
  const costKzt = form.costKzt.trim() === '' ? null : numberOf(form.costKzt);
  if (costKzt === null && form.costKzt.trim() !== '') return { ok: false, field: 'costKzt' };
  const lacks = FIELDS_OF[kind].find((field) => form[field] === null || form[field] === '');
  if (lacks) return { ok: false, field: lacks };
  const view = {
    azimuthDeg: numberOf(form.azimuthDeg),
    fovDeg: numberOf(form.fovDeg),
    rangeM: numberOf(form.rangeM),
  };
  const camera = thing.includes(':') ? thing : `camera:${thing}`;
  const made: Record<ChangeKind, () => object> = {
    'unit.move': () => ({ unit: thing, ...place }),
    'unit.add': () => ({ unit: freshRef('unit', changes), callSign: form.name, unitType, ...place }),
    'unit.remove': () => ({ unit: thing }),
    'post.add': () => ({
      post: freshRef('post', changes),
      name: form.name,
      unitType,
      crews: numberOf(form.crews),
      ...place,
    }),
    'post.move': () => ({ post: thing, ...place }),
    'post.close': () => ({ post: thing }),
    'camera.add': () => ({ camera: freshRef('camera', changes), name: form.name, ...place, ...view }),
    'camera.move': () => ({ camera, was: null, ...place, ...view }),
    'camera.remove': () => ({ camera, was: null }),
    equip: () => ({ facility, measure }),
    'road.close': () => ({ name: form.name, from: [place?.lon, place?.lat], to: [end?.lon, end?.lat] }),
    'target.set': () => ({
      facilityType,
      kind: form.speed,
      targetS: Math.round((numberOf(form.minutes) ?? 0) * 60),
    }),
  };
  const parsed = changeSchema.safeParse({ type: kind, ...made[kind](), costKzt });
  if (parsed.success) return { ok: true, change: parsed.data };
  const wrong = String(parsed.error.issues[0]?.path[0] ?? '');
  const field = FIELDS_OF[kind].find((one) => one === wrong);
  return {
    ok: false,
    field: field ?? (wrong === 'targetS' ? 'minutes' : wrong === 'costKzt' ? 'costKzt' : 'name'),
  };
}
