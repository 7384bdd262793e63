import { expect, it } from 'vitest';
import { equipChanges } from './purchases.ts';
import { changesSchema } from '../../../shared/planning/branch/change.ts';

it('makes of every measure that is bought a change with its price', () => {
  const changes = equipChanges(
    [
      { facility: 7, measures: ['access_control', 'video_link'] },
      { facility: 9, measures: ['video_link'] },
    ],
    [{ measure: 'video_link', tenge: 450_000 }],
  );
  expect(changes).toEqual([
    { type: 'equip', facility: 7, measure: 'access_control', costKzt: null },
    { type: 'equip', facility: 7, measure: 'video_link', costKzt: 450_000 },
    { type: 'equip', facility: 9, measure: 'video_link', costKzt: 450_000 },
  ]);
  expect(changesSchema.parse(changes)).toEqual(changes);
});
