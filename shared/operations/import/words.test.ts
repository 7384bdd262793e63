import { expect, it } from 'vitest';
import { PAST_SOURCES } from '../history.ts';
import { EQUIPMENT, POLICE_UNIT_TYPES } from '../schema.ts';
import { WORDS } from '../../register/import/words.ts';

it('files have a word for every type of unit, piece of equipment and service, and for nothing else', () => {
  expect(Object.keys(WORDS.unitType)).toEqual(POLICE_UNIT_TYPES);
  expect(Object.keys(WORDS.equipment)).toEqual(EQUIPMENT);
  expect(Object.keys(WORDS.pastSource)).toEqual(PAST_SOURCES);
});
