import type { Action } from '../../../shared/access/action.ts';
import type { Kato, Language } from '../../../shared/hierarchy/schema.ts';
import type { MessageKey } from '../../i18n/en.ts';
import type { Target } from '../target.ts';

/** What a word of a line can name. */
export const SLOTS = [
  'territory',
  'measure',
  'callSign',
  'incident',
  'place',
  'screen',
  'view',
  'wall',
] as const;
export type Slot = (typeof SLOTS)[number];

/**
 * Something that was named. `label` is how it is written out in full, so that a line can be completed with it; `within`: of a unit
 * of territory itself and all that it lies in.
 */
export type Found = {
  label: string;
  hint?: string | undefined;
  target: Target;
  within?: readonly Kato[];
};
/** What the words of a line named, slot by slot. */
export type Named = Partial<Record<Slot, Found>>;

/**
 * A verb of the command line: its words in each language, the first of which is the one that is shown; what it wants to know
 * after it, in this order; and where it leads.
 */
type VerbFacts = {
  title: MessageKey;
  words: Readonly<Record<Language, readonly string[]>>;
  /** `each`: where it is not named, each one that there is may be meant. */
  wants: readonly { slot: Slot; optional?: true; each?: true }[];
  needs?: Action;
  /** It changes something: the line asks once more before it does. */
  asks?: true;
  /** Null where what was named does not go together. */
  target: (named: Named) => Target | null;
};

const led =
  (slot: Slot) =>
  (named: Named): Target | null =>
    named[slot]?.target ?? null;
const katoOf = ({ territory }: Named): string | undefined =>
  territory?.target.to === 'territory' ? territory.target.kato : undefined;

/** The grammar, a verb a line: `/ verb words…`. A part of the product that has a verb adds its line. */
export const VERBS = {
  incident: {
    title: 'line.verb.incident',
    words: { en: ['inc', 'incident'], ru: ['проис', 'происшествие'], kk: ['оқиға'] },
    wants: [{ slot: 'incident' }],
    needs: 'operations.shared',
    target: led('incident'),
  },
  unit: {
    title: 'line.verb.unit',
    words: { en: ['unit'], ru: ['наряд'], kk: ['жасақ'] },
    wants: [{ slot: 'callSign' }],
    needs: 'positions.read',
    target: led('callSign'),
  },
  send: {
    title: 'line.verb.send',
    words: { en: ['send'], ru: ['направить', 'послать'], kk: ['жіберу'] },
    wants: [{ slot: 'callSign' }, { slot: 'incident' }],
    needs: 'operations.dispatch',
    asks: true,
    target: ({ callSign, incident }) =>
      callSign?.target.to === 'unit' && incident?.target.to === 'incident'
        ? {
            to: 'send',
            unitId: callSign.target.id,
            callSign: callSign.target.callSign,
            incidentId: incident.target.id,
            number: incident.target.number,
          }
        : null,
  },
  wall: {
    title: 'line.verb.wall',
    words: { en: ['wall'], ru: ['стена', 'видеостена'], kk: ['қабырға', 'бейнеқабырға'] },
    wants: [{ slot: 'territory' }, { slot: 'wall', each: true }],
    needs: 'wall.control',
    target: ({ territory, wall }) =>
      territory?.target.to === 'territory' &&
      wall?.target.to === 'wall' &&
      territory.within?.includes(wall.target.kato) === true
        ? { ...wall.target, kato: territory.target.kato }
        : null,
  },
  gap: {
    title: 'line.verb.gap',
    words: { en: ['gap', 'gaps'], ru: ['пробел', 'пробелы'], kk: ['олқылық'] },
    wants: [
      { slot: 'measure', optional: true },
      { slot: 'territory', optional: true },
    ],
    needs: 'coverage.read',
    target: (named) => {
      const kato = katoOf(named);
      const measure = named.measure?.target;
      return {
        to: 'gaps',
        ...(measure?.to === 'gaps' && measure.measure !== undefined ? { measure: measure.measure } : {}),
        ...(kato === undefined ? {} : { kato }),
      };
    },
  },
  go: {
    title: 'line.verb.go',
    words: { en: ['go'], ru: ['место', 'перейти'], kk: ['орын', 'өту'] },
    wants: [{ slot: 'place' }],
    target: led('place'),
  },
  open: {
    title: 'line.verb.open',
    words: { en: ['open'], ru: ['открыть'], kk: ['ашу'] },
    wants: [{ slot: 'screen' }],
    target: led('screen'),
  },
  view: {
    title: 'line.verb.view',
    words: { en: ['view'], ru: ['вид'], kk: ['көрініс'] },
    wants: [{ slot: 'view' }],
    target: led('view'),
  },
  night: {
    title: 'line.verb.night',
    words: { en: ['night'], ru: ['ночь'], kk: ['түн'] },
    wants: [],
    target: () => ({ to: 'theme', theme: 'night' }),
  },
  day: {
    title: 'line.verb.day',
    words: { en: ['day'], ru: ['день'], kk: ['күн'] },
    wants: [],
    target: () => ({ to: 'theme', theme: 'day' }),
  },
  kk: {
    title: 'line.verb.kk',
    words: { en: ['kk', 'kaz'], ru: ['каз'], kk: ['қаз'] },
    wants: [],
    target: () => ({ to: 'language', lang: 'kk' }),
  },
  ru: {
    title: 'line.verb.ru',
    words: { en: ['ru', 'rus'], ru: ['рус'], kk: ['орыс'] },
    wants: [],
    target: () => ({ to: 'language', lang: 'ru' }),
  },
  en: {
    title: 'line.verb.en',
    words: { en: ['en', 'eng'], ru: ['англ'], kk: ['ағыл'] },
    wants: [],
    target: () => ({ to: 'language', lang: 'en' }),
  },
  keys: {
    title: 'command.keys',
    words: { en: ['keys'], ru: ['клавиши'], kk: ['пернелер'] },
    wants: [],
    target: () => ({ to: 'command', id: 'keys.open' }),
  },
  help: {
    title: 'command.help',
    words: { en: ['help'], ru: ['справка', 'помощь'], kk: ['анықтама', 'көмек'] },
    wants: [],
    target: () => ({ to: 'command', id: 'help.open' }),
  },
} as const satisfies Record<string, VerbFacts>;

export type VerbId = keyof typeof VERBS;
export type Verb = VerbFacts & { id: VerbId };

export const ALL_VERBS: readonly Verb[] = (Object.keys(VERBS) as VerbId[]).map((id) => ({
  id,
  ...VERBS[id],
}));
