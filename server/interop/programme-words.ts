import type { Language, Name } from '../../shared/hierarchy/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of the file of an equipment programme that no other file has. */
const WORDS = {
  title: say('Equipment programme', 'Программа оснащения', 'Жабдықтау бағдарламасы'),
  name: say('Programme', 'Программа', 'Бағдарлама'),
  year: say('Year', 'Год', 'Жыл'),
  tenge: say('Cost, tenge', 'Стоимость, тенге', 'Құны, теңге'),
  district: say('District', 'Район', 'Аудан'),
  measures: say('Measures to put in', 'Что установить', 'Орнатылатын шаралар'),
  budgets: say('Budgets by year, tenge', 'Бюджеты по годам, тенге', 'Жылдар бойынша бюджет, теңге'),
  before: say('Share before', 'Доля до', 'Бұрынғы үлес'),
  after: say('Share after', 'Доля после', 'Кейінгі үлес'),
  proof: say('Proof', 'Доказательство', 'Дәлел'),
  found: say('found', 'найдено', 'табылды'),
  bound: say('proven bound', 'доказанная граница', 'дәлелденген шек'),
  gap: say('gap', 'разрыв', 'айырма'),
  prices: say('Prices', 'Цены', 'Бағалар'),
  estimate: say(
    'estimate for the demonstration, no official price is known',
    'демонстрационная оценка, официальная цена неизвестна',
    'көрсету үшін бағалау, ресми баға белгісіз',
  ),
  register: say('Register', 'Реестр', 'Тізілім'),
  saved: say('Saved', 'Сохранено', 'Сақталған уақыты'),
} as const;

export type SayOfProgramme = (key: keyof typeof WORDS) => string;

/** The words in a language. */
export const programmeWordsOf =
  (language: Language): SayOfProgramme =>
  (key) =>
    WORDS[key][language];
