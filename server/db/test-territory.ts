import type { Db } from './schema.ts';

/** Paths of the territory that `addTestTerritory` makes. */
export const TEST_PATHS = {
  root: '000000000',
  region: '000000000/100000000',
  city: '000000000/100000000/100000001',
  district: '000000000/100000000/100000002',
  otherRegion: '000000000/200000000',
  otherDistrict: '000000000/200000000/200000001',
} as const;

const LEVELS = [0, 1, 2, 3] as const;

/** A root, two regions and three units below them, for tests that need places and not the real hierarchy. */
export async function addTestTerritory(db: Db): Promise<void> {
  const units = Object.values(TEST_PATHS).map((path) => path.split('/'));
  await db
    .insertInto('admin_unit')
    .values(units.map((codes) => ({ kato: codes.at(-1) ?? '' })))
    .execute();
  await db
    .insertInto('admin_unit_version')
    .values(
      units.map((codes) => ({
        kato: codes.at(-1) ?? '',
        valid_from: '2024-01-01',
        parent_kato: codes.at(-2) ?? null,
        level: LEVELS[codes.length - 1] ?? 3,
        type: codes.length === 1 ? ('country' as const) : ('region' as const),
        name_kk: 'A',
        name_ru: 'A',
        name_en: 'A',
        aliases: [],
        path: codes.join('/'),
        source: 'test',
      })),
    )
    .execute();
}
