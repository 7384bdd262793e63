import type { Language } from '../../hierarchy/schema.ts';

/** Words of the columns that only units and past incidents have; the keys are the codes of their domain. */
export const OPERATIONS_WORDS = {
  unitType: {
    patrol_car: {
      kk: ['патруль көлігі', 'экипаж'],
      ru: ['патрульный автомобиль', 'автопатруль', 'экипаж', 'патрульный экипаж'],
      en: ['patrol car', 'car'],
    },
    foot_patrol: { kk: ['жаяу патруль'], ru: ['пеший патруль', 'пеший наряд'], en: ['foot patrol'] },
    duty_group: {
      kk: ['тергеу-жедел тобы', 'тжт'],
      ru: ['следственно-оперативная группа', 'сог'],
      en: ['duty group'],
    },
    juvenile_inspector: {
      kk: ['ювеналды полиция инспекторы'],
      ru: ['инспектор ювенальной полиции'],
      en: ['juvenile inspector'],
    },
    precinct_inspector: {
      kk: ['учаскелік инспектор'],
      ru: ['участковый инспектор', 'уип', 'участковый'],
      en: ['precinct inspector'],
    },
    special_unit: { kk: ['арнайы жасақ'], ru: ['спецподразделение'], en: ['special unit'] },
    rescue: { kk: ['құтқарушылар', 'тжм'], ru: ['спасатели', 'мчс'], en: ['rescue'] },
    ambulance: { kk: ['жедел жәрдем'], ru: ['скорая помощь'], en: ['ambulance'] },
    fire: {
      kk: ['өрт сөндіру тобы', 'өрт сөндіру көлігі'],
      ru: ['пожарный расчёт', 'пожарная машина', 'пожарные'],
      en: ['fire engine', 'fire crew'],
    },
  },
  equipment: {
    body_camera: { kk: ['кеуде камерасы'], ru: ['нагрудная камера'], en: ['body camera'] },
    body_armour: { kk: ['бронежилет'], ru: ['бронежилет'], en: ['body armour'] },
    less_lethal: { kk: ['өлімге әкелмейтін қару'], ru: ['нелетальное оружие'], en: ['less-lethal weapon'] },
    long_arm: { kk: ['ұзын ұңғылы қару'], ru: ['длинноствольное оружие'], en: ['long arm'] },
    ballistic_shield: { kk: ['броньды қалқан'], ru: ['бронещит'], en: ['ballistic shield'] },
    breaching: { kk: ['есік бұзу құралдары'], ru: ['средства вскрытия'], en: ['breaching tools'] },
    eod_kit: { kk: ['жарылғыш техник жинағы'], ru: ['комплект взрывотехника'], en: ['bomb disposal kit'] },
    gas_mask: { kk: ['противогаз'], ru: ['противогаз'], en: ['gas mask'] },
    breathing_apparatus: {
      kk: ['тыныс алу аппараты'],
      ru: ['дыхательный аппарат'],
      en: ['breathing apparatus'],
    },
    gas_detector: { kk: ['газ талдағыш'], ru: ['газоанализатор'], en: ['gas detector'] },
    first_aid: { kk: ['дәрі қобдишасы'], ru: ['аптечка'], en: ['first aid kit'] },
    defibrillator: { kk: ['дефибриллятор'], ru: ['дефибриллятор'], en: ['defibrillator'] },
    dog: { kk: ['қызметтік ит'], ru: ['служебная собака'], en: ['service dog'] },
    drone: { kk: ['дрон'], ru: ['беспилотник'], en: ['drone'] },
    cordon_kit: { kk: ['қоршау жинағы'], ru: ['комплект оцепления'], en: ['cordon kit'] },
    loudspeaker: { kk: ['дауыс зорайтқыш'], ru: ['громкоговоритель'], en: ['loudspeaker'] },
  },
  pastSource: {
    police: { kk: ['полиция'], ru: ['полиция', 'овд'], en: ['police'] },
    traffic: {
      kk: ['жол полициясы', 'жқе'],
      ru: ['дорожная полиция', 'дорожно-патрульная полиция', 'пдд', 'дтп'],
      en: ['traffic', 'traffic police'],
    },
    ambulance: { kk: ['жедел жәрдем'], ru: ['скорая помощь', 'скорая', '103'], en: ['ambulance'] },
    fire: {
      kk: ['өрт сөндіру қызметі', 'өрт'],
      ru: ['пожарная служба', 'пожарные', 'мчс', '101'],
      en: ['fire service', 'fire'],
    },
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<Language, readonly [string, ...string[]]>>>>>
>;
