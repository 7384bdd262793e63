import type { Name } from '../../shared/hierarchy/schema.ts';

const named = (rows: readonly (readonly [kk: string, ru: string, en: string])[]): readonly Name[] =>
  rows.map(([kk, ru, en]) => ({ kk, ru, en }));

/** Usual names of kindergartens. */
export const KINDERGARTEN_NAMES = named([
  ['Балдәурен', 'Балдаурен', 'Baldauren'],
  ['Айгөлек', 'Айголек', 'Aigolek'],
  ['Бөбек', 'Бобек', 'Bobek'],
  ['Балбөбек', 'Балбобек', 'Balbobek'],
  ['Күншуақ', 'Куншуак', 'Kunshuak'],
  ['Еркетай', 'Еркетай', 'Erketai'],
  ['Балапан', 'Балапан', 'Balapan'],
  ['Қарлығаш', 'Карлыгаш', 'Karlygash'],
  ['Ақбота', 'Акбота', 'Akbota'],
  ['Нұрсәуле', 'Нурсауле', 'Nursaule'],
  ['Гүлдер', 'Гульдер', 'Gulder'],
  ['Болашақ', 'Болашак', 'Bolashak'],
  ['Шұғыла', 'Шугыла', 'Shugyla'],
  ['Таңшолпан', 'Таншолпан', 'Tansholpan'],
  ['Ертөстік', 'Ертостик', 'Ertostik'],
  ['Алтын бесік', 'Алтын бесик', 'Altyn Besik'],
  ['Ақ көгершін', 'Ак когершин', 'Ak Kogershin'],
  ['Қызғалдақ', 'Кызгалдак', 'Kyzgaldak'],
  ['Жұлдыз', 'Жулдыз', 'Zhuldyz'],
  ['Бәйтерек', 'Байтерек', 'Baiterek'],
  ['Алпамыс', 'Алпамыс', 'Alpamys'],
  ['Арайлым', 'Арайлым', 'Arailym'],
  ['Бәйшешек', 'Байшешек', 'Baisheshek'],
  ['Тұлпар', 'Тулпар', 'Tulpar'],
  ['Мерей', 'Мерей', 'Merei'],
  ['Салтанат', 'Салтанат', 'Saltanat'],
  ['Құлыншақ', 'Кулыншак', 'Kulynshak'],
  ['Сәуле', 'Сауле', 'Saule'],
  ['Ботақан', 'Ботакан', 'Botakan'],
  ['Достық', 'Достык', 'Dostyk'],
]);

/** People after whom schools are usually named; the Kazakh form stands before «атындағы». */
export const SCHOOL_PATRONS = named([
  ['Абай', 'имени Абая', 'Abai'],
  ['Ыбырай Алтынсарин', 'имени Ыбрая Алтынсарина', 'Ybyrai Altynsarin'],
  ['Шоқан Уәлиханов', 'имени Шокана Уалиханова', 'Shokan Ualikhanov'],
  ['Жамбыл', 'имени Жамбыла', 'Zhambyl'],
  ['Қаныш Сәтбаев', 'имени Каныша Сатпаева', 'Kanysh Satpayev'],
  ['Мұхтар Әуезов', 'имени Мухтара Ауэзова', 'Mukhtar Auezov'],
  ['Мағжан Жұмабаев', 'имени Магжана Жумабаева', 'Magzhan Zhumabayev'],
  ['Ахмет Байтұрсынұлы', 'имени Ахмета Байтурсынулы', 'Akhmet Baitursynuly'],
  ['Әл-Фараби', 'имени аль-Фараби', 'Al-Farabi'],
  ['Міржақып Дулатұлы', 'имени Миржакыпа Дулатулы', 'Mirzhakyp Dulatuly'],
  ['Сәкен Сейфуллин', 'имени Сакена Сейфуллина', 'Saken Seifullin'],
  ['Ілияс Жансүгіров', 'имени Ильяса Жансугурова', 'Iliyas Zhansugurov'],
]);

/** Usual names of private schools. */
export const PRIVATE_SCHOOL_NAMES = named([
  ['Білім', 'Билим', 'Bilim'],
  ['Зерде', 'Зерде', 'Zerde'],
  ['Парасат', 'Парасат', 'Parasat'],
  ['Дарын', 'Дарын', 'Daryn'],
  ['Ұстаз', 'Устаз', 'Ustaz'],
  ['Өрлеу', 'Орлеу', 'Orleu'],
  ['Сәттілік', 'Саттилик', 'Sattilik'],
  ['Келешек', 'Келешек', 'Keleshek'],
  ['Самғау', 'Самгау', 'Samgau'],
  ['Білік', 'Билик', 'Bilik'],
]);

/** Profiles of colleges: the whole name without the number; the Kazakh form follows the name of the place. */
export const COLLEGE_PROFILES = named([
  ['политехникалық колледжі', 'Политехнический колледж', 'Polytechnic College'],
  ['медициналық колледжі', 'Медицинский колледж', 'Medical College'],
  ['аграрлық-техникалық колледжі', 'Аграрно-технический колледж', 'Agrotechnical College'],
  ['гуманитарлық колледжі', 'Гуманитарный колледж', 'Humanities College'],
  ['құрылыс-техникалық колледжі', 'Строительно-технический колледж', 'Construction College'],
  ['көлік колледжі', 'Транспортный колледж', 'Transport College'],
  ['педагогикалық колледжі', 'Педагогический колледж', 'Teacher Training College'],
  ['сервис және технология колледжі', 'Колледж сервиса и технологий', 'College of Service and Technology'],
  ['экономика және құқық колледжі', 'Колледж экономики и права', 'College of Economics and Law'],
  ['энергетика колледжі', 'Энергетический колледж', 'Power Engineering College'],
  [
    'ақпараттық технологиялар колледжі',
    'Колледж информационных технологий',
    'College of Information Technology',
  ],
  ['өнер колледжі', 'Колледж искусств', 'College of Arts'],
]);
