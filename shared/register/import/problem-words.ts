import type { ImportProblem } from './run.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';
import type { Language, Name } from '../../hierarchy/schema.ts';
import { filled, TERRITORY_WORDS } from '../../hierarchy/territory-words.ts';

/** Codes of what is wrong with one cell or row. */
const ROW_WORDS = {
  empty: {
    kk: 'Ұяшық бос',
    ru: 'Ячейка пуста',
    en: 'The cell is empty',
  },
  'name-missing': {
    kk: 'Атауы ешбір тілде жоқ',
    ru: 'Названия нет ни на одном языке',
    en: 'There is no name in any language',
  },
  'too-long': {
    kk: 'Мәтін тым ұзын: {max} таңбадан аспауы керек',
    ru: 'Слишком длинный текст: допускается не больше {max} знаков',
    en: 'The text is too long: {max} characters at most',
  },
  'letters-lost': {
    kk: 'Кейбір әріптердің орнында белгі тұр: олар файл сақталғанда жоғалған болуы мүмкін',
    ru: 'Вместо некоторых букв стоят знаки: похоже, они потеряны при сохранении файла',
    en: 'Marks stand in place of letters: they were probably lost when the file was saved',
  },
  'number-rounded': {
    kk: 'Кестелік редактор нөмірді дөңгелектеп жіберген. Бағанды мәтін пішіміне ауыстырып, нөмірді қайта жазыңыз',
    ru: 'Табличный редактор округлил номер. Задайте столбцу текстовый формат и введите номер заново',
    en: 'The spreadsheet has rounded this number. Format the column as text and enter the number again',
  },
  'not-a-number': {
    kk: 'Бұл сан емес',
    ru: 'Это не число',
    en: 'This is not a number',
  },
  'not-whole': {
    kk: 'Бүтін сан керек',
    ru: 'Нужно целое число',
    en: 'A whole number is needed',
  },
  negative: {
    kk: 'Сан теріс бола алмайды',
    ru: 'Число не может быть отрицательным',
    en: 'The number cannot be negative',
  },
  'out-of-range': {
    kk: 'Мән {low}–{high} аралығында болуы керек',
    ru: 'Значение должно быть от {low} до {high}',
    en: 'The value must lie between {low} and {high}',
  },
  'unknown-word': {
    kk: 'Белгісіз мән. Қабылданатыны: {allowed}',
    ru: 'Неизвестное значение. Принимаются: {allowed}',
    en: 'Unknown value. Accepted are: {allowed}',
  },
  'source-format': {
    kk: 'Дереккөз кіші латын әріптерімен, цифрлармен және дефиспен жазылады, ең көбі 63 таңба',
    ru: 'Источник пишется малыми латинскими буквами, цифрами и дефисом, не длиннее 63 знаков',
    en: 'A source is written in small Latin letters, digits and hyphens, 63 characters at most',
  },
  'date-format': {
    kk: 'Күн емес. Мұндай түрде жазыңыз: 2026-11-21 немесе 21.11.2026',
    ru: 'Это не дата. Пишите так: 2026-11-21 или 21.11.2026',
    en: 'This is not a date. Write it as 2026-11-21 or 21.11.2026',
  },
  'date-future': {
    kk: 'Күн әлі келген жоқ: бүгін {today}',
    ru: 'Дата ещё не наступила: сегодня {today}',
    en: 'The date lies in the future: today is {today}',
  },
  'date-in-cell': {
    kk: 'Кестелік редактор мәтінді күнге айналдырып жіберген. Бағанды мәтін пішіміне ауыстырып, мәнді қайта жазыңыз',
    ru: 'Табличный редактор превратил текст в дату. Задайте столбцу текстовый формат и введите значение заново',
    en: 'The spreadsheet has turned the text into a date. Format the column as text and enter the value again',
  },
  'unknown-unit': {
    kk: 'Мұндай аумақ жоқ. ӘАОЖ кодын немесе атауын дәл жазыңыз',
    ru: 'Такой территории нет. Укажите код КАТО или точное название',
    en: 'There is no such unit of territory. Give its KATO code or its exact name',
  },
  'ambiguous-unit': {
    kk: 'Мұндай атау бірнеше аумақта бар: {candidates}. ӘАОЖ кодын немесе облысын көрсетіңіз',
    ru: 'Так называются несколько территорий: {candidates}. Укажите код КАТО или область',
    en: 'Several units bear this name: {candidates}. Give the KATO code or the region',
  },
  swapped: {
    kk: 'Бойлық пен ендік орын ауысқан сияқты. Дұрысы: бойлық {lon}, ендік {lat}',
    ru: 'Похоже, долгота и широта переставлены. Должно быть: долгота {lon}, широта {lat}',
    en: 'Longitude and latitude seem to be swapped. It should be longitude {lon}, latitude {lat}',
  },
  'null-island': {
    kk: 'Координаттар нөл: орны белгісіз болса, оны анықтау керек',
    ru: 'Координаты нулевые: неизвестное место нужно определить',
    en: 'The coordinates are zero: a place that is not known must be found out',
  },
  'outside-country': {
    kk: 'Нүкте Қазақстаннан тыс жерде',
    ru: 'Точка лежит за пределами Казахстана',
    en: 'The point lies outside Kazakhstan',
  },
  'outside-territory': {
    kk: 'Нүкте көрсетілген аумақтан ({unit}) тыс, шекарасынан {km} км жерде; ол жер – {found}. Ештеңе жылжытылмайды',
    ru: 'Точка лежит вне указанной территории ({unit}), в {km} км от её границы; там – {found}. Ничего не переносится',
    en: 'The point lies outside the named territory ({unit}), {km} km from its boundary, in: {found}. Nothing is moved',
  },
  'outside-your-territory': {
    kk: 'Бұл аумақтағы деректерді өзгертуге сізде рұқсат жоқ',
    ru: 'У вас нет права менять данные этой территории',
    en: 'You may not change what belongs to this territory',
  },
  'learners-above-people': {
    kk: 'Білім алушылар барлық адамнан ({people}) көп',
    ru: 'Обучающихся больше, чем всех людей ({people})',
    en: 'There are more learners than people ({people})',
  },
  'evidence-undated': {
    kk: 'Шаралардың күйі қай күні көрілгенін көрсетіңіз',
    ru: 'Укажите день, когда видели состояние мер',
    en: 'Give the day on which the state of the measures was seen',
  },
  'cells-missing': {
    kk: 'Жол үзілген: {expected} ұяшықтың орнына {found}',
    ru: 'Строка оборвана: ячеек {found} вместо {expected}',
    en: 'The row is cut short: {found} cells instead of {expected}',
  },
  'cells-extra': {
    kk: 'Жолда бағандардан ({expected}) артық ұяшық бар: мәннің ішіндегі бөлгіш тырнақшаға алынбаған болуы мүмкін',
    ru: 'В строке больше ячеек, чем столбцов ({expected}): возможно, разделитель внутри значения не взят в кавычки',
    en: 'The row has more cells than there are columns ({expected}): perhaps a delimiter within a value is not quoted',
  },
  'formula-without-value': {
    kk: 'Ұяшықта {cell} есептелмеген формула тұр. Файлды ашып, қайта сақтаңыз немесе формуланы мәнге ауыстырыңыз',
    ru: 'В ячейке {cell} формула без вычисленного значения. Откройте и сохраните файл заново или замените формулу значением',
    en: 'Cell {cell} has a formula without a computed value. Open and save the file again, or put the value in its place',
  },
  'cell-error': {
    kk: 'Ұяшықта {cell} қате тұр: {error}',
    ru: 'В ячейке {cell} ошибка: {error}',
    en: 'Cell {cell} holds an error: {error}',
  },
  'geometry-not-point': {
    kk: 'Нысан нүкте емес: {type}. Нүктелер ғана қабылданады',
    ru: 'Это не точка: {type}. Принимаются только точки',
    en: 'This is not a point: {type}. Only points are taken',
  },
  'nested-value': {
    kk: 'Мәтін немесе сан күтіледі, ал мұнда тізім не нысан тұр',
    ru: 'Ожидается текст или число, а стоит список или объект',
    en: 'A text or a number is expected, and a list or an object stands here',
  },
  'duplicate-id': {
    kk: 'Мұндай нөмір файлда бар: {first}-жол',
    ru: 'Такой номер уже есть в файле: строка {first}',
    en: 'The file has this number already, in row {first}',
  },
  'moment-format': {
    kk: 'Күні мен уақыты былай жазылады: 2026-11-21 14:05 немесе 21.11.2026 14:05',
    ru: 'Дата и время пишутся так: 2026-11-21 14:05 или 21.11.2026 14:05',
    en: 'A moment is written as 2026-11-21 14:05 or 21.11.2026 14:05',
  },
  'nothing-to-find-by': {
    kk: 'Орны да, мекенжайы да, телефоны да, объектісі де жоқ: карточкада табылмайды',
    ru: 'Нет ни места, ни адреса, ни телефона, ни объекта: в карточке не найдётся',
    en: 'It has no place, no address, no telephone and no facility: no card will find it',
  },
  'phone-short': {
    kk: 'Телефон нөмірі тым қысқа, ескерілмейді',
    ru: 'Номер телефона слишком короткий и не учитывается',
    en: 'The telephone number is too short and is left out',
  },
  'shift-format': {
    kk: 'Ауысым былай жазылады: 08:00-20:00',
    ru: 'Смена пишется так: 08:00-20:00',
    en: 'A shift is written as 08:00-20:00',
  },
  'shift-days': {
    kk: 'Апта күндері былай жазылады: 1-5 немесе 1,3,5; ауысымсыз күн болмайды',
    ru: 'Дни недели пишутся так: 1-5 или 1,3,5; без смены дней не бывает',
    en: 'Days of the week are written as 1-5 or 1,3,5; without a shift there are none',
  },
  'too-short': {
    kk: 'Тым қысқа: кемінде {min} таңба керек',
    ru: 'Слишком коротко: нужно не меньше {min} знаков',
    en: 'Too short: {min} characters at least',
  },
  'finding-twice': {
    kk: 'Файлдағы бұл акт осы шара туралы айтып қойған: {first}-жол',
    ru: 'В файле этот акт уже говорит об этой мере: строка {first}',
    en: 'The file has a row of this act about this measure already, row {first}',
  },
  'act-differs': {
    kk: 'Осы актінің алдыңғы жолында күні немесе тексеруші басқа',
    ru: 'В более ранней строке этого акта другая дата или другой проверяющий',
    en: 'An earlier row of this act has another date or inspector',
  },
  'act-known': {
    kk: 'Объектінің мұндай нөмірлі актісі бұрын жазылған',
    ru: 'Акт с таким номером у этого объекта уже записан',
    en: 'An act of the facility with this number was recorded before',
  },
  'unknown-facility': {
    kk: 'Тізілімде мұндай нөмірлі объект жоқ',
    ru: 'В реестре нет объекта с таким номером',
    en: 'There is no facility with this number on the register',
  },
  'owner-without-facility': {
    kk: 'Камераның иесі – объект, бірақ объектінің нөмірі көрсетілмеген',
    ru: 'Владелец камеры – объект, но номер объекта не указан',
    en: 'The owner of the camera is a facility, but no facility is named',
  },
  'facility-without-owner': {
    kk: 'Объектінің нөмірі көрсетілген, бірақ камераның иесі – объект емес',
    ru: 'Указан номер объекта, но владелец камеры – не объект',
    en: 'A facility is named, but the owner of the camera is not a facility',
  },
  'too-many-problems': {
    kk: 'Тағы {n} ақау жазылған жоқ: себебі бір болуы мүмкін, алдыңғыларын түзетіңіз',
    ru: 'Ещё {n} замечаний не записано: вероятно, причина одна, исправьте предыдущие',
    en: '{n} more problems are not listed: they probably have one cause, mend the ones before',
  },
  /** A sentence of a check that has no code of its own. */
  other: { kk: '{message}', ru: '{message}', en: '{message}' },
} as const satisfies Record<string, Name>;

