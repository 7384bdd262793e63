import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapStateOf } from './requirement.ts';
import { buildRollup, cellOf, replaceFacility, STATE_CODES, type FacilityFacts } from './rollup.ts';
import type { CoverageCell, CoverageFilter } from './schema.ts';
import { buildTree, isWithin } from '../hierarchy/tree.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../register/schema.ts';

const SOURCES = ['latest', 'moe-2023q1'];
const TREE = buildTree([
  { kato: '000000000', parentKato: null },
  { kato: '100000000', parentKato: '000000000' },
  { kato: '200000000', parentKato: '000000000' },
  { kato: '101000000', parentKato: '100000000' },
  { kato: '102000000', parentKato: '100000000' },
  { kato: '102010000', parentKato: '102000000' },
]);

const facilityArbitrary: fc.Arbitrary<FacilityFacts> = fc.record({
  unit: fc.nat(TREE.units.length - 1),
  type: fc.nat(FACILITY_TYPES.length - 1),
  group: fc.nat(GROUPS.length - 1),
  states: fc.uint8Array({
    minLength: SOURCES.length * MEASURES.length,
    maxLength: SOURCES.length * MEASURES.length,
    max: STATE_CODES.length - 1,
  }),
});
const filterArbitrary: fc.Arbitrary<CoverageFilter> = fc.record({
  measure: fc.constantFrom(...MEASURES),
  source: fc.constantFrom(...SOURCES),
  type: fc.constantFrom('all', ...FACILITY_TYPES),
  group: fc.constantFrom('all', ...GROUPS),
});

function columnsOf(facilities: readonly FacilityFacts[]) {
  return {
    count: facilities.length,
    sources: SOURCES,
    unit: Uint16Array.from(facilities, (f) => f.unit),
    type: Uint8Array.from(facilities, (f) => f.type),
    group: Uint8Array.from(facilities, (f) => f.group),
    states: Uint8Array.from(facilities.flatMap((f) => [...f.states])),
  };
}

/** The definition, facility by facility, as slow as can be. */
function byDefinition(
  facilities: readonly FacilityFacts[],
  unit: number,
  filter: CoverageFilter,
): CoverageCell {
  const inside = facilities.filter(
    (f) =>
      isWithin(TREE, TREE.units[f.unit]?.kato ?? '', TREE.units[unit]?.kato ?? '') &&
      (filter.type === 'all' || FACILITY_TYPES[f.type] === filter.type) &&
      (filter.group === 'all' || GROUPS[f.group] === filter.group),
  );
  const seen = inside.map((f) => {
    const code =
      f.states[SOURCES.indexOf(filter.source) * MEASURES.length + MEASURES.indexOf(filter.measure)];
    const state = STATE_CODES[code ?? 0] ?? 'unknown';
    const group = GROUPS[f.group] ?? 'unknown';
    const gap = gapStateOf(group, filter.measure, state === 'unknown' ? undefined : state);
    const required = gapStateOf(group, filter.measure, 'working') === 'closed';
    return { state, gap, required };
  });
  const n = (test: (s: (typeof seen)[number]) => boolean) => seen.filter(test).length;
  return {
    facilities: seen.length,
    reported: n((s) => s.state !== 'unknown'),
    present: n((s) => s.state === 'working' || s.state === 'faulty'),
    working: n((s) => s.state === 'working'),
    unknown: n((s) => s.state === 'unknown'),
    required: n((s) => s.required),
    requiredWorking: n((s) => s.gap === 'closed'),
    gap: n((s) => s.gap === 'gap'),
    requiredUnknown: n((s) => s.required && s.gap === 'unknown'),
  };
}

describe('the roll-up', () => {
  it('equals the count by definition for every unit and question', () => {
    fc.assert(
      fc.property(fc.array(facilityArbitrary, { maxLength: 40 }), filterArbitrary, (facilities, filter) => {
        const rollup = buildRollup(TREE, columnsOf(facilities));
        for (const unit of TREE.units.keys())
          expect(cellOf(rollup, unit, filter)).toEqual(byDefinition(facilities, unit, filter));
      }),
    );
  });

  it('changed facility by facility equals the roll-up built anew', () => {
    fc.assert(
      fc.property(
        fc.array(facilityArbitrary, { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(), fc.option(facilityArbitrary)), { maxLength: 20 }),
        (initial, changes) => {
          const current: (FacilityFacts | null)[] = [...initial];
          const rollup = buildRollup(TREE, columnsOf(initial));
          for (const [at, after] of changes) {
            const i = at % current.length;
            replaceFacility(rollup, current[i] ?? null, after);
            current[i] = after;
          }
          const anew = buildRollup(TREE, columnsOf(current.filter((f) => f !== null)));
          expect(rollup.facilities).toEqual(anew.facilities);
          expect(rollup.states).toEqual(anew.states);
        },
      ),
    );
  });

  it('refuses a source that never gave evidence', () => {
    const rollup = buildRollup(TREE, columnsOf([]));
    expect(() =>
      cellOf(rollup, 0, { measure: 'video_link', source: 'nobody', type: 'all', group: 'all' }),
    ).toThrow('There is no source of evidence "nobody"');
  });
});
