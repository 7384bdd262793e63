import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedIn, type TestGrants } from './access/test-access.ts';
import { createTestDatabase, type TestDatabase } from './db/test-database.ts';
import { seedHierarchy } from './hierarchy/store.ts';
import { loadPicture } from './picture/load.ts';
import type { Picture } from './picture/picture.ts';
import { plantTerritory } from './territory.fixture.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import type { Action } from '../shared/access/action.ts';
import { ROLE_ACTIONS, ROLES } from '../shared/access/role.ts';
import { COUNTRY_KATO, type AdminUnit, type Kato, type Level } from '../shared/hierarchy/schema.ts';

type Node = { kato: Kato; parent: number };
type World = { nodes: Node[]; grants: TestGrants };

/** Random hierarchies of 2 to 14 units, whose codes say nothing of their place, with up to three grants. */
const worlds: fc.Arbitrary<World> = fc
  .record({
    codes: fc.uniqueArray(fc.integer({ min: 100_000_000, max: 999_999_999 }), {
      minLength: 1,
      maxLength: 13,
    }),
    picks: fc.array(fc.nat(), { minLength: 13, maxLength: 13 }),
    grants: fc.array(fc.tuple(fc.constantFrom(...ROLES), fc.nat()), { minLength: 1, maxLength: 3 }),
  })
  .map(({ codes, picks, grants }) => {
    const nodes: Node[] = [{ kato: COUNTRY_KATO, parent: -1 }];
    for (const [i, code] of codes.entries())
      nodes.push({ kato: String(code), parent: (picks[i] ?? 0) % nodes.length });
    const kato = (pick: number): Kato => nodes[pick % nodes.length]?.kato ?? COUNTRY_KATO;
    return { nodes, grants: grants.map(([role, unit]) => [role, kato(unit)] as const) };
  });

/** The rule: somebody may do it in a unit when a role of theirs has the action there or in a unit above. */
function mayIn({ nodes, grants }: World, action: Action, kato: Kato): boolean {
  for (let i = nodes.findIndex((n) => n.kato === kato); i >= 0; i = nodes[i]?.parent ?? -1)
    for (const [role, unit] of grants)
      if (unit === nodes[i]?.kato && ROLE_ACTIONS[role].includes(action)) return true;
  return false;
}

function unitsOf({ nodes }: World): AdminUnit[] {
  const levelOf = (i: number): number => (i <= 0 ? 0 : 1 + levelOf(nodes[i]?.parent ?? -1));
  return nodes.map(({ kato, parent }, i) => ({
    kato,
    parentKato: nodes[parent]?.kato ?? null,
    level: Math.min(3, levelOf(i)) as Level,
    type: i === 0 ? 'country' : 'district',
    name: { kk: `Аумақ ${kato}`, ru: `Территория ${kato}`, en: `Unit ${kato}` },
    aliases: [],
    isoCode: null,
    seat: null,
    label: null,
    areaKm2: null,
    population: null,
    validFrom: '2026-01-01',
    validTo: null,
    source: 'test',
    note: null,
  }));
}

const COVERAGE = { measure: 'video_link', source: 'moe-2023q1', type: 'all', group: 'all' } as const;
/** Questions about a unit: what they need, and how they are asked. */
const QUESTIONS: readonly (readonly [Action, (unit: Kato) => readonly [procedure: string, input: object]])[] =
  [
    ['hierarchy.read', (kato) => ['hierarchy.unit', { kato }]],
    ['coverage.read', (unit) => ['coverage.rollup', { ...COVERAGE, unit }]],
    ['coverage.read', (unit) => ['coverage.compare', { ...COVERAGE, unit, versus: 'latest' }]],
    ['coverage.read', (unit) => ['coverage.facilities', { ...COVERAGE, unit }]],
    ['coverage.read', (unit) => ['coverage.points', { ...COVERAGE, unit }]],
    ['register.read', (unit) => ['register.facilities', { unit }]],
    ['cameras.read', (unit) => ['register.cameras', { unit }]],
    ['cameras.read', (unit) => ['register.cameraList', { unit }]],
    ['access.people', (unit) => ['access.people.list', { unit }]],
  ];
/** Questions without a unit: the answer is of all that was granted, and of nothing else. */
const WHOLE: readonly (readonly [Action, procedure: string, input?: object])[] = [
  ['hierarchy.read', 'hierarchy.units'],
  ['register.read', 'register.facilities', { limit: 500 }],
  ['cameras.read', 'register.cameras', { limit: 500 }],
  ['cameras.read', 'register.cameraList', { limit: 500 }],
  ['register.read', 'register.controlCentres'],
  ['register.read', 'register.search', { text: 'school', limit: 50 }],
  ['access.people', 'access.people.list', { limit: 200 }],
];

