import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherLayout } from '../../../shared/hierarchy/keyboard-layout.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import { lineOf, readLine, type Finder, type World } from './read-line.ts';
import { ALL_VERBS, type Found, type Slot } from './verbs.ts';

const fold = (text: string): string => searchWords(text).join(' ');
const finder = (things: readonly Found[]): Finder => ({
  isReady: true,
  find: (words) => things.filter(({ label }) => fold(label).startsWith(fold(words)) && fold(words) !== ''),
  offer: () => things,
});
const territory = (kato: string, label: string): Found => ({
  label,
  target: { to: 'territory', kato },
  within: [kato, '000000000'],
});
const wall = (wallId: number, name: string, kato: string): Found => ({
  label: name,
  target: { to: 'wall', wallId, wall: name, screen: 1, kato },
});
const measure = (label: string, one: 'access_control' | 'alarm_button'): Found => ({
  label,
  target: { to: 'gaps', measure: one },
});
const WORLD: World = {
  territory: finder([
    territory('750000000', 'Almaty'),
    territory('190000000', 'Almaty Region'),
    territory('610000000', 'Turkistan Region'),
    territory('610000000', 'Туркестанская область'),
  ]),
  measure: finder([measure('access control', 'access_control'), measure('alarm button', 'alarm_button')]),
  callSign: finder([
    { label: 'BRAVO-12', target: { to: 'unit', id: 12, callSign: 'BRAVO-12' } },
    { label: 'BRAVO-7', target: { to: 'unit', id: 7, callSign: 'BRAVO-7' } },
  ]),
  incident: finder([{ label: '123', target: { to: 'incident', id: 9, number: '750000000-2026-000123' } }]),
  place: finder([{ label: '43.25 76.95', target: { to: 'place', lon: 76.95, lat: 43.25 } }]),
  screen: finder([{ label: 'Coverage', target: { to: 'screen', workspace: 'coverage' } }]),
  view: finder([{ label: 'My morning', target: { to: 'view', id: 1, name: 'My morning' } }]),
  wall: finder([wall(1, 'Republic', '000000000')]),
};
const read = (line: string, world = WORLD) => readLine(line, ALL_VERBS, world);
/** Where the best way of a line leads. */
const led = (line: string) => {
  const reading = read(line);
  return reading.is === 'ready' ? reading.verb.target(reading.ways[0] ?? {}) : reading.is;
};

