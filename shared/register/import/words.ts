import { OPERATIONS_WORDS } from './operations-words.ts';
import { searchWords } from '../../hierarchy/search-words.ts';
import type { Language, Name } from '../../hierarchy/schema.ts';

/** How a value may be written, the first word of a language being the one that templates use. */
type Words = Readonly<Record<Language, readonly [string, ...string[]]>>;
export type WordSet = Readonly<Record<string, Words>>;

/** The words of every column of choices; the keys are the codes that exports write, and they are accepted too. */
export const WORDS = {
  type: {
    kindergarten: {
      kk: ['балабақша', 'бөбекжай'],
      ru: ['детский сад', 'детсад', 'ясли-сад', 'дошкольная организация'],
      en: ['kindergarten', 'nursery', 'preschool'],
    },
    school: {
      kk: ['мектеп', 'орта мектеп', 'гимназия', 'лицей', 'мектеп-гимназия', 'мектеп-лицей'],
      ru: ['школа', 'средняя школа', 'гимназия', 'лицей', 'школа-гимназия', 'школа-лицей'],
      en: ['school', 'secondary school'],
    },
    college: { kk: ['колледж'], ru: ['колледж', 'училище'], en: ['college'] },
  },
  placeKind: {
    republican_city: {
      kk: ['республикалық маңызы бар қала', 'астана'],
      ru: ['город республиканского значения', 'столица'],
      en: ['city of republican significance', 'capital'],
    },
    regional_city: {
      kk: ['облыстық маңызы бар қала'],
      ru: ['город областного значения'],
      en: ['city of regional significance'],
    },
    district_centre: {
      kk: ['аудан орталығы'],
      ru: ['районный центр', 'райцентр'],
      en: ['district centre', 'district center'],
    },
    town: {
      kk: ['аудандық маңызы бар қала'],
      ru: ['город районного значения'],
      en: ['town of district significance'],
    },
    rural: {
      kk: ['ауылдық елді мекен', 'ауыл'],
      ru: ['сельский населённый пункт', 'село', 'аул', 'посёлок'],
      en: ['rural settlement', 'village'],
    },
  },
  facilityOwner: {
    state: {
      kk: ['мемлекеттік'],
      ru: ['государственная', 'государственный', 'государство'],
      en: ['state', 'public'],
    },
    private: {
      kk: ['жекеменшік', 'жеке'],
      ru: ['частная', 'частный', 'частное'],
      en: ['private'],
    },
  },
  measureState: {
    working: {
      kk: ['жұмыс істейді', 'жарамды'],
      ru: ['работает', 'исправно', 'исправна'],
      en: ['works', 'working'],
    },
    faulty: {
      kk: ['ақаулы', 'жұмыс істемейді'],
      ru: ['неисправно', 'неисправна', 'не работает'],
      en: ['faulty', 'broken', 'not working'],
    },
    absent: { kk: ['жоқ'], ru: ['отсутствует', 'нет'], en: ['absent', 'none', 'no'] },
    unknown: { kk: ['белгісіз'], ru: ['неизвестно', 'нет сведений', 'нет данных'], en: ['unknown'] },
  },
  measure: {
    video_system: {
      kk: ['бейнебақылау жүйесі', 'бейнебақылау'],
      ru: ['система видеонаблюдения', 'видеонаблюдение'],
      en: ['video surveillance', 'video system'],
    },
    video_link: {
      kk: ['жбо-ға қосылған бейнебақылау', 'жбо-мен байланыс'],
      ru: ['видеонаблюдение подключено к цоу', 'подключение к цоу'],
      en: ['video link to the centre', 'video link'],
    },
    alarm_button: {
      kk: ['дабыл түймесі'],
      ru: ['тревожная кнопка', 'кнопка тревоги'],
      en: ['alarm button', 'panic button'],
    },
    public_address: {
      kk: ['хабарландыру жүйесі', 'құлақтандыру жүйесі'],
      ru: ['система оповещения', 'оповещение'],
      en: ['public address', 'announcement system'],
    },
    access_control: {
      kk: ['кіруді бақылау', 'кіруді бақылау жүйесі', 'турникет'],
      ru: ['контроль доступа', 'система контроля доступа', 'скуд', 'турникет'],
      en: ['access control', 'turnstile'],
    },
    licensed_guard: {
      kk: ['лицензиясы бар күзет', 'күзет'],
      ru: ['лицензированная охрана', 'охрана'],
      en: ['licensed guard', 'guard'],
    },
  },
  foundState: {
    working: {
      kk: ['жұмыс істейді', 'жарамды'],
      ru: ['работает', 'исправно', 'исправна'],
      en: ['works', 'working'],
    },
    faulty: {
      kk: ['ақаулы', 'жұмыс істемейді'],
      ru: ['неисправно', 'неисправна', 'не работает'],
      en: ['faulty', 'broken', 'not working'],
    },
    absent: { kk: ['жоқ'], ru: ['отсутствует', 'нет'], en: ['absent', 'none', 'no'] },
  },
  cameraOwner: {
    facility: {
      kk: ['білім беру объектісі', 'объект', 'білім беру объектілері'],
      ru: ['объект образования', 'объект', 'объекты образования'],
      en: ['facility', 'education facility'],
    },
    police: {
      kk: ['полиция', 'ішкі істер органдары'],
      ru: ['полиция', 'органы внутренних дел', 'овд'],
      en: ['police'],
    },
    partner: {
      kk: ['полиция серіктесі', 'серіктес', 'әріптес'],
      ru: ['партнёр полиции', 'партнёр'],
      en: ['partner', 'police partner'],
    },
    traffic: {
      kk: ['жқе тіркеу', 'жқе бұзушылықтарын тіркеу'],
      ru: ['фиксация пдд', 'фиксация нарушений пдд'],
      en: ['traffic', 'traffic enforcement'],
    },
    private: {
      kk: ['жеке иелер', 'жеке', 'жекеменшік'],
      ru: ['частный владелец', 'частный', 'частная', 'частные владельцы'],
      en: ['private', 'private owner'],
    },
  },
  technicalClass: {
    meets_profile: {
      kk: ['профильге сай'],
      ru: ['соответствует профилю', 'соответствует'],
      en: ['meets the profile'],
    },
    below_profile: {
      kk: ['профильден төмен'],
      ru: ['ниже профиля', 'не соответствует'],
      en: ['below the profile'],
    },
    unknown: { kk: ['белгісіз'], ru: ['неизвестно'], en: ['unknown'] },
  },
  yesNo: {
    true: { kk: ['иә', 'бар', 'ақиқат', 'шын'], ru: ['да', 'есть', 'истина'], en: ['yes', '1'] },
    false: { kk: ['жоқ', 'жалған'], ru: ['нет', 'ложь'], en: ['no', '0'] },
  },
  ...OPERATIONS_WORDS,
} as const satisfies Record<string, WordSet>;

