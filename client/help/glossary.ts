import type { Language } from '../../shared/hierarchy/schema.ts';

type Entry = Readonly<Record<Language, readonly [word: string, means: string]>>;

/** The words of the product, one meaning each, in the language of an officer. */
export const GLOSSARY = {
  territory: {
    en: [
      'territory',
      'a unit of the Republic – region – city – district; you see those granted to you and all below',
    ],
    ru: ['территория', 'республика – область – город – район; видны назначенные вам и всё, что ниже'],
    kk: ['аумақ', 'республика – облыс – қала – аудан; сізге берілгені және одан төмені көрінеді'],
  },
  facility: {
    en: ['facility', 'a school, kindergarten or college on the register'],
    ru: ['объект', 'школа, детский сад или колледж из реестра'],
    kk: ['объект', 'тізілімдегі мектеп, балабақша немесе колледж'],
  },
  group: {
    en: ['group', 'class 1, 2 or 3 by Order 117; it decides which measures are required'],
    ru: ['группа', 'класс 1, 2 или 3 по приказу № 117; от него зависят обязательные меры'],
    kk: ['топ', '№ 117 бұйрық бойынша 1, 2 немесе 3-сынып; міндетті шаралар соған байланысты'],
  },
  measure: {
    en: [
      'measure',
      'video system, video link to the centre, alarm button, public address, access control, licensed guard',
    ],
    ru: [
      'мера',
      'видеонаблюдение, вывод видео в ЦОУ, тревожная кнопка, оповещение, контроль доступа, лицензированная охрана',
    ],
    kk: [
      'шара',
      'бейнебақылау, бейнені ЖБО-ға беру, дабыл түймесі, хабарлау, кіруді бақылау, лицензиялы күзет',
    ],
  },
  gap: {
    en: ['gap', 'a measure that the law requires and that is known not to work; “unknown” is not a gap'],
    ru: [
      'пробел',
      'мера, которая обязательна и о которой известно, что она не работает; «неизвестно» – не пробел',
    ],
    kk: ['олқылық', 'заң талап ететін, бірақ жұмыс істемейтіні белгілі шара; «белгісіз» – олқылық емес'],
  },
  prescription: {
    en: ['prescription', 'a written order to remove a gap by a day, with somebody responsible'],
    ru: ['предписание', 'письменное требование устранить пробел к сроку, с ответственным'],
    kk: ['ұйғарым', 'олқылықты мерзіміне дейін жою туралы жазбаша талап, жауапты адаммен'],
  },
  centre: {
    en: ['control centre', 'the operations control centre of the police (ЦОУ)'],
    ru: ['ЦОУ', 'центр оперативного управления полиции'],
    kk: ['ЖБО', 'полицияның жедел басқару орталығы'],
  },
  unit: {
    en: ['unit', 'a crew or patrol that can be sent'],
    ru: ['наряд', 'экипаж или патруль, который можно направить'],
    kk: ['жасақ', 'жіберуге болатын экипаж немесе патруль'],
  },
  incident: {
    en: ['incident', 'an event that was reported or detected'],
    ru: ['происшествие', 'событие, о котором сообщили или которое обнаружено'],
    kk: ['оқиға', 'хабарланған немесе анықталған жағдай'],
  },
  task: {
    en: ['task', 'an order to one unit, belonging to an incident'],
    ru: ['задание', 'поручение одному наряду по происшествию'],
    kk: ['тапсырма', 'оқиға бойынша бір жасаққа берілген тапсырма'],
  },
  playbook: {
    en: ['playbook', 'the steps of the response to a category of incidents'],
    ru: ['алгоритм реагирования', 'шаги действий по категории происшествий'],
    kk: ['ден қою алгоритмі', 'оқиға санаты бойынша іс-қимыл қадамдары'],
  },
  void: {
    en: ['void', 'a place that no free unit with a fresh position reaches in the target time'],
    ru: ['«дыра»', 'место, куда ни один свободный наряд со свежей позицией не успевает в норматив'],
    kk: ['ашық аймақ', 'орны жаңа белгілі бос жасақтардың ешқайсысы уақытында жете алмайтын жер'],
  },
  alarm: {
    en: ['alarm', 'a call for a person: acknowledged, shelved for a time with a reason, or closed'],
    ru: ['тревога', 'вызов человека: её принимают, откладывают на время с причиной или закрывают'],
    kk: ['дабыл', 'адамды шақыру: оны қабылдайды, себебімен уақытша кейінге қалдырады немесе жабады'],
  },
  demonstration: {
    en: ['demonstration', 'rows made up so that they add up to the published totals; always labelled'],
    ru: ['демонстрация', 'строки, созданные так, чтобы сходиться с опубликованными итогами; всегда помечены'],
    kk: ['демонстрация', 'жарияланған қорытындыға сай етіп жасалған жолдар; әрқашан белгіленген'],
  },
  estimate: {
    en: ['estimate', 'travel time without a road network: distance × 1.3 at the mean speed of the place'],
    ru: ['оценка', 'время в пути без дорожной сети: расстояние × 1,3 при средней скорости места'],
    kk: ['бағалау', 'жол желісінсіз жүру уақыты: арақашықтық × 1,3, орынның орташа жылдамдығымен'],
  },
  branch: {
    en: ['plan', 'a copy of the picture of a moment in which things are changed to see what it does'],
    ru: ['план', 'копия обстановки на момент, в которой меняют что-либо, чтобы увидеть результат'],
    kk: ['жоспар', 'белгілі бір сәттегі жағдайдың көшірмесі; нәтижесін көру үшін онда өзгеріс жасалады'],
  },
} as const satisfies Record<string, Entry>;

export type Word = keyof typeof GLOSSARY;