/** Codes of what is wrong with a file. */
const FILE_WORDS = {
  'file-unreadable': {
    kk: 'Файлды ашу мүмкін болмады ({reason})',
    ru: 'Файл не удалось открыть ({reason})',
    en: 'The file cannot be opened ({reason})',
  },
  'file-changed': {
    kk: 'Файл тексеру басталғаннан кейін өзгерген. Оны қайта жүктеңіз',
    ru: 'Файл изменился после начала проверки. Загрузите его заново',
    en: 'The file has changed since its check began. Import it anew',
  },
  'file-gone': {
    kk: 'Файл енді жоқ. Оны қайта жүктеңіз',
    ru: 'Файла больше нет. Загрузите его заново',
    en: 'The file is no longer there. Import it anew',
  },
  'file-empty': {
    kk: 'Файл бос',
    ru: 'Файл пуст',
    en: 'The file is empty',
  },
  'no-rows': {
    kk: 'Файлда бағандар атауынан басқа жол жоқ',
    ru: 'В файле нет строк, кроме названий столбцов',
    en: 'The file has no rows below the names of the columns',
  },
  'not-a-table': {
    kk: 'Бұл – {what}, кесте емес. CSV, XLSX немесе GeoJSON керек',
    ru: 'Это {what}, а не таблица. Нужен CSV, XLSX или GeoJSON',
    en: 'This is {what}, not a table. CSV, XLSX or GeoJSON is needed',
  },
  'old-xls': {
    kk: 'Бұл – ескі Excel кітабы (.xls). Оны .xlsx немесе CSV түрінде сақтаңыз',
    ru: 'Это книга старого Excel (.xls). Сохраните её как .xlsx или CSV',
    en: 'This is a workbook of an old Excel (.xls). Save it as .xlsx or CSV',
  },
  encrypted: {
    kk: 'Кітап құпиясөзбен қорғалған. Құпиясөзді алып тастап, қайта сақтаңыз',
    ru: 'Книга защищена паролем. Снимите пароль и сохраните заново',
    en: 'The workbook is protected by a password. Take the password off and save it again',
  },
  'encoding-broken': {
    kk: 'Файл UTF-8 болып басталады, бірақ осы жолда басқа кодтама бар. Оны толығымен UTF-8 түрінде сақтаңыз',
    ru: 'Файл начинается в UTF-8, но в этой строке другая кодировка. Сохраните его целиком в UTF-8',
    en: 'The file is in UTF-8 at first, but this row is not. Save all of it as UTF-8',
  },
  'encoding-unknown': {
    kk: 'Кодтама танылмады (мүмкін, {guess}). Файлды UTF-8 түрінде сақтаңыз',
    ru: 'Кодировка не распознана (возможно, {guess}). Сохраните файл в UTF-8',
    en: 'The encoding is not one that is read (perhaps {guess}). Save the file as UTF-8',
  },
  'nul-bytes': {
    kk: 'Бұл жолда нөлдік байттар бар: файл бүлінген немесе белгісі жоқ UTF-16. Оны UTF-8 түрінде сақтаңыз',
    ru: 'В этой строке нулевые байты: файл повреждён или это UTF-16 без метки. Сохраните его в UTF-8',
    en: 'This row has NUL bytes: the file is damaged, or UTF-16 without its mark. Save it as UTF-8',
  },
  'kazakh-letters': {
    kk: 'Файл Windows-1251 кодтамасында, онда ә, ғ, қ, ң, ө, ұ, ү, һ әріптері жоқ: олар жоғалған болуы мүмкін. UTF-8 дұрысырақ',
    ru: 'Файл в кодировке Windows-1251, в ней нет букв ә, ғ, қ, ң, ө, ұ, ү, һ: они могли быть потеряны. Лучше UTF-8',
    en: 'The file is in Windows-1251, which has no ә, ғ, қ, ң, ө, ұ, ү, һ: these letters may be lost. UTF-8 is better',
  },
  'columns-missing': {
    kk: 'Бірінші жолда мына бағандар жоқ: {columns}',
    ru: 'В первой строке нет столбцов: {columns}',
    en: 'The first row lacks these columns: {columns}',
  },
  'column-doubled': {
    kk: 'Бір баған екі рет тұр: «{first}» және «{second}»',
    ru: 'Один столбец указан дважды: «{first}» и «{second}»',
    en: 'One column stands twice: “{first}” and “{second}”',
  },
  'columns-unknown': {
    kk: 'Мына бағандар оқылмайды: {columns}',
    ru: 'Эти столбцы не читаются: {columns}',
    en: 'These columns are not read: {columns}',
  },
  'too-many-columns': {
    kk: 'Баған тым көп: {max} бағаннан аспауы керек',
    ru: 'Слишком много столбцов: допускается не больше {max}',
    en: 'There are too many columns: {max} at most',
  },
  'row-too-long': {
    kk: 'Жол {max} КБ-тан ұзын. Осы жолда ашылған тырнақша жабылмаған болуы мүмкін',
    ru: 'Строка длиннее {max} КБ. Возможно, в ней открыта и не закрыта кавычка',
    en: 'The row is longer than {max} kB. Perhaps a quotation mark that opens in it is not closed',
  },
  'quote-not-closed': {
    kk: 'Осы жолда ашылған тырнақша файлдың соңына дейін жабылмаған',
    ru: 'Кавычка, открытая в этой строке, не закрыта до конца файла',
    en: 'A quotation mark that opens in this row is not closed up to the end of the file',
  },
  'csv-broken': {
    kk: 'Осы жолдан бастап файлды CSV ретінде оқу мүмкін емес',
    ru: 'Начиная с этой строки файл не читается как CSV',
    en: 'From this row on the file cannot be read as CSV',
  },
  'xlsx-broken': {
    kk: 'XLSX файлы бүлінген: {part} оқылмайды. Оны Excel-де ашып, қайта сақтаңыз',
    ru: 'Файл XLSX повреждён: не читается {part}. Откройте его в Excel и сохраните заново',
    en: 'The XLSX file is damaged: {part} cannot be read. Open it in Excel and save it again',
  },
  'xlsx-too-large': {
    kk: 'XLSX ішіндегі {part} тым үлкен ({mb} МБ-тан асады). Деректерді бөліңіз немесе CSV қолданыңыз',
    ru: 'В XLSX слишком велика часть {part} (больше {mb} МБ). Разделите данные или возьмите CSV',
    en: '{part} of the XLSX file is too large (more than {mb} MB). Part the data or use CSV',
  },
  'xlsx-bomb': {
    kk: 'XLSX ішіндегі {part} {ratio} еседен артық сығылған: кәдімгі кесте олай болмайды, файл ашылмайды',
    ru: 'В XLSX часть {part} сжата более чем в {ratio} раз: так не бывает с таблицей, файл не открывается',
    en: '{part} of the XLSX file is packed more than {ratio} times: no table is, so it is not opened',
  },
  'xlsx-many-parts': {
    kk: 'XLSX ішінде бөлік тым көп: ең көбі – {max}',
    ru: 'В XLSX слишком много частей: допускается не больше {max}',
    en: 'The XLSX file has too many parts: {max} at most',
  },
  'no-sheet': {
    kk: 'Кітапта көрінетін парақ жоқ',
    ru: 'В книге нет видимого листа',
    en: 'The workbook has no visible sheet',
  },
  'merged-cells': {
    kk: '{range} ұяшықтары біріктірілген (барлығы {n} бірігу). Біріктіруді алып тастап, әр жолды толтырыңыз',
    ru: 'Ячейки {range} объединены (всего объединений: {n}). Снимите объединение и заполните каждую строку',
    en: 'Cells {range} are merged (merges in all: {n}). Unmerge them and fill in every row',
  },
  'geojson-not-features': {
    kk: 'Бұл – нүктелер жинағы (FeatureCollection) емес: {found}',
    ru: 'Это не набор объектов (FeatureCollection): {found}',
    en: 'This is not a FeatureCollection: {found}',
  },
  'geojson-broken': {
    kk: 'GeoJSON құрылымы осы нысанда бұзылған',
    ru: 'Структура GeoJSON нарушена в этом объекте',
    en: 'The structure of the GeoJSON is broken in this feature',
  },
  'geojson-cut': {
    kk: 'GeoJSON осы нысанда үзіледі: файл толық емес',
    ru: 'GeoJSON обрывается на этом объекте: файл неполный',
    en: 'The GeoJSON ends in this feature: the file is not complete',
  },
  'feature-too-long': {
    kk: 'Нысан {max} КБ-тан үлкен: бұл нүкте емес',
    ru: 'Объект больше {max} КБ: это не точка',
    en: 'The feature is larger than {max} kB: it is no point',
  },
} as const satisfies Record<string, Name>;

/** What each code of a problem says, `{param}` standing for a value. A code without all three texts does not compile. */
export const PROBLEM_WORDS = { ...ROW_WORDS, ...FILE_WORDS, ...TERRITORY_WORDS, ...REFUSAL_WORDS };

/** The sentence of a problem. A code of another version of the product is shown as it is. */
export function problemText({ code, params }: ImportProblem, language: Language): string {
  const words = Object.hasOwn(PROBLEM_WORDS, code) ? PROBLEM_WORDS[code as keyof typeof PROBLEM_WORDS] : null;
  return words ? filled(words[language], params, language) : code;
}
