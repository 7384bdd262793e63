import { topic } from './topic.ts';

/** Where cameras are best: the answer of the solver. */
export const planningSitingAnswer = topic({
  en: {
    'siting.problem.no_demand':
      'There is nothing to be seen at these facilities: no incidents are known near them. Ask for entrances or the perimeter, too.',
    'siting.problem.no_candidates': 'No camera could stand anywhere',
    'siting.problem.budget_too_small': 'The budget buys none of the lenses',
    'siting.problem.nothing_reachable':
      'From these poles nothing is seen as well as wanted. Bring the poles nearer, take a narrower lens, or ask for less detail.',
    'siting.problem.failed': 'The solver stopped with an error; the reason is in the log',
    'siting.problem.too_many_candidates':
      'Too many views: {count}, {most} at most. Take fewer facilities, poles or lenses, or a larger step of directions.',
    'siting.figure': '{value} of {of} by weight',
    'siting.counts': 'Points seen as wanted',
    'siting.before': 'Now',
    'siting.after': 'With them',
    'siting.of': 'Of',
    'siting.cost':
      '{n, plural, one {{nText} camera} other {{nText} cameras}}, {sum} tenge at the prices of the form',
    'siting.none': 'No new camera would add anything',
    'siting.takeNew': 'New branch with {n, plural, one {this camera} other {these {nText} cameras}}',
    'siting.taken': 'In a branch a camera reaches as far as its {sight}. Lenses are not kept there.',
    'siting.cameras': 'Chosen cameras',
    'siting.camera': 'pole {pole}, {azimuth}°, {lens}',
    'siting.range': '{sight} to {metres} m',
    'siting.covers': '{n, plural, one {sees {nText} point} other {sees {nText} points}}',
    'siting.only': '{points} by it alone',
    'siting.lost': 'lost without it: {share} of the weight',
    'siting.unseen':
      '{n, plural, one {{nText} point is not seen as wanted} other {{nText} points are not seen as wanted}}',
    'siting.unseen.half':
      '{n, plural, one {{nText} of them is seen, by fewer cameras than wanted} other {{nText} of them are seen, by fewer cameras than wanted}}',
    'siting.unseen.none': 'Every point is seen as wanted',
    'siting.assumed': 'What it rests on',
    'siting.assumed.footprint':
      'Outlines of buildings are estimates: a square of {each} m² for each person, from {least} to {most} m². The real ones are not known.',
    'siting.assumed.unknownPeople':
      '{n, plural, one {{nText} facility has} other {{nText} facilities have}} no known number of people and the smallest square.',
    'siting.assumed.points':
      'An entrance on each side, the perimeter every {step} m, cameras at {height} m. Ground is flat; trees, fences and other buildings are not known.',
    'siting.assumed.existing':
      'Existing cameras that count: {counted}, with a picture {width} px wide. Of {unknown} nobody knows where they look; they do not count.',
    'siting.assumed.lenses':
      'Classes of detail are those of IEC 62676-4: 25, 62.5, 125 and 250 px for a metre.',
    'siting.assumed.asOf': 'Views compared: {views}. Incidents counted: {incidents}. As of {moment}.',
    'siting.legend.view': 'what a found camera sees, denser where better',
    'siting.legend.unseen': 'point not seen as wanted',
    'siting.legend.outline': 'outline of a building, estimated',
    'siting.legend.pole': 'pole chosen by hand',
  },
  ru: {
    'siting.problem.no_demand':
      'У этих объектов смотреть не на что: происшествий рядом не известно. Добавьте входы или периметр.',
    'siting.problem.no_candidates': 'Камере негде встать',
    'siting.problem.budget_too_small': 'Бюджета не хватает ни на один объектив',
    'siting.problem.nothing_reachable':
      'С этих опор ничего не видно так, как нужно. Поставьте опоры ближе, возьмите более узкий объектив или снизьте требование.',
    'siting.problem.failed': 'Решатель остановился с ошибкой, причина в журнале',
    'siting.problem.too_many_candidates':
      'Вариантов вида слишком много: {count}, не больше {most}. Возьмите меньше объектов, опор или объективов либо шаг направлений крупнее.',
    'siting.figure': '{value} из {of} по весу',
    'siting.counts': 'Точек видно, как нужно',
    'siting.before': 'Сейчас',
    'siting.after': 'С ними',
    'siting.of': 'Из',
    'siting.cost':
      '{n, plural, one {{nText} камера} few {{nText} камеры} many {{nText} камер} other {{nText} камеры}}, {sum} тенге по ценам из формы',
    'siting.none': 'Ни одна новая камера ничего не добавит',
    'siting.takeNew':
      'Новый вариант с {n, plural, one {{nText} камерой} few {{nText} камерами} many {{nText} камерами} other {{nText} камерами}}',
    'siting.taken': 'В варианте дальность камеры – по классу «{sight}». Объективы там не хранятся.',
    'siting.cameras': 'Выбранные камеры',
    'siting.camera': 'опора {pole}, {azimuth}°, {lens}',
    'siting.range': '{sight} до {metres} м',
    'siting.covers':
      '{n, plural, one {видит {nText} точку} few {видит {nText} точки} many {видит {nText} точек} other {видит {nText} точки}}',
    'siting.only': 'из них только она: {points}',
    'siting.lost': 'без неё теряем {share} веса',
    'siting.unseen':
      '{n, plural, one {{nText} точка видна хуже, чем нужно} few {{nText} точки видны хуже, чем нужно} many {{nText} точек видны хуже, чем нужно} other {{nText} точки видны хуже, чем нужно}}',
    'siting.unseen.half':
      'Из них видны, но меньшим числом камер: {n, plural, one {{nText}} few {{nText}} many {{nText}} other {{nText}}}',
    'siting.unseen.none': 'Все точки видны, как нужно',
    'siting.assumed': 'На чём основано',
    'siting.assumed.footprint':
      'Контуры зданий – оценка: квадрат, {each} м² на человека, от {least} до {most} м². Настоящие не известны.',
    'siting.assumed.unknownPeople':
      'Объектов без известного числа людей, с наименьшим квадратом: {n, plural, one {{nText}} few {{nText}} many {{nText}} other {{nText}}}.',
    'siting.assumed.points':
      'По входу с каждой стороны, периметр через {step} м, камеры на {height} м. Местность ровная; деревья, заборы и другие здания не известны.',
    'siting.assumed.existing':
      'Учтено нынешних камер: {counted}, кадр принят {width} пикс. Ещё {unknown} – неизвестно куда смотрят, не учтены.',
    'siting.assumed.lenses': 'Классы детальности – по IEC 62676-4: 25, 62,5, 125 и 250 пикс. на метр.',
    'siting.assumed.asOf':
      'Сравнено видов: {views}. Учтено происшествий: {incidents}. По состоянию на {moment}.',
    'siting.legend.view': 'что видит найденная камера, гуще – лучше',
    'siting.legend.unseen': 'точка, которую не видно, как нужно',
    'siting.legend.outline': 'контур здания, оценка',
    'siting.legend.pole': 'опора, выбранная вручную',
  },
  kk: {
    'siting.problem.no_demand':
      'Бұл нысандарда қарайтын ештеңе жоқ: маңында оқиға белгісіз. Кіреберістерді не периметрді қосыңыз.',
    'siting.problem.no_candidates': 'Камера тұратын орын жоқ',
    'siting.problem.budget_too_small': 'Бюджет бірде-бір объективке жетпейді',
    'siting.problem.nothing_reachable':
      'Бұл тіректерден ештеңе талап етілгендей көрінбейді. Тіректі жақындатыңыз, тарырақ объектив алыңыз немесе талапты төмендетіңіз.',
    'siting.problem.failed': 'Шешуші қатемен тоқтады, себебі журналда',
    'siting.problem.too_many_candidates':
      'Көрініс нұсқалары тым көп: {count}, ең көбі {most}. Нысанды, тіректі не объективті азайтыңыз немесе бағыт қадамын ірілетіңіз.',
    'siting.figure': 'салмағы бойынша {of} ішінен {value}',
    'siting.counts': 'Талапқа сай көрінетін нүктелер',
    'siting.before': 'Қазір',
    'siting.after': 'Олармен',
    'siting.of': 'Барлығы',
    'siting.cost': '{nText} камера, пішіндегі бағамен {sum} теңге',
    'siting.none': 'Бірде-бір жаңа камера ештеңе қоспайды',
    'siting.takeNew': '{nText} камерамен жаңа нұсқа',
    'siting.taken':
      'Нұсқада камераның алыстығы «{sight}» деңгейі бойынша алынады. Объективтер онда сақталмайды.',
    'siting.cameras': 'Таңдалған камералар',
    'siting.camera': '{pole}-тірек, {azimuth}°, {lens}',
    'siting.range': '{sight} – {metres} м-ге дейін',
    'siting.covers': '{nText} нүктені көреді',
    'siting.only': 'оның ішінде тек осы: {points}',
    'siting.lost': 'онсыз салмақтың {share} жоғалады',
    'siting.unseen': 'Талапқа сай көрінбейтін нүкте: {nText}',
    'siting.unseen.half': 'Олардың ішінде көрінетіні, бірақ камерасы аз: {nText}',
    'siting.unseen.none': 'Барлық нүкте талапқа сай көрінеді',
    'siting.assumed': 'Неге негізделген',
    'siting.assumed.footprint':
      'Ғимарат нобайы – бағалау: шаршы, әр адамға {each} м², {least}–{most} м² аралығында. Нақтысы белгісіз.',
    'siting.assumed.unknownPeople': 'Адам саны белгісіз, ең кіші шаршымен алынған нысан: {nText}.',
    'siting.assumed.points':
      'Әр жағында бір кіреберіс, периметр әр {step} м сайын, камера биіктігі {height} м. Жер тегіс; ағаш, қоршау және басқа ғимараттар белгісіз.',
    'siting.assumed.existing':
      'Есепке алынған қазіргі камера: {counted}, кадр ені {width} пикс. деп алынды. Тағы {unknown} камераның қайда қарайтыны белгісіз, есептелмеді.',
    'siting.assumed.lenses': 'Айқындық деңгейлері IEC 62676-4 бойынша: метрге 25, 62,5, 125 және 250 пикс.',
    'siting.assumed.asOf':
      'Салыстырылған көрініс: {views}. Есептелген оқиға: {incidents}. {moment} жағдайы бойынша.',
    'siting.legend.view': 'табылған камера көретін жер, қоюы – жақсырақ',
    'siting.legend.unseen': 'талапқа сай көрінбейтін нүкте',
    'siting.legend.outline': 'ғимарат нобайы, бағалау',
    'siting.legend.pole': 'қолмен таңдалған тірек',
  },
});
