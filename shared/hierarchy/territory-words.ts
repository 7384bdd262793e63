import type { Language, Name } from './schema.ts';

/** What imports of boundaries, editions, settlements and populations say, `{param}` standing for a value. */
export const TERRITORY_WORDS = {
  'boundary-renamed': {
    kk: 'Код дұрыс; аумақтың қазіргі атауы – {unit}',
    ru: 'Код верен; сейчас территория называется {unit}',
    en: 'The code fits; the unit is now called {unit}',
  },
  'boundary-spelling': {
    kk: '{unit} атауының басқаша жазылуы',
    ru: 'Другое написание: {unit}',
    en: 'Another spelling of {unit}',
  },
  'boundary-wrong-code': {
    kk: 'Бұл деңгейде {code} кодты аумақ жоқ; атауы мен облысы бойынша – {unit}',
    ru: 'На этом уровне нет территории с кодом {code}; по названию и области это {unit}',
    en: 'There is no unit of this level with code {code}; by its name and region it is {unit}',
  },
  'boundary-contradiction': {
    kk: 'Коды – {coded}, ал атауы – {unit}; ұсыныс: {kato}',
    ru: 'По коду это {coded}, по названию – {unit}; предложение: {kato}',
    en: 'The code is that of {coded}, the name that of {unit}; proposal: {kato}',
  },
  'boundary-ambiguous': {
    kk: 'Атау бірнеше аумаққа сәйкес келеді: {units}. Кодын қосыңыз',
    ru: 'Название подходит нескольким территориям: {units}. Добавьте код',
    en: 'The name fits {units}; add a code',
  },
  'boundary-unknown': {
    kk: 'Қазір бұл облыста мұндай код не атау жоқ',
    ru: 'Сейчас в этой области нет территории с таким кодом или названием',
    en: 'No unit of today has this code or this name in this region',
  },
  'boundary-level': {
    kk: 'Нысанның деңгейі белгісіз: облыс (--level 1) не аудан (--level 2) екенін көрсетіңіз',
    ru: 'Уровень объекта неизвестен: укажите, области это (--level 1) или районы (--level 2)',
    en: 'Nothing tells the level of this feature; say --level 1 (regions) or --level 2 (districts)',
  },
  'boundary-disputed': {
    kk: '{others}-нысан да осы аумақтікі: {unit}. Бір аумаққа бір нысан керек',
    ru: 'Территория {unit} указана и у объекта {others}; на территорию нужен один объект',
    en: 'Feature {others} claims {unit} too; one feature for a unit',
  },
  'boundary-mended': {
    kk: 'Сызудағы ақаулар алып тасталды: {n}',
    ru: 'Убрано огрехов рисовки: {n}',
    en: 'Slips of the drawing taken out: {n}',
  },
  'boundary-overlap': {
    kk: '{unit} аумағымен {km2} км² қабаттасады, бұл кішісінің {percent} %-ы',
    ru: 'Перекрывает {unit} на {km2} км², это {percent} % меньшей территории',
    en: 'Overlaps {unit} by {km2} km², {percent} % of the smaller one',
  },
  'boundary-missing': {
    kk: 'Файлда жоқ: {unit}',
    ru: 'Нет в файле: {unit}',
    en: 'Not in the file: {unit}',
  },
  'boundary-missing-held': {
    kk: 'Файлда жоқ: {unit}; оның орны файлдағы мына аумақта: {holder}',
    ru: 'Нет в файле: {unit}; его место лежит в файле внутри {holder}',
    en: "Not in the file: {unit}; its place lies in the file's {holder}",
  },
  'boundary-not-feature': {
    kk: 'Бұл – GeoJSON нысаны (Feature) емес',
    ru: 'Это не объект GeoJSON (Feature)',
    en: 'A GeoJSON Feature is expected',
  },
  'boundary-type': {
    kk: 'Шекара Polygon не MultiPolygon болуы керек',
    ru: 'Граница должна быть Polygon или MultiPolygon',
    en: 'A boundary is a Polygon or a MultiPolygon',
  },
  'boundary-geometry': {
    kk: 'Геометрия оқылмайды ({where})',
    ru: 'Геометрия не читается ({where})',
    en: 'The geometry cannot be read ({where})',
  },
  'boundary-empty-ring': {
    kk: '{place} тұсындағы сақина ештеңені қоршамайды; «түзету» (--mend) оны алып тастайды',
    ru: 'Кольцо у {place} ничего не ограничивает; «исправить» (--mend) уберёт его',
    en: 'The ring at {place} encloses nothing; --mend leaves it out',
  },
  'boundary-empty': {
    kk: 'Шекара ештеңені қоршамайды',
    ru: 'Граница ничего не ограничивает',
    en: 'The boundary encloses nothing',
  },
  'boundary-rings-cross': {
    kk: 'Шекараның екі сақинасы {place} тұсында қиылысады',
    ru: 'Два кольца границы пересекаются у {place}',
    en: 'Two rings of the boundary cross each other near {place}',
  },
  'boundary-crossing': {
    kk: 'Шекара {place} тұсында өзін-өзі қиып өтеді, ілмегі {km2} км²',
    ru: 'Граница пересекает сама себя у {place}, петля {km2} км²',
    en: 'The boundary crosses itself near {place}, in a loop of {km2} km²',
  },
  'boundary-crossing-small': {
    kk: 'Шекара {place} тұсында өзін-өзі қиып өтеді, ілмегі {km2} км²; «түзету» (--mend) оны кесіп тастайды',
    ru: 'Граница пересекает сама себя у {place}, петля {km2} км²; «исправить» (--mend) отрежет её',
    en: 'The boundary crosses itself near {place}, in a loop of {km2} km²; --mend cuts it off',
  },
  'boundary-swapped': {
    kk: 'Ендік пен бойлық орын ауысқан: [бойлық, ендік] керек',
    ru: 'Широта и долгота переставлены: нужно [долгота, широта]',
    en: 'Latitude and longitude are swapped: [longitude, latitude] is expected',
  },
  'boundary-not-degrees': {
    kk: '{place} – градус емес: WGS 84 бойлығы мен ендігі керек',
    ru: '{place} – не градусы: нужны долгота и широта WGS 84',
    en: 'Position {place} is not in degrees: WGS 84 longitude and latitude are expected',
  },
  'boundary-outside': {
    kk: '{place} нүктесі Қазақстаннан тыс',
    ru: 'Точка {place} лежит за пределами Казахстана',
    en: 'Position {place} lies outside Kazakhstan',
  },
  'boundary-open-ring': {
    kk: '{place} нүктесінен басталатын сақина тұйықталмаған: соңғы нүкте біріншісін қайталауы керек',
    ru: 'Кольцо, начатое в {place}, не замкнуто: последняя точка должна повторять первую',
    en: 'The ring that begins at {place} is not closed: its last position must repeat the first',
  },
  'boundary-short-ring': {
    kk: '{place} тұсындағы сақинада {n} нүкте бар; кемінде төртеу керек',
    ru: 'В кольце у {place} точек: {n}; нужно не меньше четырёх',
    en: 'The ring at {place} has {n} positions; it needs four',
  },
  'edition-opened': {
    kk: 'Жаңа аумақ: {unit}, құрамы – {parent}',
    ru: 'Новая территория: {unit}, в составе {parent}',
    en: 'New unit: {unit}, in {parent}',
  },
  'edition-renamed': {
    kk: 'Атауы өзгереді: {before} → {unit}. Қатысы барлар: {touches}',
    ru: 'Переименование: {before} → {unit}. Затрагивает: {touches}',
    en: 'Renamed: {before} → {unit}. It touches: {touches}',
  },
  'edition-moved': {
    kk: 'Ауысады: {unit}, {from} → {to}. Қатысы барлар: {touches}',
    ru: 'Переходит: {unit}, {from} → {to}. Затрагивает: {touches}',
    en: 'Moved: {unit}, {from} → {to}. It touches: {touches}',
  },
  'edition-closed': {
    kk: 'Таратылады: {unit}. Қатысы барлар: {touches}',
    ru: 'Упраздняется: {unit}. Затрагивает: {touches}',
    en: 'Closed: {unit}. It touches: {touches}',
  },
  'edition-future': {
    kk: '{date} әлі келген жоқ: редакция күшіне енгенде ғана қолданылады',
    ru: '{date} ещё не наступило: редакция применяется, когда вступит в силу',
    en: '{date} has not come yet; an edition is applied when it is in force',
  },
  'edition-not-later': {
    kk: 'Иерархияның {latest} күнгі редакциясы бар; жаңасы одан кейінгі күннен болуы керек',
    ru: 'Уже есть редакция иерархии от {latest}; новая должна быть позже',
    en: 'The hierarchy already has an edition of {latest}; the new one must be of a later day',
  },
  'edition-tree': {
    kk: 'Аумақтар ағашқа жинақталмайды: {reason}',
    ru: 'Территории не складываются в дерево: {reason}',
    en: 'The units do not make a tree: {reason}',
  },
  'edition-move-from': {
    kk: 'Бұл редакция {kato} аумағын таратпайды; одан ештеңе көшірілмейді',
    ru: 'Эта редакция не упраздняет {kato}; из неё ничего не переносится',
    en: '{kato} is not closed by this edition; nothing is moved out of it',
  },
  'edition-move-to': {
    kk: 'Бұл редакцияда {kato} жоқ; оған ештеңе көшіруге болмайды',
    ru: 'В этой редакции нет {kato}; туда ничего нельзя перенести',
    en: '{kato} is not in this edition; nothing can be moved there',
  },
  'edition-in-use': {
    kk: '{unit} таратылмақ, бірақ онда әлі бар: {touches}. Олардың қайда өтетінін көрсетіңіз: {kato}=ЖАҢА (--move)',
    ru: '{unit} упраздняется, но там ещё есть: {touches}. Укажите, куда они переходят: {kato}=НОВЫЙ (--move)',
    en: '{unit} would be closed and still has {touches}: say where they go with --move {kato}=NEW',
  },
  'edition-none': {
    kk: 'Алғашқы толтырудан кейін бірде-бір редакция қолданылған жоқ; қайтаратын ештеңе жоқ',
    ru: 'После первого заполнения редакций не применялось; отменять нечего',
    en: 'No edition was applied since the first filling; there is nothing to undo',
  },
  'edition-used': {
    kk: '{date} редакциясын қайтару мүмкін емес: тізілім оның жаңа аумақтарын қолдануда: {units}',
    ru: 'Редакцию от {date} отменить нельзя: реестр уже ссылается на её новые территории: {units}',
    en: 'The edition of {date} cannot be undone: the register already refers to its new units {units}',
  },
  'cell-empty': {
    kk: 'Ұяшық бос болмауы керек',
    ru: 'Ячейка не должна быть пустой',
    en: 'This cell must not be empty',
  },
  'cell-degrees': {
    kk: 'Нүктемен жазылған градус керек: 71.43',
    ru: 'Нужны градусы с точкой: 71.43',
    en: 'Degrees with a point, as 71.43, are expected',
  },
  'cell-count-or-empty': {
    kk: 'Бүтін сан керек немесе ұяшық бос болуы керек',
    ru: 'Нужно целое число или пустая ячейка',
    en: 'A whole number or nothing is expected',
  },
  'cell-count': {
    kk: 'Мұнда бүтін сан тұруы керек',
    ru: 'Здесь должно стоять целое число',
    en: 'A whole number is expected',
  },
  'cell-number-or-empty': {
    kk: 'Сан керек немесе ұяшық бос болуы керек',
    ru: 'Нужно число или пустая ячейка',
    en: 'This cell must be a number or empty',
  },
  'cell-settlement': {
    kk: 'Елді мекеннің нөмірі керек',
    ru: 'Нужен номер населённого пункта',
    en: 'A number that names the settlement',
  },
  'cell-rank': { kk: 'Дәреже 1-ден 9-ға дейін', ru: 'Ранг – от 1 до 9', en: 'A rank is 1 to 9' },
  'cell-day': {
    kk: 'Күнді былай жазыңыз: 2026-01-01',
    ru: 'Нужен день вида 2026-01-01',
    en: 'A day as 2026-01-01 is expected',
  },
  'cell-kato': {
    kk: 'ӘАОЖ коды тоғыз цифрдан тұрады, мысалы 610000000',
    ru: 'Код КАТО – девять цифр, например 610000000',
    en: 'A KATO code is nine digits, for example 610000000',
  },
  'cell-swapped': {
    kk: 'Ендік пен бойлық орын ауысқан',
    ru: 'Широта и долгота переставлены',
    en: 'Latitude and longitude are swapped',
  },
  'cell-outside': {
    kk: 'Бұл жер Қазақстаннан тыс',
    ru: 'Это место лежит за пределами Казахстана',
    en: 'This place lies outside Kazakhstan',
  },
  'cell-unit': {
    kk: 'Мұндай ӘАОЖ кодты аумақ жоқ',
    ru: 'Нет территории с таким кодом КАТО',
    en: 'There is no unit of territory with this KATO code',
  },
  'cell-repeated': {
    kk: '{row}-жолда бар',
    ru: 'Уже есть в строке {row}',
    en: 'Already in row {row}',
  },
  'cell-value': {
    kk: 'Мұндай мән қабылданбайды',
    ru: 'Такое значение не принимается',
    en: 'This value is not taken',
  },
  'file-large': {
    kk: 'Файл {max} МБ-тан үлкен: мұндай файл аумаққа қатысты болмайды',
    ru: 'Файл больше {max} МБ: для территории так не бывает',
    en: 'The file has more than {max} MB; one of the territory has less',
  },
  'file-not-utf8': {
    kk: 'Файл UTF-8 кодтамасында емес. Оны UTF-8 немесе XLSX түрінде сақтаңыз: басқа кодтамаларда қазақ әріптері жоғалады',
    ru: 'Файл не в UTF-8. Сохраните его в UTF-8 или XLSX: другие кодировки теряют казахские буквы',
    en: 'The file is not UTF-8. Save it as UTF-8 or XLSX; other encodings lose Kazakh letters',
  },
  'file-not-csv': {
    kk: 'Файл CSV ретінде оқылмайды: {reason}',
    ru: 'Файл не читается как CSV: {reason}',
    en: 'The file cannot be read as CSV: {reason}',
  },
  'file-not-xlsx': {
    kk: 'Файл XLSX ретінде оқылмайды: {reason}',
    ru: 'Файл не читается как XLSX: {reason}',
    en: 'The file cannot be read as XLSX: {reason}',
  },
  'file-columns': {
    kk: 'Бірінші жолда бағандар аталуы керек; жоғы: {columns}',
    ru: 'В первой строке должны быть названия столбцов; нет: {columns}',
    en: 'The first row must name the columns; missing: {columns}',
  },
  'file-column-twice': {
    kk: 'Бірінші жолда {column} бағаны екі рет тұр',
    ru: 'В первой строке столбец {column} указан дважды',
    en: 'The first row names the column {column} twice',
  },
  'file-no-edition': {
    kk: 'Бұл – иерархияның редакциясы емес: жіктеуіштің te, kaz_name, rus_name бағандары немесе export hierarchy бағандары керек',
    ru: 'Это не редакция иерархии: нужны столбцы классификатора te, kaz_name, rus_name или столбцы export hierarchy',
    en: 'This is no edition of the hierarchy: columns te, kaz_name, rus_name of the classifier or those of `export hierarchy` are expected',
  },
  'file-not-geojson': {
    kk: 'Бұл – {what}; шекаралар GeoJSON түрінде оқылады. Қабатты GeoJSON етіп сақтаңыз (RFC 7946, WGS 84, UTF-8)',
    ru: 'Это {what}; границы читаются из GeoJSON. Сохраните слой как GeoJSON (RFC 7946, WGS 84, UTF-8)',
    en: 'This is a {what}; boundaries are read from GeoJSON. Save the layer as GeoJSON (RFC 7946, WGS 84, UTF-8)',
  },
  'file-not-json': {
    kk: 'Бұл – JSON емес: {reason}',
    ru: 'Это не JSON: {reason}',
    en: 'This is not JSON: {reason}',
  },
  'file-collection': {
    kk: 'GeoJSON FeatureCollection керек',
    ru: 'Нужен GeoJSON FeatureCollection',
    en: 'A GeoJSON FeatureCollection is expected',
  },
  'file-crs': {
    kk: 'Файл басқа координаттар жүйесінде; оны WGS 84 (EPSG:4326) жүйесінде сақтаңыз',
    ru: 'Файл в другой системе координат; сохраните его в WGS 84 (EPSG:4326)',
    en: 'The file is in another coordinate system; save it in WGS 84 (EPSG:4326)',
  },
  'file-no-feature': { kk: 'Файлда нысан жоқ', ru: 'В файле нет объектов', en: 'The file holds no feature' },
} as const satisfies Record<string, Name>;

