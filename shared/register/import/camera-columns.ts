import type { FileColumn } from './file-column.ts';
import { PLACE_COLUMNS } from './place-columns.ts';

/** Columns of a file of cameras. */
export const CAMERA_FILE_COLUMNS = [
  {
    id: 'external_id',
    required: true,
    names: {
      kk: ['Тізілімдегі нөмірі', 'Сыртқы нөмірі', 'Нөмірі'],
      ru: ['Номер в реестре', 'Внешний номер', 'Номер'],
      en: ['Number on the register', 'Number', 'ID'],
    },
    meaning: {
      kk: 'Камераның сіздің есебіңіздегі нөмірі, 64 таңбадан аспайды; қайта жүктегенде сол нөмірлі жол жаңарады',
      ru: 'Номер камеры в вашем учёте, не длиннее 64 знаков; при повторной загрузке строка с ним обновляется',
      en: 'Number of the camera in your own records, 64 characters at most; a later import updates the row that has it',
    },
    holds: 'text',
    example: 'CAM-61-000123',
  },
  {
    id: 'owner',
    required: true,
    names: { kk: ['Иесі'], ru: ['Владелец', 'Принадлежность'], en: ['Owner'] },
    meaning: {
      kk: 'Камера кімдікі',
      ru: 'Чья камера',
      en: 'Whose camera it is',
    },
    holds: 'cameraOwner',
    example: 'facility',
  },
  {
    id: 'facility_external_id',
    required: false,
    names: {
      kk: ['Объектінің нөмірі', 'Объект нөмірі'],
      ru: ['Номер объекта'],
      en: ['Facility number', 'Number of the facility'],
    },
    meaning: {
      kk: 'Камера тұрған объектінің тізілімдегі нөмірі; иесі – объект болса ғана толтырылады',
      ru: 'Номер объекта в реестре, на котором камера; заполняется, только если владелец – объект',
      en: 'Number on the register of the facility it belongs to; filled in exactly when the owner is a facility',
    },
    holds: 'text',
    example: 'KZ-61-0001',
  },
  ...PLACE_COLUMNS,
  {
    id: 'azimuth_deg',
    required: false,
    names: { kk: ['Азимут'], ru: ['Азимут', 'Азимут, град'], en: ['Azimuth', 'Azimuth, degrees'] },
    meaning: {
      kk: 'Қарау бағыты, солтүстіктен сағат тілімен, 0–359; айналмалы немесе белгісіз болса – бос',
      ru: 'Направление от севера по часовой стрелке, 0–359; пустое у купольной или если неизвестно',
      en: 'Direction clockwise from north, 0 to 359; empty for a dome or when unknown',
    },
    holds: 'number',
    example: '135',
  },
  {
    id: 'fov_deg',
    required: false,
    names: { kk: ['Көру бұрышы'], ru: ['Угол обзора'], en: ['Field of view', 'Field of view, degrees'] },
    meaning: {
      kk: 'Көру бұрышы, 1–360 градус',
      ru: 'Угол обзора, 1–360 градусов',
      en: 'Field of view, 1 to 360 degrees',
    },
    holds: 'number',
    example: '90',
  },
  {
    id: 'linked',
    required: true,
    names: {
      kk: ['ЖБО-ға қосылған', 'ЖБО-ға қосылуы'],
      ru: ['Выведена в ЦОУ', 'Подключена к ЦОУ'],
      en: ['Linked', 'Linked to the control centre'],
    },
    meaning: {
      kk: 'Бейнесі ЖБО-ға жете ме',
      ru: 'Доходит ли изображение до ЦОУ',
      en: 'Whether its picture reaches the control centre',
    },
    holds: 'yesNo',
    example: 'true',
  },
  {
    id: 'working',
    required: true,
    names: { kk: ['Жұмыс істейді'], ru: ['Работает', 'Исправна'], en: ['Works'] },
    meaning: {
      kk: 'Камера жұмыс істей ме',
      ru: 'Работает ли камера',
      en: 'Whether it works',
    },
    holds: 'yesNo',
    example: 'true',
  },
  {
    id: 'technical_class',
    required: true,
    names: { kk: ['Техникалық класы'], ru: ['Технический класс'], en: ['Technical class'] },
    meaning: {
      kk: 'Техникалық талаптарға сайлығы',
      ru: 'Соответствие техническим требованиям',
      en: 'How it stands to the technical profile',
    },
    holds: 'technicalClass',
    example: 'meets_profile',
  },
  {
    id: 'traffic',
    required: true,
    names: { kk: ['ЖҚЕ бақылау'], ru: ['Фиксация ПДД'], en: ['Traffic enforcement'] },
    meaning: {
      kk: 'Жол қозғалысы ережелерінің бұзылуын тіркей ме',
      ru: 'Фиксирует ли нарушения ПДД',
      en: 'Whether it takes part in traffic enforcement',
    },
    holds: 'yesNo',
    example: 'false',
  },
] as const satisfies readonly FileColumn[];
