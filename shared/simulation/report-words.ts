/** A kind of report: how often it comes beside the others, where, and what is said. */
export type ReportKind = {
  /** Of the category tree; one that a centre has taken out of it does not come. */
  category: string;
  weight: number;
  where: 'street' | 'facility';
  words: readonly string[];
};

/**
 * What is reported in the demonstration, half in Russian and half in Kazakh as in an ordinary control centre. Weights are by
 * use, not published: quarrels, traffic and thefts make the day, what is grave is rare.
 */
export const REPORT_KINDS: readonly ReportKind[] = [
  street('noise', 9, 'Громкая музыка у соседей, не дают спать', 'Көршілер қатты музыка қосып отыр'),
  street('fight', 8, 'Дерутся у магазина, человек пять', 'Дүкеннің алдында төбелес болып жатыр'),
  street('drunkenness', 8, 'Пьяный пристаёт к прохожим', 'Мас адам өткен-кеткенге тиісіп тұр'),
  street('theft', 10, 'Вытащили телефон на остановке', 'Аялдамада телефонын ұрлап кетті'),
  street(
    'domestic',
    9,
    'Соседи ругаются, слышен женский крик',
    'Көрші пәтерде айқай, әйел көмек сұрап жатыр',
  ),
  street(
    'road_accident',
    12,
    'Столкнулись две машины, без пострадавших',
    'Екі көлік соғысты, зардап шеккен жоқ',
  ),
  street('road_accident_injured', 3, 'Сбили пешехода, лежит на дороге', 'Жаяу жүргіншіні көлік қағып кетті'),
  street('drunk_driving', 3, 'Машина виляет по дороге, похоже, водитель пьян', 'Жүргізуші мас сияқты'),
  street(
    'suspicious_person',
    6,
    'Неизвестный ходит по подъездам и дёргает двери',
    'Бейтаныс адам есіктерді тартып жүр',
  ),
  street('vandalism', 4, 'Разбили витрину и убежали', 'Терезені сындырып, қашып кетті'),
  street('fraud', 4, 'Перевёл деньги мошенникам', 'Алаяқтарға ақша аударып жіберді'),
  street('road_hazard', 5, 'Не работает светофор на перекрёстке', 'Жолайрықта бағдаршам істемейді'),
  street('medical', 4, 'Мужчине плохо, сидит на скамейке', 'Ер адамның жағдайы нашар, орындықта отыр'),
  street('burglary', 2, 'Взломали дверь квартиры, дома никого не было', 'Пәтердің есігін бұзып кірген'),
  street('missing_person', 2, 'Пожилой отец ушёл утром и не вернулся', 'Қарт әкесі таңертең кетіп, оралмады'),
  street('vehicle_theft', 1, 'Угнали машину со двора', 'Ауладан көлігін айдап кетті'),
  street('robbery', 1, 'Отобрали сумку и убежали', 'Сөмкесін тартып алып, қашып кетті'),
  street('lost_property', 2, 'Нашёл чужие документы', 'Біреудің құжаттарын тауып алды'),
  street('suspicious_object', 0.6, 'Оставлена сумка без хозяина', 'Иесіз сөмке жатыр'),
  street('fire', 1.5, 'Горит мусорный контейнер', 'Қоқыс жәшігі жанып жатыр'),
  facility(
    'school_fight',
    6,
    'Старшеклассники дерутся во дворе школы',
    'Мектеп ауласында оқушылар төбелесіп жатыр',
  ),
  facility('school_trespass', 5, 'Посторонний прошёл мимо охраны', 'Бөгде адам күзеттен өтіп кетті'),
  facility(
    'bullying',
    3,
    'Родители сообщают о травле в классе',
    'Ата-анасы сыныптағы қысым туралы хабарлады',
  ),
  facility('minor_intoxication', 2, 'Подросток в состоянии опьянения', 'Жасөспірім мас күйде'),
  facility('missing_child', 1, 'Ребёнок не пришёл домой после уроков', 'Бала сабақтан кейін үйге келмеді'),
  facility(
    'bomb_threat',
    0.3,
    'Письмо с угрозой взрыва на почте школы',
    'Мектеп поштасына қауіп туралы хат келді',
  ),
];

function street(category: string, weight: number, ...words: string[]): ReportKind {
  return { category, weight, where: 'street', words };
}
function facility(category: string, weight: number, ...words: string[]): ReportKind {
  return { category, weight, where: 'facility', words };
}

/** Names that nobody bears: they say "test" and "example" in both languages. */
export const CALLERS = [
  'Тестов Тест',
  'Примерова Проба',
  'Образцов Пример',
  'Сынақбаев Сынақ',
  'Үлгібаева Үлгі',
  'Мысалов Мысал',
] as const;

/** Streets that many towns have. */
export const STREETS = [
  'ул. Абая',
  'ул. Сатпаева',
  'ул. Ауэзова',
  'ул. Валиханова',
  'Тәуелсіздік көшесі',
  'Жамбыл көшесі',
  'Әйтеке би көшесі',
  'Бауыржан Момышұлы көшесі',
] as const;
