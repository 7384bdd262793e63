import { topic } from './topic.ts';

/** How fields of days and hours are written. */
export const when = topic({
  en: {
    'when.day': 'DD.MM.YYYY',
    'when.time': 'HH:MM',
    'when.moment': 'DD.MM.YYYY HH:MM',
    'when.wrong': 'Not readable. Write it like this: {example}',
  },
  ru: {
    'when.day': 'ДД.ММ.ГГГГ',
    'when.time': 'ЧЧ:ММ',
    'when.moment': 'ДД.ММ.ГГГГ ЧЧ:ММ',
    'when.wrong': 'Не удалось прочесть. Напишите так: {example}',
  },
  kk: {
    'when.day': 'КК.АА.ЖЖЖЖ',
    'when.time': 'СС:ММ',
    'when.moment': 'КК.АА.ЖЖЖЖ СС:ММ',
    'when.wrong': 'Оқылмады. Былай жазыңыз: {example}',
  },
});
