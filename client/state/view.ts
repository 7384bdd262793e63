import { z } from 'zod';
import { areaSchema } from '../../shared/geometry/area.ts';
import { COUNTRY_KATO, katoSchema, languageSchema, type Language } from '../../shared/hierarchy/schema.ts';
import { gapAgeSchema, gapFilterSchema, gapListSchema } from '../../shared/coverage/gap-case.ts';
import { coverageFilterSchema, gapStateSchema } from '../../shared/coverage/schema.ts';
import { placeKeySchema } from '../../shared/operations/void-rule.ts';
import { facetWordSchema } from '../../shared/register/camera-filter.ts';

/** What a percentage is a share of: everything the source reports on, or what the law demands. */
const shareOfSchema = z.enum(['reported', 'required']);

/** Sections of the administration. */
export const ADMIN_SECTIONS = [
  'imports',
  'units',
  'playbooks',
  'people',
  'notify',
  'tokens',
  'sources',
  'wanted',
  'walls',
  'audit',
] as const;
export type AdminSection = (typeof ADMIN_SECTIONS)[number];

/** What is planned with: a branch of the picture, sites for posts and cameras, equipment over years, travel times. */
export const PLAN_TABS = ['what-if', 'sites', 'programme', 'travel'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

/** A day, or a moment, as a clock in Kazakhstan shows it: `2026-11-20`, `2026-11-20T09:30:00`. */
const localTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/)
  .refine((text) => Number.isFinite(Date.parse(text)));

/** Parameters of the address. All of them are texts there, so numbers are coerced. */
const FIELDS = {
  unit: katoSchema,
  ...coverageFilterSchema.shape,
  /** The second source of a comparison. */
  versus: coverageFilterSchema.shape.source,
  of: shareOfSchema,
  list: z.enum(['territories', 'facilities', 'cameras']),
  gap: z.union([z.literal('all'), gapStateSchema]),
  /** What of the coverage is looked at: figures and ranking, the gaps one by one, or charts. */
  part: z.enum(['ranking', 'gaps', 'charts']),
  /** Which gaps are listed. */
  gaps: gapListSchema,
  gapMeasure: gapFilterSchema.shape.measure.unwrap(),
  gapOwner: gapFilterSchema.shape.owner.unwrap(),
  gapAge: gapAgeSchema,
  gapSort: gapFilterSchema.shape.sort.unwrap(),
  /** Which chart is open, and the unit that a unit is set against. */
  chart: z.enum(['ranking', 'trend', 'spread', 'fairness', 'regions', 'units']),
  beside: katoSchema,
  facility: z.coerce.number().int().positive(),
  /** What is open beside the screen: published sources, the help of the screen, its keys, or one's own views. */
  panel: z.enum(['none', 'sources', 'help', 'keys', 'views']),
  lang: languageSchema,
  theme: z.enum(['night', 'day']),
  /** What the page of components shows: the theme of the address, one of another use, or all beside each other. */
  themes: z.enum(['address', 'wall', 'print', 'all']),
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-85).max(85),
  zoom: z.coerce.number().min(0).max(22),
  cameras: z.enum(['off', 'on']),
  cameraOwner: facetWordSchema('owner'),
  cameraLink: facetWordSchema('link'),
  cameraState: facetWordSchema('state'),
  cameraClass: facetWordSchema('class'),
  cameraTraffic: facetWordSchema('traffic'),
  camera: z.coerce.number().int().positive(),
  section: z.enum(ADMIN_SECTIONS),
  /** The name of a rule of notification that is begun for the territory. */
  newRule: z.string().trim().min(1).max(80),
  /** The incident whose card is open. */
  incident: z.coerce.number().int().positive(),
  /** The police unit whose card is open; `unit` is the unit of territory. */
  policeUnit: z.coerce.number().int().positive(),
  /** The period that is looked at, and the moment of it that is shown. */
  from: localTimeSchema,
  to: localTimeSchema,
  at: localTimeSchema,
  /** A category of incidents, and how figures are grouped. */
  category: z.string().regex(/^[a-z][a-z0-9_]{1,47}$/),
  by: z.enum(['territory', 'category', 'hour']),
  /** Which alarms are listed, and the period of their indicators. */
  alarms: z.enum(['off', 'current', 'standing', 'shelved']),
  alarmFigures: z.enum(['off', 'day', 'week']),
  /** Whether what nobody reaches in time is shown. */
  voids: z.enum(['off', 'on']),
  /** The void whose moves are shown, as school:42. */
  place: placeKeySchema,
  tab: z.enum(PLAN_TABS),
  /** What the best places are sought for: posts and patrols, or cameras. */
  sitesOf: z.enum(['posts', 'cameras']),
  /** Where travel starts: longitude and latitude. */
  start: z.string().regex(/^-?\d{1,3}(\.\d{1,6})?,-?\d{1,2}(\.\d{1,6})?$/),
  /** At what hours one travels. */
  hours: z.enum(['now', 'day', 'night']),
  /** The branch that is open. */
  branch: z.coerce.number().int().positive(),
  /** The saved equipment programme that is open. */
  programme: z.coerce.number().int().positive(),
  /** Branches that it is compared with, as `3,8`: three at most. */
  against: z.string().regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9}){0,2}$/),
  /** What the map shows of a branch: it, or the picture before it. */
  shows: z.enum(['after', 'before']),
  /** The area that is drawn on the map, as `areaText` writes it. */
  area: areaSchema,
  /** The wall that is controlled or shown, and the code of a screen that is to be connected. */
  wall: z.coerce.number().int().positive(),
  pair: z.string().regex(/^[\w-]{8,9}$/),
  /** The import whose report is open. */
  import: z.coerce.number().int().positive(),
  /** Which screen of a wall a kiosk is. */
  screen: z.coerce.number().int().min(1).max(12),
} as const;

