import type { I18n } from '../../i18n/use-i18n.tsx';
import { lineOf, type Reading } from '../line/read-line.ts';
import type { Found, Named, Verb } from '../line/verbs.ts';
import type { Target } from '../target.ts';
import type { Does, Item } from './item.ts';

const wordOf = (verb: Verb, { language }: I18n): string => verb.words[language][0] ?? verb.id;

/** What a verb wants, as `inc <number>`. */
const patternOf = (verb: Verb, i18n: I18n): string =>
  [
    wordOf(verb, i18n),
    ...verb.wants.map(({ slot, optional, each }) => {
      const word = i18n.t(`line.slot.${slot}`);
      return optional || each ? `[${word}]` : word;
    }),
  ].join(' ');

const verbItem = (verb: Verb, i18n: I18n): Item => ({
  key: `verb ${verb.id}`,
  label: patternOf(verb, i18n),
  hint: i18n.t(verb.title),
  // One that wants nothing is ready as soon as it is written.
  does: { is: 'complete', text: verb.wants.length === 0 ? wordOf(verb, i18n) : `${wordOf(verb, i18n)} ` },
});

/** The words of the line so far with one more thing named. */
const offerItem = (verb: Verb, named: Named, slot: keyof Named, found: Found, i18n: I18n): Item => ({
  key: `offer ${slot} ${found.label} ${found.hint ?? ''}`,
  label: found.label,
  hint: found.hint,
  does: { is: 'complete', text: `${lineOf(verb, wordOf(verb, i18n), { ...named, [slot]: found })} ` },
});

function doesOf(target: Target): Does {
  if (target.to === 'send') return { is: 'ask', target };
  return target.to === 'wall' ? { is: 'put', target } : { is: 'go', target };
}

function wayItem(verb: Verb, way: Named, i18n: I18n): Item | null {
  const target = verb.target(way);
  if (!target) return null;
  const named = verb.wants.flatMap(({ slot }) => way[slot] ?? []);
  const label = [i18n.t(verb.title), ...named.map((one) => one.label)].join(' · ');
  return {
    key: `way ${label} ${named.map(({ hint }) => hint ?? '').join(' ')}`,
    label,
    hint: named.findLast(({ hint }) => hint !== undefined)?.hint,
    does: doesOf(target),
  };
}

/** What a line that is being typed offers. */
export function lineItems(reading: Reading, i18n: I18n): Item[] {
  switch (reading.is) {
    case 'words':
      return [...reading.verbs, ...reading.meant].map((verb) => verbItem(verb, i18n));
    case 'ready':
      return reading.ways.flatMap((way) => wayItem(reading.verb, way, i18n) ?? []);
    case 'wanting':
      return reading.offers.map((found) => offerItem(reading.verb, reading.named, reading.slot, found, i18n));
    case 'unknown':
    case 'waiting':
    case 'cannot':
    case 'tooMuch':
    default:
      return [];
  }
}

/** What stands in the way of a line, in words; null while it is as good as it can be so far. */
export function lineTrouble(reading: Reading, { t }: I18n): string | null {
  switch (reading.is) {
    case 'unknown':
      return t(`line.unknown.${reading.slot}`, { words: reading.words });
    case 'tooMuch':
      return t('line.tooMuch', { words: reading.words });
    case 'waiting':
      return t('line.waiting');
    case 'cannot':
      return t('walls.noWall');
    case 'wanting':
      return t(`line.wanting.${reading.slot}`);
    case 'words':
      return reading.meant.length > 0 ? t('line.meant', { word: reading.text.split(' ')[0] ?? '' }) : null;
    case 'ready':
    default:
      return null;
  }
}
