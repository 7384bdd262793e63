import type { Language, Name } from '../../shared/hierarchy/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of the exported files, in the languages of the interface. */
const WORDS = {
  about: say('About', 'О файле', 'Файл туралы'),
  territories: say('Territories', 'Территории', 'Аумақтар'),
  facilities: say('Facilities', 'Объекты', 'Объектілер'),
  kato: say('KATO', 'КАТО', 'ӘАОЖ'),
  unit: say('Territory', 'Территория', 'Аумақ'),
  share: say('Share, %', 'Доля, %', 'Үлесі, %'),
  numerator: say('With the measure working', 'Мера действует', 'Шара жұмыс істейді'),
  denominator: say('Of', 'Из', 'Барлығы'),
  gap: say('Gap', 'Пробел', 'Олқылық'),
  unknown: say('No information', 'Нет сведений', 'Мәлімет жоқ'),
  facilitiesOnRegister: say('On the register', 'В реестре', 'Тізілімде'),
  first: say('First source', 'Первый источник', 'Бірінші дереккөз'),
  second: say('Second source', 'Второй источник', 'Екінші дереккөз'),
  points: say(
    'Difference, points (second − first)',
    'Разница, п. п. (второй − первый)',
    'Айырма, п. т. (екінші − бірінші)',
  ),
  source: say('Source', 'Источник', 'Дереккөз'),
  asOf: say('As of', 'На дату', 'Күні'),
  versus: say('Compared with', 'Сравнение с', 'Салыстырылғаны'),
  measure: say('Measure', 'Мера', 'Шара'),
  type: say('Facilities', 'Объекты', 'Объектілер'),
  group: say('Group', 'Группа', 'Топ'),
  of: say('Share of', 'Доля от', 'Үлес негізі'),
  state: say('State of the measure', 'Состояние меры', 'Шараның күйі'),
  requirement: say('Requirement', 'Требование', 'Талап'),
  written: say('Written', 'Записано', 'Жазылған уақыты'),
  register: say('Register', 'Реестр', 'Тізілім'),
  externalId: say('Number on the register', 'Номер в реестре', 'Тізілімдегі нөмірі'),
  name: say('Name', 'Название', 'Атауы'),
  settlement: say('Settlement', 'Населённый пункт', 'Елді мекен'),
  people: say('People', 'Людей', 'Адам саны'),
  learners: say('Learners', 'Обучающихся', 'Білім алушылар'),
  owner: say('Owner', 'Владелец', 'Меншік'),
  lon: say('Longitude', 'Долгота', 'Бойлық'),
  lat: say('Latitude', 'Широта', 'Ендік'),
  demonstration: say(
    'Demonstration register, calibrated to published totals',
    'Демонстрационный реестр, приведён к опубликованным итогам',
    'Көрсету тізілімі, жарияланған жиынтықтарға келтірілген',
  ),
  imported: say('Imported register', 'Загруженный реестр', 'Жүктелген тізілім'),
  latest: say('Latest of all sources', 'Последнее из всех источников', 'Барлық дереккөздің соңғысы'),
  all: say('All', 'Все', 'Барлығы'),
  'of.reported': say('all reported', 'всех учтённых', 'барлық есепке алынған'),
  'of.required': say(
    'those the law obliges and of which there is information',
    'обязанных по закону, о которых есть сведения',
    'заң міндеттейтін және мәлімет бар',
  ),
  'type.all': say('All facilities', 'Все объекты', 'Барлық объект'),
  'type.kindergarten': say('Kindergarten', 'Детский сад', 'Балабақша'),
  'type.school': say('School', 'Школа', 'Мектеп'),
  'type.college': say('College', 'Колледж', 'Колледж'),
  'measure.video_system': say('Video system', 'Видеонаблюдение', 'Бейнебақылау'),
  'measure.video_link': say('Video link to the control centre', 'Вывод видео в ЦОУ', 'Бейнені ЖБО-ға беру'),
  'measure.alarm_button': say('Alarm button', 'Тревожная кнопка', 'Дабыл түймесі'),
  'measure.public_address': say('Public address', 'Система оповещения', 'Хабарлау жүйесі'),
  'measure.access_control': say('Access control', 'Контроль доступа', 'Кіруді бақылау'),
  'measure.licensed_guard': say('Licensed guard', 'Лицензированная охрана', 'Лицензиялы күзет'),
  'group.all': say('All groups', 'Все группы', 'Барлық топ'),
  'group.non_tto': say('Not a TTO facility', 'Не УТО', 'ТТО емес'),
  'group.group_1': say('Group 1', 'Группа 1', '1-топ'),
  'group.group_2': say('Group 2', 'Группа 2', '2-топ'),
  'group.group_3': say('Group 3', 'Группа 3', '3-топ'),
  'group.unknown': say('Group unknown', 'Группа неизвестна', 'Тобы белгісіз'),
  'state.working': say('Works', 'Работает', 'Жұмыс істейді'),
  'state.faulty': say('Faulty', 'Неисправно', 'Ақаулы'),
  'state.absent': say('Absent', 'Отсутствует', 'Жоқ'),
  'state.unknown': say('Unknown', 'Неизвестно', 'Белгісіз'),
  'gap.all': say('All states', 'Все состояния', 'Барлық күй'),
  'gap.gap': say('Gap', 'Пробел', 'Олқылық'),
  'gap.closed': say('Closed', 'Выполнено', 'Орындалған'),
  'gap.unknown': say('Unknown', 'Неизвестно', 'Белгісіз'),
  'gap.not_required': say('Not required', 'Не требуется', 'Талап етілмейді'),
  'owner.state': say('State', 'Государственная', 'Мемлекеттік'),
  'owner.private': say('Private', 'Частная', 'Жекеменшік'),
} as const satisfies Record<string, Name>;

type Word = keyof typeof WORDS;

/** The words of one language. */
export const wordsOf =
  (language: Language) =>
  (word: Word): string =>
    WORDS[word][language];
export type Say = ReturnType<typeof wordsOf>;
