import type { RegisterKind } from '../../../../shared/register/import/columns.ts';

/**
 * Columns of the register that a file decides, each with the column of the file it comes from and the name that the
 * history of the object knows it by (null: the history does not follow it).
 */
type Field = { column: string; from: string; history: string | null };

const field = (column: string, history: string | null, from = column): Field => ({ column, from, history });

const FIELDS: Readonly<Record<RegisterKind, readonly Field[]>> = {
  facilities: [
    field('type', 'type'),
    field('name_kk', 'nameKk'),
    field('name_ru', 'nameRu'),
    field('name_en', 'nameEn'),
    field('kato', 'kato'),
    field('settlement_kk', null),
    field('settlement_ru', null),
    field('settlement_en', null),
    field('lon', 'lon'),
    field('lat', 'lat'),
    field('people', 'people'),
    field('learners', 'learners'),
    field('place_kind', 'placeKind'),
    field('owner', 'owner'),
  ],
  cameras: [
    field('owner', 'owner'),
    // Tied to the owner: a file without the column says that no camera belongs to a facility.
    field('facility_id', null, 'owner'),
    field('kato', null),
    field('lon', 'lon'),
    field('lat', 'lat'),
    field('azimuth_deg', 'azimuthDeg'),
    field('fov_deg', 'fovDeg'),
    field('linked', 'linked'),
    field('working', 'working'),
    field('technical_class', 'technicalClass'),
    field('traffic', 'traffic'),
  ],
};

/** A settlement named in one language is named so in all, so any of its columns decides all three. */
const isIn = (columns: readonly string[], from: string): boolean =>
  from.startsWith('settlement_')
    ? columns.some((column) => column.startsWith('settlement_'))
    : columns.includes(from);

/** The fields of a kind that a file with these columns changes; the others stay as they are. */
export const fieldsIn = (kind: RegisterKind, columns: readonly string[]): Field[] =>
  FIELDS[kind].filter(({ from }) => isIn(columns, from));

/** All columns that a new row gets from a file. */
export const allColumns = (kind: RegisterKind): string[] => FIELDS[kind].map(({ column }) => column);

/** Fields whose changes are lines of the history. */
export const historyFields = (kind: RegisterKind): { column: string; history: string }[] =>
  FIELDS[kind].flatMap(({ column, history }) => (history === null ? [] : [{ column, history }]));
