import { describe, expect, it } from 'vitest';
import { questionOf, sightsOf, viewsOf } from './question.ts';
import { useSiting, type SitingForm } from './use-siting.ts';

const { form } = useSiting.getInitialState();
const asked = (part: Partial<SitingForm> = {}, facilities = [1, 2]) =>
  questionOf({ ...form, ...part }, '610000000', facilities);

describe('the question about cameras', () => {
  it('is whole as the form begins, with as many views as it says', () => {
    const made = asked();
    if (!made.ok) throw new Error(JSON.stringify(made.wrong));
    expect(made.question.lenses.map(({ name }) => name)).toEqual(['wide', 'middle', 'narrow']);
    expect(made.question.demand.incidents).toBeNull();
    expect(sightsOf(made.question)).toEqual(['detect', 'recognise']);
    // 2 facilities × 8 poles × 12 directions × 3 lenses.
    expect(viewsOf(form, 2)).toBe(576);
  });

  it('reads numbers as they are typed', () => {
    expect(asked({ heightM: '4,5', limit: 'budget', budgetKzt: '5 000 000' })).toMatchObject({
      ok: true,
      question: { heightM: 4.5, limit: { kind: 'budget', budgetKzt: 5_000_000 } },
    });
  });

  it.each<[Partial<SitingForm>, string, string | null]>([
    [{ each: '1' }, 'each', null],
    [{ poles: 'chosen' }, 'points', null],
    [{ heightM: '' }, 'heightM', null],
    [{ number: '0' }, 'number', null],
    [{ limit: 'budget', budgetKzt: 'much' }, 'budgetKzt', null],
    [{ timeLimitS: '1.5' }, 'timeLimitS', null],
    [
      {
        lenses: {
          ...form.lenses,
          wide: { ...form.lenses.wide, isOn: false },
          narrow: { ...form.lenses.narrow, fovDeg: '5' },
        },
      },
      'fovDeg',
      'narrow',
    ],
    [
      { demand: { ...form.demand, perimeter: { ...form.demand.perimeter, weight: '-1' } } },
      'weight',
      'perimeter',
    ],
    [
      {
        demand: {
          ...form.demand,
          entrance: { ...form.demand.entrance, isOn: false },
          perimeter: { ...form.demand.perimeter, isOn: false },
        },
      },
      'demand',
      null,
    ],
  ])('says which field is wrong, and of which lens or target: %#', (part, field, row) => {
    expect(asked(part)).toEqual({ ok: false, wrong: { field, row } });
  });

  it('wants facilities, forty at most', () => {
    const wrong = { ok: false, wrong: { field: 'facilities', row: null } };
    expect(asked({}, [])).toEqual(wrong);
    expect(
      asked(
        {},
        Array.from({ length: 41 }, (_, i) => i + 1),
      ),
    ).toEqual(wrong);
  });
});
