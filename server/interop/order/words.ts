import type { Language, Name } from '../../../shared/hierarchy/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of the printed order; what a change and an indicator are called is in shared/planning/branch/words.ts. */
const WORDS = {
  title: say('Draft order', 'Проект приказа', 'Бұйрық жобасы'),
  about: say(
    'On the placing of crews, posts and cameras and the equipment of facilities: {name}',
    'О расстановке нарядов, постов и камер и оснащении объектов: {name}',
    'Жасақтарды, бекеттер мен камераларды орналастыру және нысандарды жабдықтау туралы: {name}',
  ),
  product: say(
    'Sholu · operations control centres',
    'Шолу · центры оперативного управления',
    'Шолу · жедел басқару орталықтары',
  ),
  territory: say('Territory: {name}', 'Территория: {name}', 'Аумақ: {name}'),
  author: say(
    'Drawn up by {author}, version {version} of {moment}',
    'Составил(а): {author}, версия {version} от {moment}',
    'Құрастырған: {author}, {version}-нұсқа, {moment}',
  ),
  asOf: say('Picture as of {moment}', 'Обстановка на {moment}', '{moment} жағдайы'),
  demonstration: say(
    'Demonstration data: the facilities are generated and calibrated to published totals. These are not real facilities, and this is no order in force.',
    'Демонстрационные данные: объекты сгенерированы и приведены к опубликованным итогам. Это не настоящие объекты, и приказ не действует.',
    'Көрсету деректері: нысандар жасанды түрде құрылған және жарияланған жиынтықтарға келтірілген. Бұл нақты нысандар емес, бұйрық күшінде емес.',
  ),
  demonstrationShort: say('Demonstration data', 'Демонстрационные данные', 'Көрсету деректері'),
  ordered: say('What is to be done', 'Что сделать', 'Не істеу керек'),
  number: say('No.', '№', '№'),
  change: say('Change', 'Изменение', 'Өзгеріс'),
  coordinates: say('Place (lat, lon)', 'Место (шир., долг.)', 'Орны (енд., бойл.)'),
  cost: say('Cost, ₸', 'Стоимость, ₸', 'Құны, ₸'),
  costUnknown: say('not known', 'неизвестна', 'белгісіз'),
  nothing: say('The branch changes nothing.', 'Вариант ничего не меняет.', 'Нұсқа ештеңе өзгертпейді.'),
  map: say('Map', 'Карта', 'Карта'),
  noShapes: say(
    'The territory has no boundary on the map.',
    'У территории нет границы на карте.',
    'Аумақтың картада шекарасы жоқ.',
  ),
  'map.reached': say('reached in time', 'успевают', 'уақытында жетеді'),
  'map.uncovered': say('nobody in time', 'никто не успевает', 'ешкім жетпейді'),
  'map.won': say('reached by the plan', 'успевают по плану', 'жоспармен жетеді'),
  'map.lost': say('reached no more', 'больше не успевают', 'енді жетпейді'),
  'map.changed': say('moved or added', 'перемещено, добавлено', 'көшірілді не қосылды'),
  'map.move': say('from where to where', 'откуда и куда', 'қайдан қайда'),
  'map.closure': say('closed stretch', 'закрытый участок', 'жабық учаске'),
  indicators: say('Indicators before and after', 'Показатели до и после', 'Көрсеткіштер дейін және кейін'),
  indicator: say('Indicator', 'Показатель', 'Көрсеткіш'),
  before: say('Before', 'До', 'Дейін'),
  after: say('After', 'После', 'Кейін'),
  delta: say('Change', 'Изменение', 'Өзгерісі'),
  facilities: say(
    'Facilities that nobody reaches in time',
    'Объекты, до которых никто не успевает',
    'Ешкім уақытында жетпейтін нысандар',
  ),
  'facilities.none': say('There are none.', 'Таких нет.', 'Ондайлар жоқ.'),
  'facilities.more': say('And {n} more.', 'И ещё {n}.', 'Тағы {n}.'),
  facility: say('Facility', 'Объект', 'Нысан'),
  people: say('People', 'Людей', 'Адам'),
  time: say('Nearest crew', 'Ближайший наряд', 'Ең жақын жасақ'),
  standing: say('Since the plan', 'По плану', 'Жоспар бойынша'),
  'standing.lost': say('lost', 'потерян', 'жоғалды'),
  'standing.same': say('as before', 'как было', 'бұрынғыдай'),
  assumptions: say('Assumptions', 'Допущения', 'Жорамалдар'),
  'assume.travel': say(
    'Travel time is an estimate, {hours}: straight line × {detour} (from {low} to {high}); in towns {urban} km/h, in the country {rural} km/h, on foot 5 km/h. A closed stretch is gone round at its nearer end.',
    'Время в пути – оценка, {hours}: прямая × {detour} (от {low} до {high}); в городах {urban} км/ч, на селе {rural} км/ч, пешком 5 км/ч. Закрытый участок объезжают с ближнего конца.',
    'Жол уақыты – бағалау, {hours}: түзу × {detour} ({low}–{high}); қалада {urban} км/сағ, ауылда {rural} км/сағ, жаяу 5 км/сағ. Жабық учаскені жақын ұшынан айналып өтеді.',
  ),
  day: say('by day', 'днём', 'күндіз'),
  night: say('at night', 'ночью', 'түнде'),
  'assume.basis.posts': say(
    'Every crew on the register counts from its post.',
    'Каждый наряд реестра считается от своего поста.',
    'Тізілімдегі әр жасақ өз бекетінен есептеледі.',
  ),
  'assume.basis.now': say(
    'Crews that were free, on shift and with a fresh position count from where they were.',
    'Считаются наряды, которые были свободны, на смене и со свежим положением, – оттуда, где они были.',
    'Бос, ауысымдағы және орны жаңа белгілі жасақтар тұрған жерінен есептеледі.',
  ),
  'assume.targets': say(
    'Targets, minutes (town / country): kindergartens {k}, schools {s}, colleges {c}. No Kazakh norm of arrival was verified; the targets are those set in this system.',
    'Нормативы, минут (город / село): детские сады {k}, школы {s}, колледжи {c}. Казахстанская норма прибытия не подтверждена; это нормативы, заданные в системе.',
    'Нормативтер, минут (қала / ауыл): балабақшалар {k}, мектептер {s}, колледждер {c}. Қазақстандық келу нормасы расталмаған; бұл жүйеде белгіленген нормативтер.',
  ),
  'assume.neighbours': say(
    'Crews of neighbouring territories do not count. Facilities without a known number of people count as facilities, not as people: {n}.',
    'Наряды соседних территорий не учитываются. Объекты без известного числа людей считаются объектами, но не людьми: {n}.',
    'Көрші аумақтардың жасақтары ескерілмейді. Адам саны белгісіз нысандар нысан ретінде есептеледі, адам ретінде емес: {n}.',
  ),
  'assume.gaps': say(
    'A gap is what the law demands of the facility’s group (Order 117 of 30.03.2022, joint Order 49/32 of 23.01.2019) and is known not to work, by the latest evidence.',
    'Пробел – мера, которой закон требует от группы объекта (приказ № 117 от 30.03.2022, совместный приказ № 49/32 от 23.01.2019) и о которой известно, что она не работает, по последним сведениям.',
    'Олқылық – заң нысан тобынан талап ететін (30.03.2022 ж. № 117 бұйрық, 23.01.2019 ж. № 49/32 бірлескен бұйрық) және соңғы мәлімет бойынша жұмыс істемейтін шара.',
  ),
  signatures: say('Signatures', 'Подписи', 'Қолдар'),
  'sign.chief': say('Chief', 'Начальник', 'Бастық'),
  'sign.centre': say('Head of the operations control centre', 'Начальник ЦОУ', 'ЖБО бастығы'),
  'sign.author': say('Drawn up by', 'Составил(а)', 'Құрастырған'),
  date: say('date', 'дата', 'күні'),
  pageOf: say('Page {page} of {pages}', 'Стр. {page} из {pages}', '{pages} беттің {page}-беті'),
  written: say('Printed {moment}', 'Напечатано {moment}', 'Басып шығарылды: {moment}'),
  kilometres: say('km', 'км', 'км'),
} as const satisfies Record<string, Name>;

export type SayOrder = (
  key: keyof typeof WORDS,
  values?: Readonly<Record<string, string | number>>,
) => string;

export const orderWordsOf =
  (language: Language): SayOrder =>
  (key, values = {}) =>
    WORDS[key][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