export type WordSetName = keyof typeof WORDS;
export type WordOf<S extends WordSetName> = Extract<keyof (typeof WORDS)[S], string>;

/** A word or a header as two spellings of it compare: letter case, spaces, punctuation and Kazakh letters folded. */
export const wordKey = (text: string): string => searchWords(text).join(' ');

const keysOf = (set: WordSet): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(set).flatMap(([code, { kk, ru, en }]) =>
      [code, ...kk, ...ru, ...en].map((word) => [wordKey(word), code] as const),
    ),
  );
const KEYS = Object.fromEntries(
  Object.entries(WORDS).map(([name, set]) => [name, keysOf(set)]),
) as unknown as { readonly [S in WordSetName]: ReadonlyMap<string, WordOf<S>> };

/** The code that a word in any of the three languages stands for; undefined when the set has no such word. */
export function codeOfWord<S extends WordSetName>(set: S, text: string): WordOf<S> | undefined {
  const codes = KEYS[set];
  return codes.get(text) ?? codes.get(wordKey(text));
}

/** What a column of choices takes, as a sentence names it in each language. */
export const allowedWords = (set: WordSetName): Name => {
  const values = Object.values(WORDS[set] satisfies WordSet as WordSet);
  const list = (language: Language) => values.map((words) => words[language][0]).join(', ');
  return { kk: list('kk'), ru: list('ru'), en: list('en') };
};
