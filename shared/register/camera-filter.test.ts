import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPassing,
  facetCounts,
  facetWord,
  facetWordSchema,
  filterMask,
  filterOfWords,
  passes,
  toggleChoice,
  type KindCounts,
} from './camera-filter.ts';
import { CAMERA_FACETS, CAMERA_FACET_NAMES, KIND_COUNT, kindOf, type CameraFacet } from './camera-kind.ts';

const wordsOf = (facet: CameraFacet): fc.Arbitrary<string> =>
  fc.subarray<string>([...CAMERA_FACETS[facet]]).map((chosen) => facetWord(facet, chosen));
const words = fc.record({
  owner: wordsOf('owner'),
  link: wordsOf('link'),
  state: wordsOf('state'),
  class: wordsOf('class'),
  traffic: wordsOf('traffic'),
});
const counts: KindCounts = Array.from({ length: KIND_COUNT }, (_, code) => [code, code * code + 1]);

describe('the choice of cameras in an address', () => {
  it('lets through what each facet names and nothing else', () => {
    const named = (word: string, choice: string): boolean =>
      word === 'all' || word.split('.').includes(choice);
    fc.assert(
      fc.property(words, (chosen) => {
        const filter = filterOfWords(chosen);
        const mask = filterMask(filter);
        for (let code = 0; code < KIND_COUNT; code++) {
          const kind = kindOf(code);
          const expected = CAMERA_FACET_NAMES.every((facet) => named(chosen[facet], kind[facet]));
          expect(passes(filter, kind)).toBe(expected);
          expect(mask[code]).toBe(expected ? 1 : 0);
        }
      }),
    );
  });

  it('is a word the address accepts, and nothing else is', () => {
    fc.assert(
      fc.property(words, (chosen) => {
        for (const facet of CAMERA_FACET_NAMES)
          expect(facetWordSchema(facet).safeParse(chosen[facet]).success).toBe(true);
      }),
    );
    for (const word of ['', 'moat', 'police.', 'police,partner', 'linked'])
      expect(facetWordSchema('owner').safeParse(word).success).toBe(false);
  });

  it('comes back to where it was when a choice is switched off and on', () => {
    expect(toggleChoice('owner', 'all', 'police')).toBe('facility.partner.traffic.private');
    expect(toggleChoice('owner', 'facility.partner.traffic.private', 'police')).toBe('all');
    expect(toggleChoice('link', 'linked', 'linked')).toBe('none');
    expect(toggleChoice('link', 'none', 'unlinked')).toBe('unlinked');
  });
});

describe('the counts beside the choices', () => {
  it('of one facet add up to the cameras that the other facets let through', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...CAMERA_FACET_NAMES), (chosen, facet) => {
        const filter = filterOfWords(chosen);
        const found = facetCounts(counts, filter, facet);
        expect([...found.keys()]).toEqual([...CAMERA_FACETS[facet]]);
        const sum = [...found.values()].reduce((a, b) => a + b, 0);
        expect(sum).toBe(countPassing(counts, filterOfWords({ ...chosen, [facet]: 'all' })));
      }),
    );
  });
});
