import type { Language, Name } from '../../../shared/hierarchy/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of the report by territory that no other export has. */
const WORDS = {
  title: say('Territory report', 'Отчёт по территории', 'Аумақ бойынша есеп'),
  product: say(
    'Sholu · operations control centres',
    'Шолу · центры оперативного управления',
    'Шолу · жедел басқару орталықтары',
  ),
  asOfSource: say(
    'Source: {source}, as of {date}',
    'Источник: {source}, на {date}',
    'Дереккөз: {source}, {date} жағдайы',
  ),
  filter: say('{type} · {group}', '{type} · {group}', '{type} · {group}'),
  demonstration: say(
    'Demonstration register: generated, calibrated to published totals. These are not real facilities.',
    'Демонстрационный реестр: сгенерирован и приведён к опубликованным итогам. Это не настоящие объекты.',
    'Көрсету тізілімі: жасанды түрде құрылған, жарияланған жиынтықтарға келтірілген. Бұл нақты объектілер емес.',
  ),
  mixed: say(
    'Part of the register is a demonstration: {demonstration} of {all} facilities are generated.',
    'Часть реестра демонстрационная: сгенерировано {demonstration} из {all} объектов.',
    'Тізілімнің бір бөлігі көрсету үшін: {all} объектінің {demonstration} жасанды түрде құрылған.',
  ),
  demonstrationShort: say('Demonstration data', 'Демонстрационные данные', 'Көрсету деректері'),
  key: say('Key figures', 'Основные показатели', 'Негізгі көрсеткіштер'),
  ofFraction: say(
    '{numerator} of {denominator}',
    '{numerator} из {denominator}',
    '{denominator} ішінен {numerator}',
  ),
  gapAndUnknown: say(
    'gaps: {gap} · no information: {unknown}',
    'пробелов: {gap} · нет сведений: {unknown}',
    'олқылық: {gap} · мәлімет жоқ: {unknown}',
  ),
  noData: say('no data', 'нет данных', 'дерек жоқ'),
  map: say('Map: {measure}', 'Карта: {measure}', 'Карта: {measure}'),
  noShapes: say(
    'There are no boundaries of this territory to draw.',
    'Нет границ этой территории, которые можно нарисовать.',
    'Бұл аумақтың сызуға болатын шекарасы жоқ.',
  ),
  schematic: say(
    'The boundaries are schematic, they are not those of the cadastre.',
    'Границы схематические, не кадастровые.',
    'Шекаралар сызбалық, кадастрлық емес.',
  ),
  gapHere: say('Gap', 'Пробел', 'Олқылық'),
  closedHere: say('Works', 'Действует', 'Жұмыс істейді'),
  upTo: say('{from} to {to}', '{from} – {to}', '{from} – {to}'),
  ranking: say('Ranking: {measure}', 'Рейтинг: {measure}', 'Рейтинг: {measure}'),
  place: say('No.', '№', '№'),
  fraction: say('Working of counted', 'Действует из учтённых', 'Есептелгеннен жұмыс істейтіні'),
  shareShort: say('Share', 'Доля', 'Үлесі'),
  allMeasures: say('All measures', 'Все меры', 'Барлық шара'),
  gaps: say('Gaps by measure and group', 'Пробелы по мерам и группам', 'Шаралар мен топтар бойынша олқылық'),
  total: say('Total', 'Всего', 'Барлығы'),
  conflicts: say(
    'Contradictions in the published figures',
    'Противоречия в опубликованных показателях',
    'Жарияланған көрсеткіштердегі қайшылықтар',
  ),
  noConflicts: say(
    'None were found in the rows of this territory.',
    'В строках этой территории не найдены.',
    'Бұл аумақтың жолдарынан табылған жоқ.',
  ),
  moreConflicts: say(
    '{shown} of {all} are shown, the largest first.',
    'Показано {shown} из {all}, сначала самые большие.',
    '{all} ішінен {shown} көрсетілген, алдымен ең үлкендері.',
  ),
  conflictsHidden: say(
    'The published figures are not among what you may read.',
    'Опубликованные показатели не входят в то, что вам разрешено читать.',
    'Жарияланған көрсеткіштерді оқуға рұқсатыңыз жоқ.',
  ),
  about: say('Row', 'Строка', 'Жол'),
  arithmetic: say('Arithmetic', 'Арифметика', 'Есеп'),
  printed: say(
    '{fraction} = {computed}; printed {printed}',
    '{fraction} = {computed}; напечатано {printed}',
    '{fraction} = {computed}; басылғаны {printed}',
  ),
  counted: say(
    '{measure}: counted {total}',
    '{measure}: учтено {total}',
    '{measure}: есепке алынғаны {total}',
  ),
  sources: say('Sources', 'Источники', 'Дереккөздер'),
  measures: say('Measures', 'Меры', 'Шаралар'),
  how: say('How it is counted', 'Как посчитано', 'Қалай есептелген'),
  'how.reported': say(
    'A share is the facilities where the measure works, of all that the source reports on. Who is not reported on is “no information”, never “absent”. A gap is a measure that the law demands and that is known not to work.',
    'Доля – объекты, где мера действует, из всех, о которых сообщает источник. О ком сведений нет, тот «нет сведений», а не «отсутствует». Пробел – мера, которую требует закон и о которой известно, что она не действует.',
    'Үлес – дереккөз хабарлаған барлық объектінің ішінде шара жұмыс істейтіндері. Мәлімет жоқ объект «мәлімет жоқ» деп есептеледі, «жоқ» деп емес. Олқылық – заң талап ететін, бірақ жұмыс істемейтіні белгілі шара.',
  ),
  'how.required': say(
    'A share is the facilities where the measure works, of those that the law obliges and of which there is information. A gap is a measure that the law demands and that is known not to work; what nobody reported is “no information”.',
    'Доля – объекты, где мера действует, из тех, кого обязывает закон и о ком есть сведения. Пробел – мера, которую требует закон и о которой известно, что она не действует; о чём никто не сообщил, то «нет сведений».',
    'Үлес – заң міндеттейтін және мәлімет бар объектілердің ішінде шара жұмыс істейтіндері. Олқылық – заң талап ететін, бірақ жұмыс істемейтіні белгілі шара; ешкім хабарламағаны – «мәлімет жоқ».',
  ),
  law: say(
    'Requirements: Decree 234 of 12.04.2021, Order MIA 117 of 30.03.2022, joint Order 49/32 of 23.01.2019.',
    'Требования: постановление № 234 от 12.04.2021, приказ МВД № 117 от 30.03.2022, совместный приказ № 49/32 от 23.01.2019.',
    'Талаптар: 12.04.2021 ж. № 234 қаулы, ІІМ-нің 30.03.2022 ж. № 117 бұйрығы, 23.01.2019 ж. № 49/32 бірлескен бұйрық.',
  ),
  written: say('Written {moment} (UTC+5)', 'Составлен {moment} (UTC+5)', '{moment} жасалды (UTC+5)'),
  pageOf: say('Page {page} of {pages}', 'Страница {page} из {pages}', '{pages} беттің {page}-беті'),
  metres: say('m', 'м', 'м'),
  kilometres: say('km', 'км', 'км'),
} as const satisfies Record<string, Name>;
export type ReportWord = keyof typeof WORDS;

export type SayReport = (word: ReportWord, parts?: Readonly<Record<string, string | number>>) => string;

/** The words of one language, with what stands in braces put in. */
export const reportWordsOf =
  (language: Language): SayReport =>
  (word, parts = {}) =>
    WORDS[word][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''));
