import { topic } from './topic.ts';

/** For who goes by the keyboard or listens, and names that are in another language than the screen. */
export const reading = topic({
  en: {
    'name.in.kk': 'The name is in Kazakh: the register has none in English',
    'name.in.ru': 'The name is in Russian: the register has none in English',
    'name.in.en': 'The name is in English',
    'app.skip': 'Past the bar, to the screen',
  },
  ru: {
    'name.in.kk': 'Название на казахском: русского в реестре нет',
    'name.in.ru': 'Название на русском',
    'name.in.en': 'Название на английском: русского в реестре нет',
    'app.skip': 'К содержанию экрана',
  },
  kk: {
    'name.in.kk': 'Атауы қазақ тілінде',
    'name.in.ru': 'Атауы орыс тілінде: тізілімде қазақшасы жоқ',
    'name.in.en': 'Атауы ағылшын тілінде: тізілімде қазақшасы жоқ',
    'app.skip': 'Экран мазмұнына өту',
  },
});
