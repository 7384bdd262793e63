import type { FileColumn } from './file-column.ts';
import { PLACE_COLUMNS, PLACE_IF_KNOWN_COLUMNS } from './place-columns.ts';

/** Columns of a file of past incidents that other systems had. */
export const PAST_FILE_COLUMNS = [
  {
    id: 'number',
    required: true,
    names: {
      kk: ['Нөмірі', 'Тіркеу нөмірі'],
      ru: ['Номер', 'Номер происшествия', 'Регистрационный номер'],
      en: ['Number', 'Incident number'],
    },
    meaning: {
      kk: 'Оқиғаның бөтен жүйедегі нөмірі, 64 таңбадан аспайды; сол қызметтің сол нөмірі қайта жүктелсе, жол жаңарады',
      ru: 'Номер в чужой системе, не длиннее 64 знаков; при повторной загрузке строка той же службы с ним обновляется',
      en: 'Number in the other system, 64 characters at most; a later import updates the row of the same service that has it',
    },
    holds: 'text',
    example: 'ДТП-2026-000481',
  },
  {
    id: 'source',
    required: true,
    names: { kk: ['Қызмет', 'Дереккөзі'], ru: ['Служба', 'Источник'], en: ['Service', 'Source'] },
    meaning: {
      kk: 'Кімнің жазбасы: полицияның, жол полициясының, жедел жәрдемнің, өрт сөндіру қызметінің',
      ru: 'Чья запись: полиции, дорожной полиции, скорой помощи, пожарной службы',
      en: 'Whose entry it is',
    },
    holds: 'pastSource',
    example: 'traffic',
  },
  {
    id: 'date',
    required: true,
    names: {
      kk: ['Күні', 'Уақыты'],
      ru: ['Дата', 'Дата и время', 'Время'],
      en: ['Date', 'Date and time', 'Moment'],
    },
    meaning: {
      kk: 'Болған немесе хабарланған сәті, Қазақстан уақытымен: 2026-11-21 14:05, 21.11.2026 14:05 немесе кестенің күні; уақытсыз – түн ортасы',
      ru: 'Когда случилось или сообщили, по времени Казахстана: 2026-11-21 14:05, 21.11.2026 14:05 или дата таблицы; без времени – полночь',
      en: 'When it happened or was reported, by the time of Kazakhstan: 2026-11-21 14:05, 21.11.2026 14:05 or a date of the spreadsheet; midnight without a time',
    },
    holds: 'date',
    example: '2026-11-21',
  },
  {
    id: 'category',
    required: true,
    names: {
      kk: ['Санаты', 'Оқиға түрі'],
      ru: ['Категория', 'Вид происшествия', 'Что случилось'],
      en: ['Category', 'What happened'],
    },
    meaning: {
      kk: 'Біздің санаттың атауы немесе коды; басқа сөз сол күйінде сақталады, 120 таңбадан аспайды',
      ru: 'Название или код нашей категории; иное слово остаётся как есть, не длиннее 120 знаков',
      en: 'Name or code of a category of ours; another word stays as it is, 120 characters at most',
    },
    holds: 'text',
    example: 'Столкновение',
  },
  ...PLACE_COLUMNS.filter(({ id }) => id === 'kato' || id === 'region'),
  ...PLACE_IF_KNOWN_COLUMNS,
  {
    id: 'settlement',
    required: false,
    names: { kk: ['Елді мекен'], ru: ['Населённый пункт'], en: ['Settlement'] },
    meaning: {
      kk: 'Елді мекен',
      ru: 'Населённый пункт',
      en: 'Settlement',
    },
    holds: 'text',
    example: 'Ленгер',
  },
  {
    id: 'street',
    required: false,
    names: { kk: ['Көше'], ru: ['Улица'], en: ['Street'] },
    meaning: {
      kk: 'Көше',
      ru: 'Улица',
      en: 'Street',
    },
    holds: 'text',
    example: 'Төле би',
  },
  {
    id: 'house',
    required: false,
    names: { kk: ['Үй'], ru: ['Дом'], en: ['House'] },
    meaning: {
      kk: 'Үйдің нөмірі',
      ru: 'Номер дома',
      en: 'Number of the house',
    },
    holds: 'text',
    example: '7',
  },
  {
    id: 'common_name',
    required: false,
    names: {
      kk: ['Жалпы атауы', 'Орны'],
      ru: ['Общепринятое название', 'Ориентир'],
      en: ['Common name', 'Landmark'],
    },
    meaning: {
      kk: 'Көшесі мен үйі жоқ орынның атауы',
      ru: 'Название места без улицы и дома',
      en: 'What a place without street and house is called',
    },
    holds: 'text',
    example: '',
  },
  {
    id: 'phone',
    required: false,
    names: { kk: ['Телефон'], ru: ['Телефон', 'Телефон заявителя'], en: ['Telephone', 'Phone'] },
    meaning: {
      kk: 'Хабарлаушының телефоны; оның кілтпен алынған белгісі ғана сақталады, нөмірдің өзі емес',
      ru: 'Телефон заявителя; хранится только его отпечаток с ключом, не сам номер',
      en: 'Telephone of the caller; only its keyed hash is kept, never the number',
    },
    holds: 'text',
    example: '+7 700 000 00 00',
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
      kk: 'Тізілімдегі объектінің нөмірі, оқиға сонда болған болса',
      ru: 'Номер объекта в реестре, если это было на нём',
      en: 'Number on the register of the facility it happened at',
    },
    holds: 'text',
    example: '',
  },
] as const satisfies readonly FileColumn[];
