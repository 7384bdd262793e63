import type { Language } from '../../../shared/hierarchy/schema.ts';
import type { Workspace } from '../../state/router.ts';
import type { View } from '../../state/view.ts';
import type { TourRole } from './tour-state.ts';

/** One stop: where it is, the element it points at, and what is said there. */
export type TourStep = { workspace: Workspace; part?: Partial<View>; at: string } & Readonly<
  Record<Language, readonly [title: string, text: string]>
>;

const TOOLS: Omit<TourStep, 'workspace'> = {
  at: '.screen-tools',
  en: [
    'Anything by its name',
    'Ctrl+K finds territories, facilities, units, incidents and commands. “/” is the command line. “?” lists the keys of this screen, and help stands beside it.',
  ],
  ru: [
    'Всё по имени',
    'Ctrl+K находит территории, объекты, наряды, происшествия и команды. «/» – командная строка. «?» – клавиши этого экрана, справка – рядом.',
  ],
  kk: [
    'Бәрі атымен',
    'Ctrl+K аумақтарды, объектілерді, жасақтарды, оқиғаларды және пәрмендерді табады. «/» – пәрмен жолы. «?» – осы экранның пернелері, анықтама – жанында.',
  ],
};
const RANKING: TourStep = {
  workspace: 'coverage',
  part: { part: 'ranking' },
  at: '.ranking',
  en: [
    'Who comes first',
    'The same as the map, as a list: press a line to go down, Esc to go up. Any figure that is pressed says where it comes from.',
  ],
  ru: [
    'Кто в начале списка',
    'То же, что карта, списком: нажмите строку, чтобы спуститься, Esc – подняться. Любое число по нажатию говорит, откуда оно.',
  ],
  kk: [
    'Тізім басында кім',
    'Картадағының тізімі: төмен түсу үшін жолды, жоғары көтерілу үшін Esc басыңыз. Кез келген сан басылғанда қайдан алынғанын айтады.',
  ],
};
const HEADLINE: TourStep = {
  workspace: 'coverage',
  part: { part: 'ranking' },
  at: '[data-testid="headline"]',
  en: [
    'Your territory in one figure',
    'The share, what it is a share of, the day and the source. What nobody knows is counted apart and never as “no”.',
  ],
  ru: [
    'Ваша территория одним числом',
    'Доля, от чего она, на какую дату и по какому источнику. Неизвестное считается отдельно и никогда – как «нет».',
  ],
  kk: [
    'Аумағыңыз бір санмен',
    'Үлес, ол неден алынған, қай күнге және қай дереккөз бойынша. Белгісіз бөлек есептеледі, ешқашан «жоқ» болып саналмайды.',
  ],
};
const GAPS: TourStep = {
  workspace: 'coverage',
  part: { part: 'gaps' },
  at: '.gap-panel',
  en: [
    'Gaps one by one',
    'Mark some with Space and prescribe with P. An order that is overdue becomes an alarm; an act of inspection closes the gap.',
  ],
  ru: [
    'Пробелы по одному',
    'Отметьте нужные клавишей пробела и предпишите клавишей P. Просроченное предписание становится тревогой, акт обследования закрывает пробел.',
  ],
  kk: [
    'Олқылықтар бір-бірлеп',
    'Керегін бос орын пернесімен белгілеп, P пернесімен ұйғарым беріңіз. Мерзімі өткен ұйғарым дабылға айналады, тексеру актісі олқылықты жабады.',
  ],
};

