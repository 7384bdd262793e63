/** One country of the base map: ISO 3166-1 codes, names in the three interface languages, place of its label. */
export interface Country {
  /** ISO 3166-1 numeric, the feature id in world-atlas. */
  numeric: string;
  iso: string;
  nameKk: string;
  nameRu: string;
  nameEn: string;
  /** Where the name stands on a map of Kazakhstan; none where the country does not touch that view. */
  labelAt?: [lon: number, lat: number];
}

function country(
  numeric: string,
  iso: string,
  nameKk: string,
  nameRu: string,
  nameEn: string,
  labelAt?: [lon: number, lat: number],
): Country {
  return { numeric, iso, nameKk, nameRu, nameEn, ...(labelAt ? { labelAt } : {}) };
}

/** Every country with land in the region, Kazakhstan first. */
export const COUNTRIES: readonly Country[] = [
  country('398', 'KZ', 'Қазақстан', 'Казахстан', 'Kazakhstan', [67.2, 48.2]),
  country('643', 'RU', 'Ресей', 'Россия', 'Russia', [62.5, 56.2]),
  country('156', 'CN', 'Қытай', 'Китай', 'China', [87.5, 43.2]),
  country('417', 'KG', 'Қырғызстан', 'Кыргызстан', 'Kyrgyzstan', [74.6, 41.6]),
  country('860', 'UZ', 'Өзбекстан', 'Узбекистан', 'Uzbekistan', [63.2, 42.0]),
  country('795', 'TM', 'Түрікменстан', 'Туркменистан', 'Turkmenistan', [58.6, 39.4]),
  country('496', 'MN', 'Моңғолия', 'Монголия', 'Mongolia', [92.6, 47.6]),
  country('762', 'TJ', 'Тәжікстан', 'Таджикистан', 'Tajikistan', [71.0, 38.7]),
  country('031', 'AZ', 'Әзербайжан', 'Азербайджан', 'Azerbaijan', [47.8, 40.4]),
  country('268', 'GE', 'Грузия', 'Грузия', 'Georgia', [43.6, 42.1]),
  country('051', 'AM', 'Армения', 'Армения', 'Armenia', [44.8, 40.2]),
  country('364', 'IR', 'Иран', 'Иран', 'Iran', [54.0, 35.4]),
  country('004', 'AF', 'Ауғанстан', 'Афганистан', 'Afghanistan', [66.6, 35.2]),
  country('586', 'PK', 'Пәкістан', 'Пакистан', 'Pakistan', [72.3, 34.9]),
  country('356', 'IN', 'Үндістан', 'Индия', 'India', [77.0, 34.5]),
  country('792', 'TR', 'Түркия', 'Турция', 'Türkiye', [42.0, 39.2]),
  country('368', 'IQ', 'Ирак', 'Ирак', 'Iraq'),
  country('760', 'SY', 'Сирия', 'Сирия', 'Syria'),
  country('804', 'UA', 'Украина', 'Украина', 'Ukraine'),
];
