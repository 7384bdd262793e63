import { expect, it } from 'vitest';
import { questionOf } from './question.ts';
import { useSites, type SitesForm } from './use-sites.ts';

const { form } = useSites.getInitialState();
const asked = (part: Partial<SitesForm> = {}) => questionOf({ ...form, ...part }, '610000000');
const points = [
  { lon: 69.59, lat: 42.3155 },
  { lon: 69.6, lat: 42.32 },
];

it('asks about places that were chosen by hand', () => {
  expect(asked({ candidates: 'chosen', points, number: '2' })).toMatchObject({
    ok: true,
    question: {
      candidates: [
        {
          kind: 'chosen',
          points: [
            { key: 'point:1', name: '', ...points[0] },
            { key: 'point:2', name: '', ...points[1] },
          ],
        },
      ],
    },
  });
});

it('lets a number go beyond them where the model or posts that move allow it', () => {
  for (const part of [
    { model: 'set_covering' },
    { model: 'expected_covering' },
    { posts: 'moveable' },
  ] as const)
    expect(asked({ candidates: 'chosen', points, number: '3', ...part }).ok).toBe(true);
});

it('forgets a budget and a busy share that the model has no use for', () => {
  expect(asked({ model: 'p_median', limit: 'budget', budgetKzt: '', busy: 'much' })).toMatchObject({
    ok: true,
    question: { limit: { kind: 'number', number: 5 }, busyShare: 0.3 },
  });
});

it.each<[Partial<SitesForm>, string]>([
  [{ candidates: 'chosen' }, 'points'],
  [{ candidates: 'chosen', points, number: '3' }, 'more'],
  [{ candidates: 'chosen', points, number: '3', model: 'p_centre' }, 'more'],
  [{ number: '0' }, 'number'],
  [{ number: '1.5' }, 'number'],
  [{ limit: 'budget', budgetKzt: '0' }, 'budgetKzt'],
  [{ limit: 'budget', budgetKzt: '-1' }, 'budgetKzt'],
  [{ limit: 'budget', costKzt: '0' }, 'costKzt'],
  [{ urban: '' }, 'urban'],
  [{ rural: '300' }, 'rural'],
  [{ model: 'expected_covering', busy: '96' }, 'busy'],
])('says what is wrong: %#', (part, wrong) => {
  expect(asked(part)).toEqual({ ok: false, wrong });
});