/** The tour of each role, stop by stop; every stop is on a screen that the role has. */
export const TOURS: Readonly<Record<TourRole, readonly TourStep[]>> = {
  duty: [
    {
      workspace: 'operate',
      at: '.operate-queue',
      en: [
        'What waits',
        'Incidents by urgency, newest above. Press one, or Q and Enter: its card opens with the playbook and whom to send and why.',
      ],
      ru: [
        'Что ждёт',
        'Происшествия по срочности, новые выше. Нажмите одно, или Q и Enter: откроется карточка с алгоритмом и тем, кого направить и почему.',
      ],
      kk: [
        'Не күтіп тұр',
        'Шұғылдығы бойынша оқиғалар, жаңасы жоғарыда. Біреуін басыңыз, немесе Q мен Enter: алгоритмі, кімді және неге жіберу керегі бар карточка ашылады.',
      ],
    },
    {
      workspace: 'operate',
      at: '.alarm-band',
      en: [
        'Alarms',
        'L opens them: K acknowledges, Z shelves for a time with a reason. A call for help of a crew stands above every screen.',
      ],
      ru: [
        'Тревоги',
        'L открывает их: K – принять, Z – отложить на время с причиной. Зов экипажа о помощи стоит поверх любого экрана.',
      ],
      kk: [
        'Дабылдар',
        'L оларды ашады: K – қабылдау, Z – себебімен уақытша кейінге қалдыру. Экипаждың көмекке шақыруы кез келген экранның үстінде тұрады.',
      ],
    },
    {
      workspace: 'operate',
      at: '.void-band',
      en: [
        'Out of reach',
        'How many places no free unit reaches in time. V shows them, with the move that closes most of them.',
      ],
      ru: [
        'Недоступные места',
        'Сколько мест, куда ни один свободный наряд не успевает. V покажет их и перестановку, которая закроет больше всего.',
      ],
      kk: [
        'Қолжетімсіз орындар',
        'Бос жасақтардың ешқайсысы уақытында жетпейтін орындар саны. V оларды және көбін жабатын орын ауыстыруды көрсетеді.',
      ],
    },
    {
      workspace: 'operate',
      at: '.operate-units',
      en: [
        'Units',
        'Shape and colour say what each does; a position that grows old is dimmed and says its age.',
      ],
      ru: [
        'Наряды',
        'Форма и цвет говорят, чем занят каждый; устаревшая позиция тускнеет и показывает возраст.',
      ],
      kk: [
        'Жасақтар',
        'Пішіні мен түсі әрқайсысының не істеп жүргенін айтады; ескірген орын күңгірттеніп, жасын көрсетеді.',
      ],
    },
    {
      workspace: 'operate',
      at: '.live-lines',
      en: [
        'Complete as of',
        'This line says up to when the picture is whole. When the line to the server is lost, it says so at once.',
      ],
      ru: [
        'Картина полна на',
        'Эта строка говорит, на какое время картина полна. Если связь с сервером потеряна, она скажет об этом сразу.',
      ],
      kk: [
        'Көрініс толық уақыты',
        'Бұл жол көрініс қай уақытқа толық екенін айтады. Сервермен байланыс үзілсе, бірден айтады.',
      ],
    },
    { workspace: 'operate', ...TOOLS },
  ],
  chief: [
    HEADLINE,
    RANKING,
    GAPS,
    {
      workspace: 'plan',
      part: { tab: 'what-if' },
      at: '.plan-side .tabs',
      en: [
        'What if',
        'Begin a plan, move a crew or close a gap, and see every indicator before and after. The other tabs seek the best places and the best use of money.',
      ],
      ru: [
        'Что, если',
        'Начните план, переставьте экипаж или закройте пробел – и увидите каждый показатель до и после. Другие вкладки ищут лучшие места и лучшую трату денег.',
      ],
      kk: [
        'Егер … болса',
        'Жоспар бастап, экипажды ауыстырыңыз немесе олқылықты жабыңыз – әр көрсеткіш бұрын және кейін көрінеді. Басқа қойындылар үздік орындар мен қаражатты үздік жұмсауды іздейді.',
      ],
    },
    {
      workspace: 'performance',
      at: '.performance-page',
      en: [
        'How fast we answer',
        'Median and P90 by territory, category and hour – from moments as they were recorded.',
      ],
      ru: [
        'Как быстро мы реагируем',
        'Медиана и P90 по территориям, категориям и часам – по моментам, как они записаны.',
      ],
      kk: [
        'Қаншалықты тез жауап береміз',
        'Аумақ, санат және сағат бойынша медиана мен P90 – жазылған сәттер бойынша.',
      ],
    },
    { workspace: 'coverage', part: { part: 'ranking' }, ...TOOLS },
  ],
  analyst: [
    HEADLINE,
    {
      workspace: 'coverage',
      part: { part: 'ranking' },
      at: '.filters',
      en: [
        'The question',
        'Measure, kind of facility, group, source – and a second source to compare with. The address carries the whole question: send it as it is.',
      ],
      ru: [
        'Вопрос',
        'Мера, вид объекта, группа, источник – и второй источник для сравнения. Адрес хранит весь вопрос: его можно переслать.',
      ],
      kk: [
        'Сұрақ',
        'Шара, объект түрі, топ, дереккөз – және салыстыруға екінші дереккөз. Мекенжай бүкіл сұрақты сақтайды: сол күйі жіберуге болады.',
      ],
    },
    RANKING,
    GAPS,
    {
      workspace: 'coverage',
      part: { part: 'charts' },
      at: '.side .parts',
      en: [
        'Charts',
        'Distribution, trend and fairness, each with the same figures as a table and what it was computed by.',
      ],
      ru: [
        'Графики',
        'Распределение, динамика и равномерность; те же числа – таблицей, и сказано, как посчитано.',
      ],
      kk: [
        'Графиктер',
        'Үлестірім, үрдіс және теңдік; сол сандар кестемен және қалай есептелгені көрсетілген.',
      ],
    },
    { workspace: 'coverage', part: { part: 'ranking' }, ...TOOLS },
  ],
  administrator: [
    {
      workspace: 'admin',
      part: { section: 'people' },
      at: '.admin-sections',
      en: [
        'The administration',
        'Sections in which you have work. Every change asks for a reason and is in the audit.',
      ],
      ru: [
        'Администрирование',
        'Разделы, в которых у вас есть работа. Каждое изменение требует причины и попадает в аудит.',
      ],
      kk: ['Әкімшілік', 'Жұмысыңыз бар бөлімдер. Әр өзгеріс себебін сұрайды және аудитке түседі.'],
    },
    {
      workspace: 'admin',
      part: { section: 'people' },
      at: '.people-tools',
      en: [
        'People',
        'A person has roles in units of territory, from a day to a day. The one-time password is shown once.',
      ],
      ru: [
        'Люди',
        'У человека – роли на территориях, с какого и по какой день. Одноразовый пароль показывается один раз.',
      ],
      kk: [
        'Адамдар',
        'Адамның аумақтардағы рөлдері бар, қай күннен қай күнге дейін. Бір реттік құпиясөз бір рет көрсетіледі.',
      ],
    },
    {
      workspace: 'admin',
      part: { section: 'imports' },
      at: '.imports',
      en: [
        'Your own data',
        'A file is checked first: every problem by row and column. Then all rows are taken, or the good ones, and can be taken back.',
      ],
      ru: [
        'Свои данные',
        'Сначала файл проверяется: каждая ошибка по строке и столбцу. Затем принимаются все строки или верные, и это можно отменить.',
      ],
      kk: [
        'Өз деректеріңіз',
        'Алдымен файл тексеріледі: әр қате жолы мен бағаны бойынша. Содан кейін барлық немесе дұрыс жолдар қабылданады, оны қайтаруға болады.',
      ],
    },
    {
      workspace: 'admin',
      part: { section: 'sources' },
      at: '.sources',
      en: [
        'What sends to us',
        'Panels, trackers and detectors with the moment of their last word. What could not be read is set aside by name.',
      ],
      ru: [
        'Что нам передаёт',
        'Панели, трекеры и датчики со временем последнего сообщения. Нечитаемое отложено отдельно.',
      ],
      kk: [
        'Бізге не жібереді',
        'Панельдер, трекерлер мен датчиктер соңғы хабарының уақытымен. Оқылмағаны бөлек қойылған.',
      ],
    },
    {
      workspace: 'admin',
      part: { section: 'audit' },
      at: '.audit-head',
      en: [
        'Who did what',
        'Everything that was done, chained by hashes. Export it, verify it, keep its anchor elsewhere.',
      ],
      ru: [
        'Кто что сделал',
        'Всё, что было сделано, сцеплено хешами. Выгрузите, проверьте, храните якорь в другом месте.',
      ],
      kk: [
        'Кім не істеді',
        'Жасалғанның бәрі хештермен тізбектелген. Жүктеп алыңыз, тексеріңіз, зәкірін басқа жерде сақтаңыз.',
      ],
    },
    { workspace: 'admin', part: { section: 'people' }, ...TOOLS },
  ],
};
