import type { Change } from './change.ts';
import type { IndicatorKey } from './indicator-lines.ts';
import type { Language } from '../../hierarchy/schema.ts';
import type { PoliceUnitType } from '../../operations/schema.ts';
import type { FacilityType, Measure } from '../../register/schema.ts';
import type { PlaceSpeed } from '../../operations/eta.ts';

/** What a plan says on a screen and in a printed order, in the same words; `{x}` stands for a value. */
export type PlanWords = {
  indicator: Readonly<Record<IndicatorKey, string>>;
  change: Readonly<Record<Change['type'], string>>;
  measure: Readonly<Record<Measure, string>>;
  unitType: Readonly<Record<PoliceUnitType, string>>;
  facilityType: Readonly<Record<FacilityType, string>>;
  kind: Readonly<Record<PlaceSpeed, string>>;
  near: string;
  minutes: string;
  tenge: string;
  made: string;
};

export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = {
  en: {
    indicator: {
      crews: 'Crews that count',
      reached: 'Facilities reached in time',
      reachedPeople: 'People there',
      backed: 'Reached by two crews or more',
      meanS: 'Mean time to the nearest crew',
      p90S: '90 % are reached within',
      watched: 'Facilities with a linked camera',
      watchedTwice: 'With two linked cameras or more',
      gap: 'Gaps: {measure}',
      costKzt: 'Cost',
    },
    change: {
      'unit.move': 'Move {thing} to {place}',
      'unit.add': 'Add a crew: {thing}, {unitType}, {place}',
      'unit.remove': 'Take {thing} away',
      'post.add': 'New post: {thing}, {unitType} × {crews}, {place}',
      'post.move': 'Move the post {thing} to {place}',
      'post.close': 'Close the post {thing}',
      'camera.add': 'New camera: {thing}, {place}, {view}',
      'camera.move': 'Move the camera {thing} to {place}, {view}',
      'camera.remove': 'Take the camera {thing} away',
      equip: 'Equip {thing}: {measure}',
      'road.close': 'Closed road: {thing}',
      'target.set': 'Target: {facilityType}, {kind} – {minutes}',
    },
    measure: {
      video_system: 'Video surveillance',
      video_link: 'Video link to the control centre',
      alarm_button: 'Alarm button',
      public_address: 'Public address',
      access_control: 'Access control',
      licensed_guard: 'Licensed guard',
    },
    unitType: {
      patrol_car: 'patrol car',
      foot_patrol: 'foot patrol',
      duty_group: 'duty group',
      juvenile_inspector: 'juvenile inspector',
      precinct_inspector: 'precinct inspector',
      special_unit: 'special unit',
      rescue: 'rescue',
      ambulance: 'ambulance',
      fire: 'fire engine',
    },
    facilityType: { kindergarten: 'kindergartens', school: 'schools', college: 'colleges' },
    kind: { urban: 'in towns', rural: 'in the country' },
    near: 'near {name}',
    minutes: '{value} min',
    tenge: '{value} ₸',
    made: '{part} of {of}',
  },
  ru: {
    indicator: {
      crews: 'Нарядов в расчёте',
      reached: 'Объектов, до которых успевают',
      reachedPeople: 'Людей на этих объектах',
      backed: 'Успевают два наряда и больше',
      meanS: 'Среднее время до ближайшего наряда',
      p90S: 'До 90 % объектов – не дольше',
      watched: 'Объектов с камерой, подключённой к ЦОУ',
      watchedTwice: 'С двумя такими камерами и больше',
      gap: 'Пробелов: {measure}',
      costKzt: 'Стоимость',
    },
    change: {
      'unit.move': '{thing}: переместить, {place}',
      'unit.add': 'Новый наряд: {thing}, {unitType}, {place}',
      'unit.remove': '{thing}: снять',
      'post.add': 'Новый пост: {thing}, {unitType} × {crews}, {place}',
      'post.move': 'Пост {thing}: перенести, {place}',
      'post.close': 'Пост {thing}: закрыть',
      'camera.add': 'Новая камера: {thing}, {place}, {view}',
      'camera.move': 'Камера {thing}: перенести, {place}, {view}',
      'camera.remove': 'Камера {thing}: убрать',
      equip: 'Оснастить {thing}: {measure}',
      'road.close': 'Закрыта дорога: {thing}',
      'target.set': 'Норматив: {facilityType}, {kind} – {minutes}',
    },
    measure: {
      video_system: 'Видеонаблюдение',
      video_link: 'Вывод видео в ЦОУ',
      alarm_button: 'Тревожная кнопка',
      public_address: 'Система оповещения',
      access_control: 'Контроль доступа',
      licensed_guard: 'Лицензированная охрана',
    },
    unitType: {
      patrol_car: 'патрульный автомобиль',
      foot_patrol: 'пеший патруль',
      duty_group: 'следственно-оперативная группа',
      juvenile_inspector: 'инспектор ювенальной полиции',
      precinct_inspector: 'участковый инспектор',
      special_unit: 'спецподразделение',
      rescue: 'спасатели',
      ambulance: 'скорая помощь',
      fire: 'пожарный расчёт',
    },
    facilityType: { kindergarten: 'детские сады', school: 'школы', college: 'колледжи' },
    kind: { urban: 'в городах', rural: 'в сельской местности' },
    near: 'у объекта {name}',
    minutes: '{value} мин',
    tenge: '{value} ₸',
    made: '{part} из {of}',
  },
  kk: {
    indicator: {
      crews: 'Есептегі жасақ саны',
      reached: 'Уақытында жететін нысандар',
      reachedPeople: 'Сол нысандардағы адамдар',
      backed: 'Екі және одан көп жасақ жетеді',
      meanS: 'Ең жақын жасаққа дейінгі орташа уақыт',
      p90S: 'Нысандардың 90 %-ына ең көбі',
      watched: 'ЖБО-ға қосылған камерасы бар нысандар',
      watchedTwice: 'Екі және одан көп камерасы барлар',
      gap: 'Олқылық: {measure}',
      costKzt: 'Құны',
    },
    change: {
      'unit.move': '{thing}: ауыстыру, {place}',
      'unit.add': 'Жаңа жасақ: {thing}, {unitType}, {place}',
      'unit.remove': '{thing}: алып тастау',
      'post.add': 'Жаңа бекет: {thing}, {unitType} × {crews}, {place}',
      'post.move': '{thing} бекеті: көшіру, {place}',
      'post.close': '{thing} бекеті: жабу',
      'camera.add': 'Жаңа камера: {thing}, {place}, {view}',
      'camera.move': '{thing} камерасы: көшіру, {place}, {view}',
      'camera.remove': '{thing} камерасы: алып тастау',
      equip: '{thing} нысанын жабдықтау: {measure}',
      'road.close': 'Жабық жол: {thing}',
      'target.set': 'Норматив: {facilityType}, {kind} – {minutes}',
    },
    measure: {
      video_system: 'Бейнебақылау',
      video_link: 'Бейнені ЖБО-ға беру',
      alarm_button: 'Дабыл түймесі',
      public_address: 'Хабарлау жүйесі',
      access_control: 'Кіруді бақылау',
      licensed_guard: 'Лицензиялы күзет',
    },
    unitType: {
      patrol_car: 'патруль көлігі',
      foot_patrol: 'жаяу патруль',
      duty_group: 'тергеу-жедел тобы',
      juvenile_inspector: 'ювеналды полиция инспекторы',
      precinct_inspector: 'учаскелік инспектор',
      special_unit: 'арнайы жасақ',
      rescue: 'құтқарушылар',
      ambulance: 'жедел жәрдем',
      fire: 'өрт сөндіру тобы',
    },
    facilityType: { kindergarten: 'балабақшалар', school: 'мектептер', college: 'колледждер' },
    kind: { urban: 'қалада', rural: 'ауылдық жерде' },
    near: '{name} жанында',
    minutes: '{value} мин',
    tenge: '{value} ₸',
    made: '{of} ішінен {part}',
  },
};
