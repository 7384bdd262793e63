import fc from 'fast-check';
import { AIMS, DEFAULT_PRIORITIES, type ProgrammeInput } from './input.ts';
import type { ProgrammeFacility, Tenge } from './problem.ts';
import { GROUPS, MEASURES } from '../../register/schema.ts';

/** A question of a few facilities, small enough to try every plan. */
export type SmallQuestion = {
  facilities: ProgrammeFacility[];
  districts: number;
  input: ProgrammeInput;
  tenge: Tenge;
};

const MEASURES_USED = MEASURES.slice(0, 3);

const facility = (id: number): fc.Arbitrary<ProgrammeFacility> =>
  fc
    .record({
      district: fc.nat({ max: 1 }),
      group: fc.constantFrom(...GROUPS),
      learners: fc.option(fc.nat({ max: 40 })),
      states: fc.array(fc.constantFrom('working', 'gap', 'gap', 'gap', 'unknown', 'free'), {
        minLength: 3,
        maxLength: 3,
      }),
    })
    .map(({ states, ...rest }) => {
      const setOf = (wanted: string): number =>
        states.reduce((set, state, m) => (state === wanted ? set | (1 << m) : set), 0);
      return { id, ...rest, working: setOf('working'), gap: setOf('gap'), unknown: setOf('unknown') };
    });

/** Questions with every rule, on three facilities, three measures and two years. */
export const smallQuestion = (): fc.Arbitrary<SmallQuestion> =>
  fc
    .record({
      facilities: fc.tuple(facility(1), facility(2), facility(3)),
      budgets: fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 1, maxLength: 2 }),
      tenge: fc.array(fc.integer({ min: 3, max: 30 }), { minLength: 3, maxLength: 3 }),
      aim: fc.constantFrom(...AIMS),
      whole: fc.boolean(),
      unknown: fc.boolean(),
      minSharePercent: fc.constantFrom(0, 0, 0, 0, 40, 60, 100),
      // A contract is often about what is no gap, which is named and not solved: most questions have none.
      contracted: fc
        .record({
          isContracted: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
          contract: fc.record({
            facility: fc.integer({ min: 1, max: 3 }),
            measure: fc.constantFrom(...MEASURES_USED),
          }),
        })
        .map(({ isContracted, contract }) => (isContracted ? [contract] : [])),
      forbidden: fc.array(
        fc.record({
          facility: fc.integer({ min: 1, max: 3 }),
          measure: fc.option(fc.constantFrom(...MEASURES_USED)),
        }),
        { maxLength: 1 },
      ),
    })
    .map(({ facilities, tenge, ...asked }) => ({
      facilities,
      districts: 2,
      tenge,
      input: {
        unit: '000000000',
        firstYear: 2027,
        measures: MEASURES_USED,
        priorities: DEFAULT_PRIORITIES,
        ...asked,
      },
    }));
