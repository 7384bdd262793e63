import type { HelpId, HelpTopic } from '../topic.ts';

/** Help of planning, a tab an entry. */
export const plan = {
  'plan.what-if': {
    words: ['branch', 'unit', 'facility', 'measure', 'estimate'],
    en: {
      answers: 'What would change if units, posts, cameras, equipment or roads were otherwise?',
      read: [
        'Begin a plan: it holds the picture of a moment, and what happens outside does not change it. Change things in the list or by dragging.',
        'Every indicator stands before and after, with the difference; up to four plans can be set side by side.',
        'Z and Y go back and forth, S saves. A plan is yours until you share it; its order can be printed as a PDF.',
      ],
      from: 'The register and the positions of the moment in which the plan was begun; travel times by road, or as an estimate that says so.',
    },
    ru: {
      answers: 'Что изменится, если наряды, посты, камеры, оснащение или дороги будут другими?',
      read: [
        'Начните план: в нём – обстановка на момент, и то, что происходит снаружи, её не меняет. Меняйте в списке или перетаскиванием.',
        'Каждый показатель – до и после, с разницей; до четырёх планов можно поставить рядом.',
        'Z и Y – назад и вперёд, S – сохранить. План виден только вам, пока вы им не поделитесь; приказ печатается в PDF.',
      ],
      from: 'Реестр и позиции на момент начала плана; время в пути – по дорогам или оценка, которая так и названа.',
    },
    kk: {
      answers: 'Жасақтар, бекеттер, камералар, жабдық немесе жолдар басқаша болса, не өзгереді?',
      read: [
        'Жоспар бастаңыз: онда бір сәттің жағдайы сақталады, сырттағы оқиғалар оны өзгертпейді. Тізімде немесе сүйреп өзгертіңіз.',
        'Әр көрсеткіш – бұрын және кейін, айырмасымен; төрт жоспарға дейін қатар қоюға болады.',
        'Z мен Y – кері және алға, S – сақтау. Бөліскенге дейін жоспар тек сізге көрінеді; бұйрығы PDF болып басылады.',
      ],
      from: 'Жоспар басталған сәттегі тізілім мен орындар; жүру уақыты – жолмен немесе солай аталған бағалау.',
    },
  },
  'plan.sites': {
    words: ['unit', 'facility', 'estimate', 'demonstration'],
    en: {
      answers: 'Where are posts, patrols or cameras best, and how far from the best is this answer at most?',
      read: [
        'Say what counts (learners, people, incidents, places), what must be reached and in what time, and how many sites there may be.',
        'The answer says what was found and what is proven to be the bound: “optimal” only when the two meet.',
        'Each site says what it covers and what would be lost without it. Take the answer into a plan to go on with it.',
      ],
      from: 'Register, settlements and incidents of the last 365 days. A place whose number nobody knows counts with the mean of its kind, and is counted.',
    },
    ru: {
      answers: 'Где лучше всего посты, патрули или камеры и насколько ответ может отличаться от лучшего?',
      read: [
        'Задайте, что учитывать (учащиеся, население, происшествия, места), что и за какое время должно быть достижимо и сколько мест можно занять.',
        'Ответ говорит, что найдено и какова доказанная граница: «оптимально» – только если они совпали.',
        'У каждого места – что оно закрывает и что потеряется без него. Перенесите ответ в план, чтобы продолжить.',
      ],
      from: 'Реестр, населённые пункты и происшествия за 365 дней. Место с неизвестным числом учтено со средним своего вида, и такие посчитаны.',
    },
    kk: {
      answers:
        'Бекеттер, патрульдер немесе камералар қай жерде тиімді және жауап ең жақсысынан ең көбі қаншаға айырылады?',
      read: [
        'Не ескерілетінін (оқушылар, тұрғындар, оқиғалар, орындар), неге және қанша уақытта жету керегін, қанша орын болатынын көрсетіңіз.',
        'Жауап не табылғанын және дәлелденген шегін айтады: «оңтайлы» – екеуі тең болғанда ғана.',
        'Әр орын нені қамтитынын және онсыз не жоғалатынын айтады. Жалғастыру үшін жауапты жоспарға көшіріңіз.',
      ],
      from: 'Тізілім, елді мекендер және соңғы 365 күннің оқиғалары. Саны белгісіз орын өз түрінің орташасымен есептеледі, олардың саны көрсетіледі.',
    },
  },
  'plan.programme': {
    words: ['facility', 'measure', 'gap', 'group'],
    en: {
      answers: 'Which facility gets which missing measure in which year, so that the money closes the most?',
      read: [
        'Give a budget by year or take a published one, and the rules: what is contracted, what is forbidden, the minimum of every district.',
        'Rules that contradict each other are named one by one, with the figures that show it.',
        'The answer has its proof: what was closed, and what no programme with this money can exceed. Save it, compare it, take it into a plan.',
      ],
      from: 'Gaps that are known now – “unknown” is bought only if you say so – and prices that you set; published budgets are of 2021 and say so.',
    },
    ru: {
      answers:
        'Какому объекту какую недостающую меру и в каком году, чтобы на эти деньги закрыть больше всего?',
      read: [
        'Укажите бюджет по годам или возьмите опубликованный и правила: что законтрактовано, что запрещено, минимум каждого района.',
        'Противоречащие правила названы по одному, с числами, которые это показывают.',
        'У ответа есть доказательство: что закрыто и чего на эти деньги не превысит ни одна программа. Сохраните, сравните, перенесите в план.',
      ],
      from: 'Пробелы, известные сейчас, – «неизвестное» покупается, только если вы так сказали, – и ваши цены; опубликованные бюджеты – 2021 года, это указано.',
    },
    kk: {
      answers: 'Осы қаражатпен ең көп олқылықты жабу үшін қай объектіге, қай шара, қай жылы беріледі?',
      read: [
        'Жылдар бойынша бюджетті енгізіңіз немесе жарияланғанын алыңыз және ережелерді қойыңыз: не келісімшартта, не тыйым салынған, әр ауданның минимумы.',
        'Қайшы ережелер дәлелдейтін сандарымен бір-бірлеп аталады.',
        'Жауаптың дәлелі бар: не жабылды және осы қаражатпен ешбір бағдарлама аса алмайтын шек. Сақтаңыз, салыстырыңыз, жоспарға көшіріңіз.',
      ],
      from: 'Қазір белгілі олқылықтар – «белгісіз» тек сіз айтсаңыз сатып алынады – және сіз қойған бағалар; жарияланған бюджеттер 2021 жылғы, ол көрсетілген.',
    },
  },
  'plan.travel': {
    words: ['unit', 'facility', 'estimate'],
    en: {
      answers: 'What is reached from here in how many minutes, by day and by night, with these roads closed?',
      read: [
        'Choose the start on the map, or come here from a unit’s card. Rings are minutes; facilities are listed by time.',
        'Close a road for a time with a reason: all travel times go round it. Its end is part of it.',
        'Calibrate compares the estimate with the journeys of your own units before it is taken.',
      ],
      from: 'Roads that the operator has imported (OpenStreetMap), without traffic; without them the estimate with its band.',
    },
    ru: {
      answers: 'Куда отсюда доедут за сколько минут, днём и ночью, если эти дороги закрыты?',
      read: [
        'Выберите начало на карте или придите сюда из карточки наряда. Кольца – минуты; объекты перечислены по времени.',
        'Закройте дорогу на время с причиной: все времена в пути пойдут в объезд. Срок окончания – часть закрытия.',
        'Калибровка сравнивает оценку с поездками ваших нарядов, прежде чем её принять.',
      ],
      from: 'Дороги, загруженные оператором (OpenStreetMap), без пробок; без них – оценка с её пределами.',
    },
    kk: {
      answers: 'Осы жерден күндіз және түнде, мына жолдар жабық болса, неше минутта қайда жетуге болады?',
      read: [
        'Бастау орнын картадан таңдаңыз немесе жасақ карточкасынан келіңіз. Сақиналар – минуттар; объектілер уақыты бойынша тізілген.',
        'Жолды себебімен уақытша жабыңыз: барлық жүру уақыты айналып өтеді. Аяқталу мерзімі – жабудың бір бөлігі.',
        'Калибрлеу бағалауды қабылдамас бұрын жасақтарыңыздың сапарларымен салыстырады.',
      ],
      from: 'Оператор жүктеген жолдар (OpenStreetMap), кептеліссіз; олар болмаса – шегі көрсетілген бағалау.',
    },
  },
} as const satisfies Partial<Record<HelpId, HelpTopic>>;
