import { describe, expect, it } from 'vitest';
import { normalisedPlate, platePrinted } from './plate.ts';

describe('a plate', () => {
  it.each([
    ['123ABC02', '123ABC02'],
    [' 123 abc 02 ', '123ABC02'],
    ['123-АВС-02', '123ABC02'],
    ['KZ 123 ABC 02', '123ABC02'],
    ['123 АВ 02', '123AB02'],
    ['I23 A8C 02', 'I23A8C02'],
    ['l23 ABC 02', 'L23ABC02'],
    ['I23 ABC O2', '123ABC02'],
    ['123 AB0 02', '123ABO02'],
    ['A 123 BCD', 'A123BCD'],
    ['А123ВС77', 'A123BC77'],
    ['А 123 ВС 177', 'A123BC177'],
    ['１２３ＡＢＣ０２', '123ABC02'],
    ['01 KG 123 ABC', '01KG123ABC'],
  ])('%s is %s', (written, normalised) => {
    expect(normalisedPlate(written)).toBe(normalised);
  });

  it.each(['', 'ABC', 'Серик', '1', '123ABC02123ABC02', '123ЖЖЖ02', '123<b>02'])('%j is none', (written) => {
    expect(normalisedPlate(written)).toBeNull();
  });

  it('stays what it is when it is normalised again', () => {
    for (const written of ['123 АВС O2', 'А123ВС77', 'KZ123AB02', 'A123BCD'])
      expect(normalisedPlate(normalisedPlate(written) ?? '')).toBe(normalisedPlate(written));
  });

  it('is printed in its parts', () => {
    expect(['123ABC02', '123AB02', 'A123BCD', 'A123BC77'].map(platePrinted)).toEqual([
      '123 ABC 02',
      '123 AB 02',
      'A 123 BCD',
      'A123BC77',
    ]);
  });
});
