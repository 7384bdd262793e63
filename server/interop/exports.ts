import { publishedCheck } from './published-check.ts';
import type { Row, Table } from './table.ts';
import { cellOf } from '../../shared/coverage/rollup.ts';
import type { Kato, Level } from '../../shared/hierarchy/schema.ts';
import { isWithin } from '../../shared/hierarchy/tree.ts';
import { CAMERA_COLUMNS, FACILITY_COLUMNS } from '../../shared/register/row.ts';
import { MEASURES, type Facility } from '../../shared/register/schema.ts';
import { STATE_CODES } from '../../shared/coverage/rollup.ts';
import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import type { Db } from '../db/schema.ts';
import { activeBoundarySet, boundariesOf } from '../hierarchy/store.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';
import { camerasWithin, facilityIdsByExternalId } from '../register/store.ts';

export const EXPORT_KINDS = [
  'hierarchy',
  'boundaries',
  'facilities',
  'cameras',
  'coverage',
  'published-check',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

type ExportOptions = { unit: Kato; level: Level | null; filter: CoverageFilter };
type Source = { db: Db; picture: Picture; options: ExportOptions };

const CAMERA_PAGE = 10_000;

const pointOf = (row: Row): GeoJSON.Point | null =>
  typeof row['lon'] === 'number' && typeof row['lat'] === 'number'
    ? { type: 'Point', coordinates: [row['lon'], row['lat']] }
    : null;

/** Units inside the asked territory, of the asked level when there is one. */
const unitsOf = ({ picture, options }: Source) =>
  picture.tree.units.filter(
    (u) =>
      isWithin(picture.tree, u.kato, options.unit) && (options.level === null || u.level === options.level),
  );

const HIERARCHY_COLUMNS = [
  'kato',
  'parent_kato',
  'level',
  'type',
  'name_kk',
  'name_ru',
  'name_en',
  'iso_code',
  'seat_ru',
  'lon',
  'lat',
  'area_km2',
  'population',
  'population_date',
  'population_quality',
  'aliases',
  'valid_from',
  'valid_to',
  'source',
  'note',
];

function hierarchy(source: Source): Table {
  const rows = unitsOf(source).map((u) => ({
    kato: u.kato,
    parent_kato: u.parentKato,
    level: u.level,
    type: u.type,
    name_kk: u.name.kk,
    name_ru: u.name.ru,
    name_en: u.name.en,
    iso_code: u.isoCode,
    seat_ru: u.seat?.nameRu ?? null,
    lon: u.seat?.lon ?? null,
    lat: u.seat?.lat ?? null,
    area_km2: u.areaKm2,
    population: u.population?.value ?? null,
    population_date: u.population?.date ?? null,
    population_quality: u.population?.quality ?? null,
    aliases: u.aliases.join('; '),
    valid_from: u.validFrom,
    valid_to: u.validTo,
    source: u.source,
    note: u.note,
  }));
  return { columns: HIERARCHY_COLUMNS, rows, geometry: pointOf };
}

/** Polygons of the active set; without a level both. `boundaries` says schematic or imported. */
async function boundaries(source: Source): Promise<Table> {
  const { db, picture, options } = source;
  const set = await activeBoundarySet(db);
  const levels = options.level === 1 || options.level === 2 ? [options.level] : ([1, 2] as const);
  const shapes = new Map<string, GeoJSON.Geometry>();
  if (set)
    for (const level of levels)
      for (const feature of (await boundariesOf(db, set.id, level)).features)
        shapes.set(feature.properties.kato, feature.geometry);
  const rows = picture.tree.units
    .filter((u) => shapes.has(u.kato) && isWithin(picture.tree, u.kato, options.unit))
    .map((u) => ({
      kato: u.kato,
      parent_kato: u.parentKato,
      level: u.level,
      name_kk: u.name.kk,
      name_ru: u.name.ru,
      name_en: u.name.en,
      boundaries: set?.kind ?? null,
    }));
  return {
    columns: ['kato', 'parent_kato', 'level', 'name_kk', 'name_ru', 'name_en', 'boundaries'],
    rows,
    geometry: (row) => shapes.get(String(row['kato'])) ?? null,
  };
}

function facilities({ picture, options }: Source): Table {
  const [from, to] = facilityRange(picture, options.unit) ?? [0, 0];
  const { columns } = picture;
  const source = columns.sources.indexOf(options.filter.source);
  const asOf = picture.sources
    .filter((s) => source === 0 || s.id === options.filter.source)
    .map((s) => s.asOf);
  const date = asOf.toSorted().at(-1) ?? null;
  const rowOf = (facility: Facility, position: number): Row => {
    const base = (position * columns.sources.length + source) * MEASURES.length;
    const states = MEASURES.map((measure, m) => {
      const state = STATE_CODES[columns.states[base + m] ?? 0];
      return [measure, state === 'unknown' || state === undefined ? null : state] as const;
    });
    return {
      external_id: facility.externalId,
      type: facility.type,
      name_kk: facility.name.kk,
      name_ru: facility.name.ru,
      name_en: facility.name.en,
      kato: facility.kato,
      settlement_kk: facility.settlement?.kk ?? null,
      settlement_ru: facility.settlement?.ru ?? null,
      settlement_en: facility.settlement?.en ?? null,
      lon: facility.lon,
      lat: facility.lat,
      people: facility.people,
      learners: facility.learners,
      place_kind: facility.placeKind,
      owner: facility.owner,
      evidence_source: source === 0 ? null : options.filter.source,
      evidence_date: states.some(([, state]) => state !== null) ? date : null,
      demonstration: facility.demonstration,
      ...Object.fromEntries(states),
    };
  };
  return {
    columns: [...FACILITY_COLUMNS, 'demonstration'],
    rows: picture.facilities.slice(from, to).map((f, i) => rowOf(f, from + i)),
    geometry: pointOf,
  };
}

async function cameras({ db, options }: Source): Promise<Table> {
  const externalIds = new Map(
    [...(await facilityIdsByExternalId(db))].map(([external, id]) => [id, external]),
  );
  async function* rows(): AsyncGenerator<Row> {
    for (let after = 0; ;) {
      const page = await camerasWithin(db, { units: [options.unit], after, limit: CAMERA_PAGE });
      for (const camera of page)
        yield {
          external_id: camera.externalId,
          owner: camera.owner,
          facility_external_id:
            camera.facilityId === null ? null : (externalIds.get(camera.facilityId) ?? null),
          kato: camera.kato,
          lon: camera.lon,
          lat: camera.lat,
          azimuth_deg: camera.azimuthDeg,
          fov_deg: camera.fovDeg,
          linked: camera.linked,
          working: camera.working,
          technical_class: camera.technicalClass,
          traffic: camera.traffic,
        };
      if (page.length < CAMERA_PAGE) return;
      after = page.at(-1)?.id ?? after;
    }
  }
  return { columns: CAMERA_COLUMNS, rows: rows(), geometry: pointOf };
}

const CELL_COLUMNS = [
  'facilities',
  'reported',
  'present',
  'working',
  'unknown',
  'required',
  'requiredWorking',
  'gap',
  'requiredUnknown',
] as const;

/** Counts, never percentages: whoever reads the file has both parts of every fraction. */
function coverage(source: Source): Table {
  const { picture, options } = source;
  const { filter } = options;
  const rows = unitsOf(source).map((u): Row => {
    const cell = cellOf(picture.rollup, picture.tree.indexOf.get(u.kato) ?? 0, filter);
    return {
      kato: u.kato,
      level: u.level,
      name_kk: u.name.kk,
      name_ru: u.name.ru,
      name_en: u.name.en,
      ...filter,
      ...cell,
      required_working: cell.requiredWorking,
      required_unknown: cell.requiredUnknown,
    };
  });
  const counts = CELL_COLUMNS.map((c) => c.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return {
    columns: [
      'kato',
      'level',
      'name_kk',
      'name_ru',
      'name_en',
      'measure',
      'source',
      'type',
      'group',
      ...counts,
    ],
    rows,
  };
}

/** Every export the product knows. */
export const EXPORTS: Readonly<Record<ExportKind, (source: Source) => Table | Promise<Table>>> = {
  hierarchy,
  boundaries,
  facilities,
  cameras,
  coverage,
  'published-check': ({ db, picture }) => publishedCheck(db, picture),
};
