import { expect, it } from 'vitest';
import { NO_PARTS } from './address-fields.tsx';
import { filledBy } from './filled-by.ts';

const name = (kk: string) => ({ kk, ru: kk, en: kk });
const place = {
  id: '7',
  name: name('№ 7 мектеп'),
  aliases: [],
  settlement: name('Ленгер'),
  kato: '615800000',
  lon: 69,
  lat: 42,
  population: 0,
};

it('a found place fills the parts of the address that nobody has told, and no other', () => {
  const write = ({ kk }: { kk: string }) => kk;
  const told = { ...NO_PARTS, house: '5' };
  expect(filledBy(told, { ...place, kind: 'facility' }, write)).toEqual({
    ...told,
    settlement: 'Ленгер',
    commonName: '№ 7 мектеп',
  });
  expect(filledBy({ ...told, settlement: 'Шымкент' }, { ...place, kind: 'street' }, write)).toEqual({
    ...told,
    settlement: 'Шымкент',
    street: '№ 7 мектеп',
  });
  expect(filledBy(told, { ...place, kind: 'settlement', settlement: null }, write).settlement).toBe(
    '№ 7 мектеп',
  );
});
