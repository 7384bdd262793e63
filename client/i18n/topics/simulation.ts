import { topic } from './topic.ts';

/** The simulation of the demonstration: what the screen says of it, and how it is held. */
export const simulation = topic({
  en: {
    'simulation.running': 'Simulation',
    'simulation.faster': 'Simulation ×{speed}',
    'simulation.held': 'Simulation held',
    'simulation.onBadDay': '{how} · bad day',
    'simulation.explained':
      'Units, incidents, callers and alarms are played. A unit that you send accepts, drives and arrives by itself; an incident that you open or take is yours.',
    'simulation.explainedHeld': 'Nothing new happens and nobody moves until it goes on.',
    'simulation.explainedSpeed':
      'A higher speed plays the working day faster: reports, delays and shifts. Cars drive as fast as always.',
    'simulation.day': 'What day it is',
    'simulation.day.ordinary': 'Ordinary day',
    'simulation.day.bad': 'Bad day',
    'simulation.explainedBadDay':
      'A bad day: the power fails in one city and hundreds of equipment alarms come within ten minutes, the panels of another monitoring station fall silent, and one site gives false alarms for an hour. Among it an alarm button is pressed for real and a crew calls for help. Every two hours of the day it happens again elsewhere.',
    'simulation.crew': 'Simulation: incidents may be played',
    'simulation.control': 'Simulation: hold or play faster',
    'simulation.hold': 'Hold',
    'simulation.goOn': 'Go on',
    'simulation.speed': 'Speed of the day',
    'simulation.failed': 'Not done: {message}',
    'deed.simulation.enlist': 'Simulation began',
    'deed.simulation.enlistPanels': 'Alarm panels of the simulation added',
    'deed.simulation.giveUp': 'Units of the simulation left to people',
    'deed.simulation.setPace': 'Simulation held, or its speed or day set',
    'deed.simulation.control': 'To control the simulation',
    'thing.simulation': 'Simulation',
  },
  ru: {
    'simulation.running': 'Имитация',
    'simulation.faster': 'Имитация ×{speed}',
    'simulation.held': 'Имитация приостановлена',
    'simulation.onBadDay': '{how} · тяжёлый день',
    'simulation.explained':
      'Наряды, происшествия, заявители и тревоги разыграны. Наряд, который вы направите, сам примет задание, выедет и прибудет; происшествие, которое открыли или взяли вы, остаётся вашим.',
    'simulation.explainedHeld': 'Ничего нового не происходит и никто не движется, пока она не продолжится.',
    'simulation.explainedSpeed':
      'Скорость ускоряет рабочий день: сообщения, задержки, смены. Машины едут как обычно.',
    'simulation.day': 'Какой это день',
    'simulation.day.ordinary': 'Обычный день',
    'simulation.day.bad': 'Тяжёлый день',
    'simulation.explainedBadDay':
      'Тяжёлый день: в одном городе пропадает электричество, и за десять минут приходят сотни тревог от оборудования; панели другого пульта охраны замолкают; один объект целый час даёт ложные срабатывания. Среди всего этого по-настоящему нажимают тревожную кнопку, а один наряд зовёт на помощь. Каждые два часа этого дня всё повторяется в другом месте.',
    'simulation.crew': 'Имитация: происшествия могут быть разыграны',
    'simulation.control': 'Имитация: приостановить или ускорить',
    'simulation.hold': 'Приостановить',
    'simulation.goOn': 'Продолжить',
    'simulation.speed': 'Скорость дня',
    'simulation.failed': 'Не выполнено: {message}',
    'deed.simulation.enlist': 'Имитация начата',
    'deed.simulation.enlistPanels': 'Добавлены охранные панели имитации',
    'deed.simulation.giveUp': 'Наряды имитации переданы людям',
    'deed.simulation.setPace': 'Имитация приостановлена либо изменены её скорость или день',
    'deed.simulation.control': 'Управление имитацией',
    'thing.simulation': 'Имитация',
  },
  kk: {
    'simulation.running': 'Имитация',
    'simulation.faster': 'Имитация ×{speed}',
    'simulation.held': 'Имитация кідіртілді',
    'simulation.onBadDay': '{how} · ауыр күн',
    'simulation.explained':
      'Жасақтар, оқиғалар, хабарлаушылар және дабылдар ойдан шығарылған. Сіз жіберген жасақ тапсырманы өзі қабылдап, жолға шығып, жетеді; сіз ашқан немесе алған оқиға сізде қалады.',
    'simulation.explainedHeld': 'Жалғастырылғанша жаңа ештеңе болмайды, ешкім қозғалмайды.',
    'simulation.explainedSpeed':
      'Жылдамдық жұмыс күнін тездетеді: хабарламалар, кідірістер, ауысымдар. Көліктер әдеттегідей жүреді.',
    'simulation.day': 'Қандай күн',
    'simulation.day.ordinary': 'Кәдімгі күн',
    'simulation.day.bad': 'Ауыр күн',
    'simulation.explainedBadDay':
      'Ауыр күн: бір қалада жарық сөніп, он минут ішінде жабдықтан жүздеген дабыл түседі; басқа күзет пультінің панельдері үнсіз қалады; бір объект бір сағат бойы жалған дабыл береді. Осының арасында дабыл түймесі шынымен басылып, бір жасақ көмек сұрайды. Осы күннің әр екі сағаты сайын бәрі басқа жерде қайталанады.',
    'simulation.crew': 'Имитация: оқиғалар ойдан шығарылған болуы мүмкін',
    'simulation.control': 'Имитация: кідірту немесе жылдамдату',
    'simulation.hold': 'Кідірту',
    'simulation.goOn': 'Жалғастыру',
    'simulation.speed': 'Күннің жылдамдығы',
    'simulation.failed': 'Орындалмады: {message}',
    'deed.simulation.enlist': 'Имитация басталды',
    'deed.simulation.enlistPanels': 'Имитацияның күзет панельдері қосылды',
    'deed.simulation.giveUp': 'Имитация жасақтары адамдарға берілді',
    'deed.simulation.setPace': 'Имитация кідіртілді не жылдамдығы немесе күні өзгертілді',
    'deed.simulation.control': 'Имитацияны басқару',
    'thing.simulation': 'Имитация',
  },
});