export type TerritoryCode = keyof typeof TERRITORY_WORDS;

/** The names between braces in a text. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Param}}${infer Rest}`
  ? Param | Placeholders<Rest>
  : never;
export type Params = Record<string, string | number>;

/** Something said of a file of the territory: a code with its values, and its English for the command line. */
export type Said = { code: TerritoryCode; params: Params; message: string };

/**
 * Says something by its code. A `Name` is read in the reader's language.
 */
export function say<Code extends TerritoryCode>(
  code: Code,
  params: Record<Placeholders<(typeof TERRITORY_WORDS)[Code]['en']>, string | number | Name>,
): Said {
  const flat = flattened(params);
  return { code, params: flat, message: filled(TERRITORY_WORDS[code].en, flat, 'en') };
}

const CODES = new Map(
  Object.entries(TERRITORY_WORDS).map(([code, { en }]) => [en as string, code as TerritoryCode]),
);

/** What a schema said in the English of a code; anything else is a value that is not taken. */
export function saidInEnglish(message: string): Said {
  const code = CODES.get(message);
  return code ? { code, params: {}, message } : { code: 'cell-value', params: {}, message };
}

/** Names become one param a language: `unit_kk`, `unit_ru`, `unit_en`. */
export const flattened = (params: Readonly<Record<string, string | number | Name>>): Params =>
  Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([language, text]) => [`${key}_${language}`, text])
        : [[key, value]],
    ),
  );

/** A text with its values in place of `{param}`. */
export const filled = (text: string, params: Params, language: Language): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[`${name}_${language}`] ?? params[name] ?? ''),
  );