type Fields = { [K in keyof typeof FIELDS]: z.infer<(typeof FIELDS)[K]> };

/** Parameters that may be absent: nothing is chosen, or the map stands where it was fitted. */
const OPTIONAL = [
  'facility',
  'camera',
  'import',
  'wall',
  'pair',
  'incident',
  'policeUnit',
  'place',
  'versus',
  'beside',
  'lon',
  'lat',
  'zoom',
  'from',
  'to',
  'at',
  'category',
  'branch',
  'programme',
  'against',
  'start',
  'newRule',
  'area',
  'screen',
] as const;
type Optional = (typeof OPTIONAL)[number];

/** Everything the screen shows is decided by this and by the data; the address carries it whole. */
export type View = Omit<Fields, Optional> & { [K in Optional]?: Fields[K] | undefined };

/** The language of the interface from the languages of the browser, best first; Russian when it knows none of ours. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const tag of languages) {
    const known = languageSchema.safeParse(tag.slice(0, 2).toLowerCase());
    if (known.success) return known.data;
  }
  return 'ru';
}

/** Best known source of the demonstration register; an imported one need not have it. */
export const DEFAULT_SOURCE = 'moe-2023q1';

/** The view of an empty address. */
export const defaultView = (lang: Language): View => ({
  unit: COUNTRY_KATO,
  measure: 'video_link',
  source: DEFAULT_SOURCE,
  type: 'school',
  group: 'all',
  of: 'reported',
  list: 'territories',
  gap: 'all',
  part: 'ranking',
  gaps: 'standing',
  gapMeasure: 'all',
  gapOwner: 'all',
  gapAge: 'all',
  gapSort: 'urgency',
  chart: 'ranking',
  panel: 'none',
  lang,
  theme: 'night',
  themes: 'address',
  cameras: 'off',
  cameraOwner: 'all',
  cameraLink: 'all',
  cameraState: 'all',
  cameraClass: 'all',
  cameraTraffic: 'all',
  section: 'imports',
  by: 'territory',
  alarms: 'off',
  alarmFigures: 'off',
  voids: 'off',
  tab: 'what-if',
  sitesOf: 'posts',
  hours: 'now',
  shows: 'after',
});

/**
 * Reads the parameters of an address. A bad one falls back to its default and is named in `ignored`, as is one
 * nobody knows; it never breaks the screen.
 */
export function decodeView(
  raw: Readonly<Record<string, unknown>>,
  lang: Language,
): { view: View; ignored: string[] } {
  const ignored = Object.keys(raw).filter((key) => raw[key] !== undefined && !(key in FIELDS));
  const read: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(FIELDS)) {
    if (raw[key] === undefined) continue;
    const parsed = schema.safeParse(raw[key]);
    if (parsed.success) read[key] = parsed.data;
    else ignored.push(key);
  }
  return { view: { ...defaultView(lang), ...(read as Partial<View>) }, ignored };
}

/** Writes a view as parameters: only what differs from the default, but always the language, so that a link keeps it. */
export function encodeView(view: Readonly<Record<string, unknown>>): Record<string, string> {
  const plain: Readonly<Record<string, unknown>> = defaultView('ru');
  const written: Record<string, string> = {};
  for (const key of Object.keys(FIELDS)) {
    const value = view[key];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    if (key === 'lang' || value !== plain[key]) written[key] = String(value);
  }
  return written;
}

/** The position of the map in the address; null unless it is whole. */
export function positionOf(view: View): { lon: number; lat: number; zoom: number } | null {
  const { lon, lat, zoom } = view;
  return lon === undefined || lat === undefined || zoom === undefined ? null : { lon, lat, zoom };
}

/** Rounded so that the address stays short: some 10 m, a hundredth of a zoom level. */
export function roundPosition(position: {
  lon: number;
  lat: number;
  zoom: number;
}): Pick<View, 'lon' | 'lat' | 'zoom'> {
  const round = (value: number, step: number): number => Math.round(value * step) / step;
  return { lon: round(position.lon, 1e4), lat: round(position.lat, 1e4), zoom: round(position.zoom, 100) };
}

/** What a screen looks like, and not what is acted on. */
const LOOK: ReadonlySet<string> = new Set([
  'panel',
  'part',
  'list',
  'chart',
  'tab',
  'lon',
  'lat',
  'zoom',
] satisfies (keyof View)[]);

/** Whether two views are of the same things, so that one may be drawn a moment after the other: a key finds what it is meant for. */
export const isOnlyAnotherLook = (a: View, b: View): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (key) => LOOK.has(key) || a[key as keyof View] === b[key as keyof View],
  );
