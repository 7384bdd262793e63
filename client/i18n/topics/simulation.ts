import { topic } from './topic.ts';

/** The simulation of the demonstration: what the screen says of it, and how it is held. */
export const simulation = topic({
  en: {
    'simulation.running': 'Simulation',
    'simulation.faster': 'Simulation ×{speed}',
    'simulation.held': 'Simulation held',
    'simulation.explained':
      'Units, incidents and callers are played. A unit that you send accepts, drives and arrives by itself; an incident that you open or take is yours.',
    'simulation.explainedHeld': 'Nothing new happens and nobody moves until it goes on.',
    'simulation.explainedSpeed':
      'A higher speed plays the working day faster: reports, delays and shifts. Cars drive as fast as always.',
    'simulation.crew': 'Simulation: incidents may be played',
    'simulation.control': 'Simulation: hold or play faster',
    'simulation.hold': 'Hold',
    'simulation.goOn': 'Go on',
    'simulation.speed': 'Speed of the day',
    'simulation.failed': 'Not done: {message}',
    'deed.simulation.enlist': 'Simulation began',
    'deed.simulation.giveUp': 'Units of the simulation left to people',
    'deed.simulation.setPace': 'Simulation held or its speed set',
    'deed.simulation.control': 'To control the simulation',
    'thing.simulation': 'Simulation',
  },
  ru: {
    'simulation.running': 'Имитация',
    'simulation.faster': 'Имитация ×{speed}',
    'simulation.held': 'Имитация приостановлена',
    'simulation.explained':
      'Наряды, происшествия и заявители разыграны. Наряд, который вы направите, сам примет задание, выедет и прибудет; происшествие, которое открыли или взяли вы, остаётся вашим.',
    'simulation.explainedHeld': 'Ничего нового не происходит и никто не движется, пока она не продолжится.',
    'simulation.explainedSpeed':
      'Скорость ускоряет рабочий день: сообщения, задержки, смены. Машины едут как обычно.',
    'simulation.crew': 'Имитация: происшествия могут быть разыграны',
    'simulation.control': 'Имитация: приостановить или ускорить',
    'simulation.hold': 'Приостановить',
    'simulation.goOn': 'Продолжить',
    'simulation.speed': 'Скорость дня',
    'simulation.failed': 'Не выполнено: {message}',
    'deed.simulation.enlist': 'Имитация начата',
    'deed.simulation.giveUp': 'Наряды имитации переданы людям',
    'deed.simulation.setPace': 'Имитация приостановлена или изменена её скорость',
    'deed.simulation.control': 'Управление имитацией',
    'thing.simulation': 'Имитация',
  },
  kk: {
    'simulation.running': 'Имитация',
    'simulation.faster': 'Имитация ×{speed}',
    'simulation.held': 'Имитация кідіртілді',
    'simulation.explained':
      'Жасақтар, оқиғалар және хабарлаушылар ойдан шығарылған. Сіз жіберген жасақ тапсырманы өзі қабылдап, жолға шығып, жетеді; сіз ашқан немесе алған оқиға сізде қалады.',
    'simulation.explainedHeld': 'Жалғастырылғанша жаңа ештеңе болмайды, ешкім қозғалмайды.',
    'simulation.explainedSpeed':
      'Жылдамдық жұмыс күнін тездетеді: хабарламалар, кідірістер, ауысымдар. Көліктер әдеттегідей жүреді.',
    'simulation.crew': 'Имитация: оқиғалар ойдан шығарылған болуы мүмкін',
    'simulation.control': 'Имитация: кідірту немесе жылдамдату',
    'simulation.hold': 'Кідірту',
    'simulation.goOn': 'Жалғастыру',
    'simulation.speed': 'Күннің жылдамдығы',
    'simulation.failed': 'Орындалмады: {message}',
    'deed.simulation.enlist': 'Имитация басталды',
    'deed.simulation.giveUp': 'Имитация жасақтары адамдарға берілді',
    'deed.simulation.setPace': 'Имитация кідіртілді немесе жылдамдығы өзгертілді',
    'deed.simulation.control': 'Имитацияны басқару',
    'thing.simulation': 'Имитация',
  },
});
