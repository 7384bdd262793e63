import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../data/hierarchy/units.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { applyEdition, currentUnits, type EditionChange, seedHierarchy, unitsAsOf } from './store.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../data/hierarchy/${name}`, import.meta.url), 'utf8');
const units = parseUnits(await read('hierarchy.csv'), await read('aliases.csv'));

const TURKISTAN = '610000000';
const SHYMKENT = '790000000';
const ALATAU = '191800000';
const SAYRAM = '615200000';
const LENGER_DISTRICT = '615800000';
const LENGER_TOWN = '615820100';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await database.db.transaction().execute((trx) => seedHierarchy(trx, units, HIERARCHY_VALID_FROM));
});
afterEach(() => database?.drop());

const apply = (edition: readonly AdminUnit[], date: string): Promise<EditionChange> =>
  database.db.transaction().execute((trx) => applyEdition(trx, edition, date));

const pathOf = async (kato: Kato): Promise<string | undefined> => {
  const row = await database.db
    .selectFrom('admin_unit_version')
    .select('path')
    .where('kato', '=', kato)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row?.path;
};

/** Alatau city is closed, Sayram district renamed, Tole Bi district moved to Shymkent with the town in it. */
const reformed = units
  .filter((unit) => unit.kato !== ALATAU)
  .map((unit) => {
    if (unit.kato === SAYRAM) return { ...unit, name: { ...unit.name, en: 'Aksukent District' } };
    if (unit.kato === LENGER_DISTRICT) return { ...unit, parentKato: SHYMKENT };
    return unit;
  });

test('the committed hierarchy reads back whole and depth-first', async () => {
  expect(await currentUnits(database.db)).toEqual(buildTree(units).units);
});

test('the stored path is the codes from the root, and inside a territory is a prefix of it', async () => {
  expect(await pathOf(LENGER_TOWN)).toBe('000000000/610000000/615800000/615820100');
  const inside = await database.db
    .selectFrom('admin_unit_version')
    .select('kato')
    .where('path', 'like', `000000000/${TURKISTAN}%`)
    .execute();
  const tree = buildTree(units);
  const start = tree.indexOf.get(TURKISTAN) ?? -1;
  const range = tree.units.slice(start, tree.end[start]).map((unit) => unit.kato);
  expect(inside.map((row) => row.kato).toSorted()).toEqual(range.toSorted());
});

test('seeding the same hierarchy again changes nothing', async () => {
  const change = await apply(units, HIERARCHY_VALID_FROM);
  expect(change).toMatchObject({ opened: [], closed: [] });
  expect(change.unchanged).toHaveLength(303);
});

test('a reform changes the tree of today and leaves that of the day before as it was', async () => {
  const before = await currentUnits(database.db);
  const change = await apply(reformed, '2027-01-01');
  expect(change.opened.toSorted()).toEqual([SAYRAM, LENGER_DISTRICT, LENGER_TOWN]);
  expect(change.closed).toEqual([ALATAU]);

  const after = await currentUnits(database.db);
  expect(after.map((unit) => unit.kato)).not.toContain(ALATAU);
  expect(after.find((unit) => unit.kato === SAYRAM)?.name.en).toBe('Aksukent District');
  expect(after.find((unit) => unit.kato === LENGER_DISTRICT)?.parentKato).toBe(SHYMKENT);
  expect(await pathOf(LENGER_TOWN)).toBe('000000000/790000000/615800000/615820100');

  const content = (list: readonly AdminUnit[]) => list.map((unit) => ({ ...unit, validTo: null }));
  expect(content(await unitsAsOf(database.db, '2026-12-31'))).toEqual(content(before));
  expect(await unitsAsOf(database.db, '2027-01-01')).toEqual(after);
  expect(await unitsAsOf(database.db, '2020-01-01')).toEqual([]);
});

test('a reform loses nothing that refers to a closed unit', async () => {
  const centre = { name_kk: 'Алатау', name_ru: 'Алатау', name_en: 'Alatau', lon: 77.11, lat: 43.65 };
  await database.db
    .insertInto('control_centre')
    .values({ ...centre, kato: ALATAU, kind: 'small_city' })
    .execute();
  await apply(reformed, '2027-01-01');
  const kept = await database.db
    .selectFrom('control_centre')
    .innerJoin('admin_unit_version as unit', 'unit.kato', 'control_centre.kato')
    .select(['unit.name_en', 'unit.valid_to'])
    .execute();
  expect(kept).toEqual([{ name_en: 'Alatau (city administration)', valid_to: '2027-01-01' }]);
});

test('a closed unit can be opened again under its old code', async () => {
  await apply(reformed, '2027-01-01');
  const change = await apply(units, '2028-01-01');
  expect(change.opened).toContain(ALATAU);
  const again = (await currentUnits(database.db)).find((unit) => unit.kato === ALATAU);
  expect(again?.validFrom).toBe('2028-01-01');
  expect((await unitsAsOf(database.db, '2027-06-01')).map((unit) => unit.kato)).not.toContain(ALATAU);
});

test('an edition that would end a version on or before its first day is refused and changes nothing', async () => {
  const before = await currentUnits(database.db);
  await expect(apply(reformed, HIERARCHY_VALID_FROM)).rejects.toThrow(
    `An edition of ${HIERARCHY_VALID_FROM} cannot end the version of unit`,
  );
  expect(await currentUnits(database.db)).toEqual(before);
});
