import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePrices } from './prices.ts';
import { questionAbout } from './result.fixture.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { seedPublished } from '../../published/store.ts';
import { upsertEvidence, upsertEvidenceSources, upsertFacilities } from '../../register/bulk/store.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import budgetCsv from '../../../data/published/budget-2021.csv?raw';
import { parsePublishedBudgets } from '../../../data/published/figures.ts';
import { MEASURES } from '../../../shared/register/schema.ts';

const REGION = '610000000';
/** Turkistan, and Kentau. */
const CITIES = ['611000000', '612000000'] as const;
let test: TestDatabase;
let picture: Picture;

const callerOf = (grants: TestGrants) => {
  const context = testContext(test.db, picture, grants);
  return createCaller(appRouter)(context).planning.programme;
};
const chief = () => callerOf([['chief', REGION]]);

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  await seedHierarchy(db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  await seedPublished(db, { figures: [], headlines: [], budgets: parsePublishedBudgets(budgetCsv) });
  await ensurePrices(db);
  await upsertEvidenceSources(db, [
    { id: 'survey', kind: 'import', title: { kk: 's', ru: 's', en: 's' }, asOf: '2026-05-01', priority: 20 },
  ]);
  // Group 3, so that the law demands all six; of access control nobody knows at the third one.
  const ids = await upsertFacilities(
    db,
    ['a', 'b', 'c'].map((externalId, i) => ({
      externalId,
      type: 'school' as const,
      name: { kk: externalId, ru: externalId, en: externalId },
      kato: CITIES[i % 2] ?? REGION,
      settlement: null,
      lon: 68,
      lat: 43,
      people: 900 + i,
      learners: 800 + i,
      placeKind: 'regional_city' as const,
      owner: 'state' as const,
      demonstration: false,
    })),
  );
  await upsertEvidence(
    db,
    [...ids].flatMap(([externalId, facilityId]) =>
      MEASURES.filter((measure) => !(externalId === 'c' && measure === 'access_control')).map((measure) => ({
        facilityId,
        measure,
        source: 'survey',
        state: measure === 'video_system' ? ('working' as const) : ('absent' as const),
        observedOn: '2026-05-01',
      })),
    ),
  );
  picture = await loadPicture(db);
});
afterAll(() => test.drop());

const question = (own: Parameters<typeof questionAbout>[1] = {}) =>
  questionAbout(REGION, { measures: [...MEASURES], ...own });

describe('prices', () => {
  it('are estimates of the Republic until a territory sets its own, with a reason, in the audit and in a new version', async () => {
    const { prices, version } = await chief().prices({ unit: REGION });
    expect(prices).toHaveLength(6);
    expect(new Set(prices.map(({ estimate, inherited }) => `${estimate} ${inherited}`))).toEqual(
      new Set(['true true']),
    );
    const facts = {
      tenge: 300_000,
      yearlyTenge: 0,
      source: 'Келісімшарт № 7',
      asOf: '2026-10-01',
      estimate: false,
    };
    const change = { unit: REGION, measure: 'alarm_button', reason: 'Конкурс' } as const;
    await chief().setPrice({ ...change, facts });
    const after = await chief().prices({ unit: CITIES[0] });
    expect(after.version).toBeGreaterThan(version);
    expect(after.prices.find(({ measure }) => measure === 'alarm_button')).toMatchObject({
      ...facts,
      inherited: true,
    });
    const entry = await test.db
      .selectFrom('audit_entry')
      .select(['note', 'object', 'after', 'kato'])
      .where('action', '=', 'planning.setPrice')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({
      note: 'Конкурс',
      object: `price:${REGION}.alarm_button`,
      after: facts,
      kato: REGION,
    });
    await chief().setPrice({ ...change, facts: null });
    const back = await chief().prices({ unit: REGION });
    expect(back.prices.find(({ measure }) => measure === 'alarm_button')).toMatchObject({
      tenge: 280_000,
      inherited: true,
    });
    await expect(chief().setPrice({ ...change, facts: { ...facts, tenge: -1 } })).rejects.toThrow(
      'A price is more than nothing',
    );
    const republic = callerOf([['administrator', '000000000']]);
    await expect(republic.setPrice({ ...change, unit: '000000000', facts: null })).rejects.toThrow(
      /set another one/,
    );
  });
});

describe('a published budget', () => {
  it('is offered with its source; a region that the document leaves out may plan with that of another', async () => {
    const { source, choices } = await chief().budgets({ unit: REGION });
    expect(source).toMatchObject({ asOf: '2021-09-30', title: { ru: expect.stringContaining('ДЗ-237') } });
    expect(choices).toHaveLength(12);
    expect(choices.find(({ region }) => region === 'kyzylorda')).toMatchObject({
      tenge: 252_000_000,
      own: false,
    });
    const own = await callerOf([['chief', '430000000']]).budgets({ unit: '430000000' });
    expect(own.choices[0]).toMatchObject({ region: 'kyzylorda', own: true });
  });
});

