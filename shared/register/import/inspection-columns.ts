import type { FileColumn } from './file-column.ts';

/** Columns of an inspection sheet: a row is what one act found of one measure. */
export const INSPECTION_FILE_COLUMNS = [
  {
    id: 'facility_external_id',
    required: true,
    names: {
      kk: ['Объектінің нөмірі', 'Объект нөмірі'],
      ru: ['Номер объекта'],
      en: ['Facility number', 'Number of the facility'],
    },
    meaning: {
      kk: 'Тізілімдегі объектінің нөмірі',
      ru: 'Номер объекта в реестре',
      en: 'Number of the facility on the register',
    },
    holds: 'text',
    example: 'SHK-001',
  },
  {
    id: 'act',
    required: true,
    names: { kk: ['Акт нөмірі', 'Акт'], ru: ['Номер акта', 'Акт'], en: ['Act number', 'Act'] },
    meaning: {
      kk: 'Тексеру актісінің нөмірі, 64 таңбадан аспайды; бір актінің жолдарында күні мен тексеруші бірдей',
      ru: 'Номер акта осмотра, не длиннее 64 знаков; в строках одного акта дата и проверяющий одни и те же',
      en: 'Number of the act, 64 characters at most; rows of one act have the same date and inspector',
    },
    holds: 'text',
    example: '17-2026',
  },
  {
    id: 'date',
    required: true,
    names: {
      kk: ['Тексеру күні', 'Күні'],
      ru: ['Дата осмотра', 'Дата'],
      en: ['Date of inspection', 'Date'],
    },
    meaning: { kk: 'Тексерілген күн', ru: 'День осмотра', en: 'Day of the inspection' },
    holds: 'date',
    example: '2026-11-21',
  },
  {
    id: 'inspector',
    required: true,
    names: { kk: ['Тексеруші'], ru: ['Проверяющий', 'Инспектор', 'Кто проверил'], en: ['Inspector'] },
    meaning: {
      kk: 'Тексерген адам, 3–200 таңба',
      ru: 'Кто проводил осмотр, 3–200 знаков',
      en: 'Who inspected, 3 to 200 characters',
    },
    holds: 'text',
    example: 'Серікбаев А.',
  },
  {
    id: 'measure',
    required: true,
    names: { kk: ['Шара', 'Қауіпсіздік шарасы'], ru: ['Мера', 'Мера безопасности'], en: ['Measure'] },
    meaning: { kk: 'Қауіпсіздік шарасы', ru: 'Мера безопасности', en: 'Security measure' },
    holds: 'measure',
    example: 'access_control',
  },
  {
    id: 'state',
    required: true,
    names: { kk: ['Күйі'], ru: ['Состояние'], en: ['State'] },
    meaning: {
      kk: 'Шараның сол жердегі күйі',
      ru: 'Состояние меры на месте',
      en: 'State of the measure on the spot',
    },
    holds: 'foundState',
    example: 'working',
  },
  {
    id: 'note',
    required: false,
    names: { kk: ['Ескертпе'], ru: ['Примечание', 'Замечание'], en: ['Note', 'Remark'] },
    meaning: {
      kk: 'Не анықталды, 500 таңбадан аспайды',
      ru: 'Что выявлено, не длиннее 500 знаков',
      en: 'What was found, 500 characters at most',
    },
    holds: 'text',
    example: '',
  },
] as const satisfies readonly FileColumn[];