let test: TestDatabase;
let server: TestServer;
let picture: Picture;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await server?.close();
  await test.drop();
});

async function makeWorld(world: World): Promise<void> {
  await sql`truncate admin_unit, evidence_source, boundary_set, inspection, person restart identity cascade`.execute(
    test.db,
  );
  await seedHierarchy(test.db, unitsOf(world), '2026-01-01');
  await plantTerritory(
    test.db,
    world.nodes.map(({ kato }) => kato),
  );
  picture = await loadPicture(test.db, { cameras: true });
  server ??= await startTestServer({ db: test.db, picture: () => picture });
}

const codesIn = (world: World, body: string): Set<Kato> =>
  new Set((body.match(/\b\d{9}\b/g) ?? []).filter((code) => world.nodes.some((n) => n.kato === code)));

it('of random hierarchies, grants and requests the server answers as the rule says, and names no unit outside', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await makeWorld(world);
      const { cookie, personId } = await signedIn(test.db, world.grants);
      const katos = world.nodes.map(({ kato }) => kato);
      const seenBy = (action: Action) => katos.filter((kato) => mayIn(world, action, kato));
      /** What any body may name: what anything is allowed in. */
      const mine = new Set(katos.filter((kato) => mayIn(world, 'hierarchy.read', kato)));
      const expectNothingOutside = (what: string, body: string): void => {
        for (const code of codesIn(world, body)) expect([what, mine.has(code)]).toEqual([what, true]);
      };

      for (const [action, ask] of QUESTIONS)
        for (const kato of katos) {
          const [procedure, input] = ask(kato);
          const said = await server.query(procedure, input, cookie);
          expect([procedure, kato, said.status]).toEqual([
            procedure,
            kato,
            mayIn(world, action, kato) ? 200 : 403,
          ]);
          expectNothingOutside(procedure, said.body);
        }

      for (const [action, procedure, input] of WHOLE) {
        const said = await server.query(procedure, input, cookie);
        const seen = seenBy(action);
        expect([procedure, said.status]).toEqual([procedure, seen.length > 0 ? 200 : 403]);
        // Everything inside is there, and nothing else: each unit has one of everything.
        if (seen.length > 0)
          expect([procedure, [...codesIn(world, said.body)].toSorted()]).toEqual([
            procedure,
            seen.toSorted(),
          ]);
      }

      for (const [i, kato] of katos.entries()) {
        const said = await server.query('coverage.facility', { id: i + 1 }, cookie);
        const found = mayIn(world, 'coverage.read', kato) ? 200 : 404;
        expect([kato, said.status]).toEqual([kato, seenBy('coverage.read').length > 0 ? found : 403]);
        expectNothingOutside('coverage.facility', said.body);
        const query = new URLSearchParams({ ...COVERAGE, unit: kato }).toString();
        const file = await server.get(`/export/facilities.csv?${query}`, cookie);
        expect(['export', kato, file.status]).toEqual([
          'export',
          kato,
          mayIn(world, 'export.read', kato) ? 200 : 403,
        ]);
        expectNothingOutside('export', await file.text());
      }

      const about = await server.query('register.about', undefined, cookie);
      const inRegister = seenBy('register.read').length;
      if (inRegister > 0)
        expect(about.data).toMatchObject({
          facilities: inRegister,
          cameras: seenBy('register.read').length,
          controlCentres: inRegister,
        });
      await expectMap(world, cookie, seenBy('hierarchy.read'));
      expect(personId).toBeGreaterThan(0);
    }),
    { numRuns: 25 },
  );
}, 300_000);

/** The boundaries that the hierarchy leads to are of the units inside, of both levels that have them. */
async function expectMap(world: World, cookie: string, seen: readonly Kato[]): Promise<void> {
  const { data } = await server.query('hierarchy.units', undefined, cookie);
  const { boundarySet } = data as { boundarySet: { hash: string } };
  for (const level of [1, 2]) {
    const response = await server.get(`/map/boundaries/${boundarySet.hash}/${level}.geojson`, cookie);
    expect(response.status).toBe(200);
    const ofLevel = unitsOf(world).filter((unit) => unit.level === level && seen.includes(unit.kato));
    expect([...codesIn(world, await response.text())].toSorted()).toEqual(
      ofLevel.map(({ kato }) => kato).toSorted(),
    );
  }
}