describe('the command line', () => {
  it.each([
    ['/ inc 123', { to: 'incident', id: 9, number: '750000000-2026-000123' }],
    ['unit bravo-12', { to: 'unit', id: 12, callSign: 'BRAVO-12' }],
    ['/ наряд BRAVO-7', { to: 'unit', id: 7, callSign: 'BRAVO-7' }],
    ['жасақ BRAVO-7', { to: 'unit', id: 7, callSign: 'BRAVO-7' }],
    ['/ gap access turkistan', { to: 'gaps', measure: 'access_control', kato: '610000000' }],
    ['gap turkistan', { to: 'gaps', kato: '610000000' }],
    ['пробел туркестанская', { to: 'gaps', kato: '610000000' }],
    ['gap', { to: 'gaps' }],
    ['/ go 43.25 76.95', { to: 'place', lon: 76.95, lat: 43.25 }],
    ['/ night', { to: 'theme', theme: 'night' }],
    ['/ түн', { to: 'theme', theme: 'night' }],
    ['/ kk', { to: 'language', lang: 'kk' }],
    ['штс 123', { to: 'incident', id: 9, number: '750000000-2026-000123' }],
    [
      'send BRAVO-12 123',
      { to: 'send', unitId: 12, callSign: 'BRAVO-12', incidentId: 9, number: '750000000-2026-000123' },
    ],
  ])('reads «%s»', (line, target) => {
    expect(led(line)).toEqual(target);
  });

  it('offers every way in which the last words may be meant', () => {
    const reading = read('gap almaty');
    expect(reading.is === 'ready' && reading.ways.map(({ territory: one }) => one?.label)).toEqual([
      'Almaty',
      'Almaty Region',
    ]);
  });

  it('puts a territory on each wall that can show it, or on the one that is named', () => {
    const walls = finder([wall(1, 'Republic', '000000000'), wall(2, 'City', '750000000')]);
    const put = (line: string) => {
      const reading = read(line, { ...WORLD, wall: walls });
      return reading.is === 'ready' ? reading.ways.map((way) => reading.verb.target(way)) : reading.is;
    };
    const almaty = (wallId: number, name: string) => wall(wallId, name, '750000000').target;
    expect(put('wall almaty')).toContainEqual(almaty(1, 'Republic'));
    expect(put('wall almaty')).toContainEqual(almaty(2, 'City'));
    expect(put('/ стена almaty city')).toEqual([almaty(2, 'City')]);
    expect(put('қабырға turkistan')).toEqual([wall(1, 'Republic', '610000000').target]);
    expect(put('wall turkistan city')).toBe('cannot');
    expect(read('wall almaty', { ...WORLD, wall: { ...walls, isReady: false } })).toMatchObject({
      is: 'waiting',
      slot: 'wall',
    });
    expect(read('wall almaty', { ...WORLD, wall: finder([]) })).toMatchObject({ is: 'cannot' });
  });

  it('says what is still to be named, and proposes it', () => {
    expect(read('send')).toMatchObject({ is: 'wanting', slot: 'callSign' });
    expect(read('send BRAVO-12')).toMatchObject({
      is: 'wanting',
      slot: 'incident',
      named: { callSign: { label: 'BRAVO-12' } },
      offers: [{ label: '123' }],
    });
  });

  it('says which words name nothing', () => {
    expect(read('send BRAVO-99 123')).toMatchObject({
      is: 'unknown',
      slot: 'callSign',
      words: 'BRAVO-99 123',
    });
    expect(read('send BRAVO-12 999')).toMatchObject({ is: 'unknown', slot: 'incident', words: '999' });
    expect(read('inc 123 now')).toMatchObject({ is: 'tooMuch', words: 'now' });
    expect(read('night please')).toMatchObject({ is: 'tooMuch', words: 'please' });
  });

  it('waits for what is still being fetched, and does not say that it is not there', () => {
    const away: World = { ...WORLD, callSign: { isReady: false, find: () => [], offer: () => [] } };
    expect(read('unit BRAVO-12', away)).toMatchObject({ is: 'waiting', slot: 'callSign' });
  });

  it('proposes the verb that a slip of the hand meant', () => {
    const reading = read('untt BRAVO-12');
    expect(reading.is === 'words' && reading.meant.map(({ id }) => id)).toEqual(['unit']);
  });

  it('takes what is no verb for the name of something', () => {
    expect(read('turkistan')).toMatchObject({ is: 'words', text: 'turkistan' });
  });

  it('gives no word to two verbs', () => {
    const words = ALL_VERBS.flatMap(({ words: of }) => [...new Set(Object.values(of).flat().map(fold))]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('says something of every text, and never more than it can do', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(...ALL_VERBS.flatMap(({ words }) => Object.values(words).flat())),
      fc.constantFrom('BRAVO-12', '123', 'almaty', 'access', '43.25', '/', ' '),
    );
    const always = fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const reading = read(pieces.join(' '));
      const ways = reading.is === 'ready' ? reading.ways.map((way) => reading.verb.target(way)) : [];
      return ways.every((target) => target !== null);
    });
    expect(fc.check(always)).toMatchObject({ failed: false });
  });

  it('reads what it writes out itself as the same thing', () => {
    const verb = fc.constantFrom(...ALL_VERBS);
    const pick = fc.nat(3);
    const language = fc.constantFrom('kk' as const, 'ru' as const, 'en' as const);
    fc.assert(
      fc.property(verb, language, fc.array(pick, { minLength: 3, maxLength: 3 }), (one, lang, picks) => {
        const named = Object.fromEntries(
          one.wants.map(({ slot }, i): [Slot, Found | undefined] => {
            const offers = WORLD[slot].offer();
            return [slot, offers[(picks[i] ?? 0) % offers.length]];
          }),
        );
        const [word = ''] = one.words[lang];
        const reading = read(lineOf(one, word, named));
        expect(reading.is).toBe('ready');
        const targets = reading.is === 'ready' ? reading.ways.map((way) => one.target(way)) : [];
        expect(targets).toContainEqual(one.target(named));
      }),
    );
  });

  it('reads a line that was typed in the other layout as it was meant', () => {
    expect(otherLayout('fkvfns')).toBe('алматы');
    expect(otherLayout('фдьфен')).toBe('almaty');
    const letters = fc
      .array(fc.constantFrom(..."qwertyuiop[]asdfghjkl;'zxcvbnm,. 0123456789".split('')))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, (text) => {
        const other = otherLayout(text);
        expect(/[а-я]/.test(other) ? otherLayout(other) : other).toBe(text);
      }),
    );
    for (const { id, words } of ALL_VERBS)
      for (const word of [...words.en, ...words.ru]) {
        const reading = read(otherLayout(word));
        expect(reading.is === 'words' ? 'words' : reading.verb.id, word).toBe(id);
      }
  });
});
