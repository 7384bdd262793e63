import type { FileColumn } from './file-column.ts';
import { PLACE_COLUMNS } from './place-columns.ts';

/** Columns of a file of units. */
export const UNIT_FILE_COLUMNS = [
  {
    id: 'call_sign',
    required: true,
    names: { kk: ['Шақыру белгісі'], ru: ['Позывной'], en: ['Call sign'] },
    meaning: {
      kk: 'Шақыру белгісі, 32 таңбадан аспайды, бір аумақта қайталанбайды; қайта жүктегенде сол аумақтағы сол жасақ жаңарады',
      ru: 'Позывной, не длиннее 32 знаков, один на территорию; при повторной загрузке обновляется наряд с ним на той же территории',
      en: 'Call sign, 32 characters at most, one of a kind in its territory; a later import updates the unit of that territory that has it',
    },
    holds: 'text',
    example: 'Барыс-1',
  },
  {
    id: 'type',
    required: true,
    names: { kk: ['Түрі', 'Жасақ түрі'], ru: ['Тип', 'Тип наряда', 'Вид наряда'], en: ['Type', 'Unit type'] },
    meaning: {
      kk: 'Жасақтың түрі',
      ru: 'Тип наряда',
      en: 'What kind of unit it is',
    },
    holds: 'unitType',
    example: 'patrol_car',
  },
  ...PLACE_COLUMNS,
  {
    id: 'crew_size',
    required: false,
    names: {
      kk: ['Құрамы', 'Адам саны'],
      ru: ['Численность', 'Численность экипажа', 'Людей'],
      en: ['Crew size', 'Crew'],
    },
    meaning: {
      kk: 'Жасақта қанша адам, 1–20',
      ru: 'Сколько людей в наряде, 1–20',
      en: 'How many people the crew has, 1 to 20',
    },
    holds: 'number',
    example: '2',
  },
  {
    id: 'equipment',
    required: false,
    names: { kk: ['Жабдығы', 'Жарақтануы'], ru: ['Оснащение', 'Оборудование'], en: ['Equipment'] },
    meaning: {
      kk: 'Жабдығы, нүктелі үтір немесе үтір арқылы бірнешеуі',
      ru: 'Оснащение, несколько – через точку с запятой или запятую',
      en: 'What it has, several parted by semicolons or commas',
    },
    holds: 'equipment',
    example: 'body_armour',
  },
  {
    id: 'shift',
    required: false,
    names: { kk: ['Ауысым', 'Кезекшілік'], ru: ['Смена', 'Дежурство'], en: ['Shift', 'Duty'] },
    meaning: {
      kk: 'Кезекшілік сағаттары 08:00-20:00; бос – тәулік бойы',
      ru: 'Часы дежурства 08:00-20:00; пустое – круглосуточно',
      en: 'Hours of duty as 08:00-20:00; empty is round the clock',
    },
    holds: 'text',
    example: '08:00-20:00',
  },
  {
    id: 'shift_days',
    required: false,
    names: { kk: ['Кезекшілік күндері'], ru: ['Дни дежурства', 'Дни недели'], en: ['Days of duty', 'Days'] },
    meaning: {
      kk: 'Апта күндері: 1 – дүйсенбі, 7 – жексенбі: 1-5 немесе 1,3,5; бос – күн сайын',
      ru: 'Дни недели: 1 – понедельник, 7 – воскресенье: 1-5 или 1,3,5; пустое – ежедневно',
      en: 'Days of the week, 1 is Monday, 7 Sunday: 1-5 or 1,3,5; empty is every day',
    },
    holds: 'text',
    example: '1-7',
  },
] as const satisfies readonly FileColumn[];