describe('a programme', () => {
  it('is answered at once, proven, listed, saved, deleted and brought back', async () => {
    const budgets = [6_000_000, 6_000_000];
    const started = await chief().start({ question: question({ budgets }) });
    await expect.poll(async () => (await chief().status({ id: started.id })).ending).toBe('optimal');
    const { result } = await chief().status({ id: started.id });
    expect(result?.standing).toMatchObject({ gap: 0 });
    // 17 measures are required and known; three work. Two alarm buttons, links, loudspeakers and more are bought.
    expect(result?.outcome.all.before).toEqual({ numerator: 3, denominator: 17 });
    expect(result?.outcome.all.after.numerator).toBeGreaterThan(10);
    expect(result?.asOf).toBe('2026-05-01');
    expect(result?.outcome.years.every(({ tenge }, year) => tenge <= (budgets[year] ?? 0))).toBe(true);
    const { rows, total } = await chief().rows({ of: { run: started.id }, limit: 2 });
    expect(rows.length).toBe(Math.min(2, total));
    expect(rows[0]).toMatchObject({ year: 0, group: 'group_3' });
    // Nobody else's run.
    await expect(callerOf([['chief', REGION]]).status({ id: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });

    const { id } = await chief().save({ run: started.id, name: 'Екі жыл' });
    const [listed] = await chief().list({ unit: REGION });
    expect(listed).toMatchObject({ id, name: 'Екі жыл', years: 2, firstYear: 2027 });
    expect(await chief().get({ id })).toMatchObject({ result: { ending: 'optimal' }, pricesChanged: false });
    expect((await chief().rows({ of: { saved: id } })).total).toBe(total);
    await chief().delete({ id });
    expect(await chief().list({ unit: REGION })).toEqual([]);
    await chief().restore({ id });
    expect(await chief().list({ unit: REGION })).toHaveLength(1);
    const actions = await test.db
      .selectFrom('audit_entry')
      .select('action')
      .where('object', '=', `programme:${id}`)
      .orderBy('id')
      .execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'planning.saveProgramme',
      'planning.deleteProgramme',
      'planning.restoreProgramme',
    ]);
    const beside = callerOf([['chief', '630000000']]);
    await expect(beside.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never takes what nobody knows as missing, unless it is told to', async () => {
    const budgets = [100_000_000];
    const endOf = async (unknown: boolean) => {
      const { id } = await chief().start({ question: question({ budgets, unknown }) });
      await expect.poll(async () => (await chief().status({ id })).ending).toBe('optimal');
      return (await chief().status({ id })).result?.outcome.all;
    };
    expect(await endOf(false)).toMatchObject({
      gapsClosed: 14,
      unknownsClosed: 0,
      after: { numerator: 17, denominator: 17 },
    });
    expect(await endOf(true)).toMatchObject({
      gapsClosed: 14,
      unknownsClosed: 1,
      after: { numerator: 18, denominator: 18 },
    });
  });

  it('names what contradicts itself in the rules', async () => {
    const [facility = 0] = picture.facilities.map(({ id }) => id);
    const kindsOf = async (own: Parameters<typeof question>[0]) =>
      (await chief().start({ question: question(own) })).contradictions;
    expect(await kindsOf({ budgets: [1_000_000], minSharePercent: 100 })).toMatchObject([
      { kind: 'minimum_over_budget', budget: 1_000_000 },
    ]);
    expect(
      await kindsOf({ budgets: [1_000, 50_000_000], contracted: [{ facility, measure: 'alarm_button' }] }),
    ).toEqual([{ kind: 'contracts_over_budget', tenge: 280_000, budget: 1_000 }]);
    expect(await kindsOf({ contracted: [{ facility, measure: 'video_system' }] })).toEqual([
      { kind: 'contract_is_no_gap', facility, measure: 'video_system' },
    ]);
    expect(
      await kindsOf({ budgets: [4_000_000, 4_000_000, 40_000_000], minSharePercent: 100, whole: true }),
    ).toEqual([]);
    expect(
      await kindsOf({
        budgets: Array.from({ length: 5 }, () => 9_000_000),
        minSharePercent: 90,
        whole: true,
      }),
    ).toMatchObject([{ kind: 'minimum_dearer_than_year' }, { kind: 'minimum_dearer_than_year' }]);
    const named = { facility, measure: 'alarm_button' } as const;
    expect(await kindsOf({ contracted: [named], forbidden: [named] })).toEqual([
      { kind: 'contract_forbidden', ...named },
    ]);
    const all = picture.facilities.map(({ id }) => ({ facility: id, measure: null }));
    expect(await kindsOf({ minSharePercent: 50, forbidden: all })).toMatchObject([
      { kind: 'minimum_unreachable', possible: 0 },
      { kind: 'minimum_unreachable', possible: 0 },
    ]);
  });

  it('refuses a budget below nothing, and more years than five, with a sentence', async () => {
    await expect(chief().start({ question: question({ budgets: [-1] }) })).rejects.toThrow(
      'A budget cannot be negative',
    );
    await expect(chief().start({ question: question({ budgets: [1, 1, 1, 1, 1, 1] }) })).rejects.toThrow(
      '5 years at most',
    );
    await expect(chief().start({ question: question({ measures: [] }) })).rejects.toThrow(
      'Choose at least one measure',
    );
  });
});
