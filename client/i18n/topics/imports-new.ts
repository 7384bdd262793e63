import { topic } from './topic.ts';

/** A new import: what is in the file, what it must look like, and how it is sent. */
export const importNew = topic({
  en: {
    'imports.new': 'New import',
    'imports.kindTitle': 'What is in the file',
    'imports.kindHint.facilities':
      'Schools, kindergartens and colleges, with what is known of their security measures.',
    'imports.kindHint.cameras': 'Where cameras stand, whose they are and whether they work.',
    'imports.kindHint.boundaries': 'The outlines of regions and districts, matched by code or by name.',
    'imports.kindHint.hierarchy': 'A new edition of the classifier of territories (KATO), from a given day.',
    'imports.kindHint.settlements': 'Towns and villages that the search finds.',
    'imports.kindHint.populations': 'How many people live in a unit of territory.',
    'imports.kindHint.incidents':
      'Entries of other systems: police, traffic police, ambulance, fire service. Cards show them as related history.',
    'imports.kindHint.units': 'Call signs, home posts, equipment and duty hours of the units that are sent.',
    'imports.kindHint.inspections':
      'Acts of inspection: what was found of each measure; they write the passports and close gaps.',
    'imports.template': 'Template {format}',
    'imports.columns': 'Columns',
    'imports.columns.note':
      'The first row names the columns: as here, as in brackets, or in another of the three languages. An empty cell means “not known”.',
    'imports.columns.required': 'required',
    'imports.columns.allowed': 'One of: {words}.',
    'imports.columns.boundaries':
      'GeoJSON in UTF-8 and WGS 84. A unit is found by its KATO code, or by its name within its region; regions, districts or both.',
    'imports.columns.hierarchy':
      'The official classifier as it is published (columns te, ab, cd, ef, hij, k, kaz_name, rus_name, nn), or an export of the hierarchy.',
    'imports.columns.settlements':
      'Columns id, name_kk, name_ru, name_en, lon, lat, population, kind, kato, rank, source.',
    'imports.columns.populations': 'Columns kato, population, date, quality.',
    'imports.optionsTitle': 'How to take it',
    'imports.option.date': 'In force from',
    'imports.option.moves': 'Closed units pass to (OLD=NEW, …)',
    'imports.option.acceptProposals': 'Where code and name contradict each other, believe the name',
    'imports.option.keepMissing': 'Units missing from the file keep their boundary',
    'imports.option.mend': 'Mend slips of the drawing: tiny loops, rings that enclose nothing',
    'imports.option.source': 'Source',
    'imports.option.licence': 'Licence',
    'imports.file': 'File',
    'imports.file.choose': 'Choose a file',
    'imports.file.other': 'Another file',
    'imports.file.drop': 'or drop it anywhere here',
    'imports.file.dropNow': 'Drop the file here',
    'imports.file.limit': '{formats}, up to {limit}',
    'imports.file.empty': '{name} is empty. Choose another file.',
    'imports.file.tooLarge': '{name} is larger than {limit}. Split it into several files.',
    'imports.file.several': 'Drop one file at a time.',
    'imports.check': 'Check the file',
    'imports.check.hint': 'Nothing is written yet: you get a report first.',
    'imports.send.progress': 'Sending {name}: {done} of {total}',
    'imports.send.cancel': 'Stop sending',
    'imports.send.cancelled': 'Sending {name} was stopped. Nothing has changed.',
    'imports.send.unreachable':
      'The connection was lost while {name} was sent. Nothing has changed; try again.',
    'imports.send.refused': 'The server did not take {name}: {message}',
  },
  ru: {
    'imports.new': 'Новая загрузка',
    'imports.kindTitle': 'Что в файле',
    'imports.kindHint.facilities': 'Школы, детские сады и колледжи и что известно об их мерах безопасности.',
    'imports.kindHint.cameras': 'Где стоят камеры, чьи они и работают ли.',
    'imports.kindHint.boundaries': 'Контуры областей и районов, сопоставляются по коду или названию.',
    'imports.kindHint.hierarchy':
      'Новая редакция классификатора территорий (КАТО), действующая с указанного дня.',
    'imports.kindHint.settlements': 'Города и сёла, которые находит поиск.',
    'imports.kindHint.populations': 'Сколько людей живёт на территории.',
    'imports.kindHint.incidents':
      'Записи других систем: полиции, дорожной полиции, скорой помощи, пожарной службы. В карточке – среди связанных событий.',
    'imports.kindHint.units': 'Позывные, посты, оснащение и часы дежурства нарядов, которых посылают.',
    'imports.kindHint.inspections':
      'Акты осмотра: что найдено по каждой мере; они вносятся в паспорта и закрывают пробелы.',
    'imports.template': 'Шаблон {format}',
    'imports.columns': 'Столбцы',
    'imports.columns.note':
      'Первая строка называет столбцы: как здесь, как в скобках или на другом из трёх языков. Пустая ячейка означает «неизвестно».',
    'imports.columns.required': 'обязателен',
    'imports.columns.allowed': 'Допустимо: {words}.',
    'imports.columns.boundaries':
      'GeoJSON в UTF-8 и WGS 84. Территория находится по коду КАТО или по названию в своей области; области, районы или и те и другие.',
    'imports.columns.hierarchy':
      'Официальный классификатор в опубликованном виде (столбцы te, ab, cd, ef, hij, k, kaz_name, rus_name, nn) или экспорт иерархии.',
    'imports.columns.settlements':
      'Столбцы id, name_kk, name_ru, name_en, lon, lat, population, kind, kato, rank, source.',
    'imports.columns.populations': 'Столбцы kato, population, date, quality.',
    'imports.optionsTitle': 'Как загрузить',
    'imports.option.date': 'Действует с',
    'imports.option.moves': 'Упразднённые переходят в (СТАРЫЙ=НОВЫЙ, …)',
    'imports.option.acceptProposals': 'Если код и название противоречат друг другу, верить названию',
    'imports.option.keepMissing': 'Территории, которых нет в файле, сохраняют границу',
    'imports.option.mend': 'Исправить огрехи рисунка: крошечные петли, кольца без площади',
    'imports.option.source': 'Источник',
    'imports.option.licence': 'Лицензия',
    'imports.file': 'Файл',
    'imports.file.choose': 'Выбрать файл',
    'imports.file.other': 'Другой файл',
    'imports.file.drop': 'или перетащите его сюда',
    'imports.file.dropNow': 'Отпустите файл здесь',
    'imports.file.limit': '{formats}, до {limit}',
    'imports.file.empty': 'Файл {name} пуст. Выберите другой.',
    'imports.file.tooLarge': 'Файл {name} больше {limit}. Разделите его на несколько.',
    'imports.file.several': 'Перетаскивайте по одному файлу.',
    'imports.check': 'Проверить файл',
    'imports.check.hint': 'Пока ничего не записывается: сначала будет отчёт.',
    'imports.send.progress': 'Отправляется {name}: {done} из {total}',
    'imports.send.cancel': 'Прервать отправку',
    'imports.send.cancelled': 'Отправка файла {name} прервана. Ничего не изменилось.',
    'imports.send.unreachable':
      'Связь оборвалась во время отправки файла {name}. Ничего не изменилось, попробуйте ещё раз.',
    'imports.send.refused': 'Сервер не принял файл {name}: {message}',
  },
  kk: {
    'imports.new': 'Жаңа жүктеу',
    'imports.kindTitle': 'Файлда не бар',
    'imports.kindHint.facilities':
      'Мектептер, балабақшалар мен колледждер және олардың қауіпсіздік шаралары туралы мәлімет.',
    'imports.kindHint.cameras': 'Камералар қайда тұр, кімдікі және жұмыс істей ме.',
    'imports.kindHint.boundaries':
      'Облыстар мен аудандардың шекаралары; коды немесе атауы бойынша сәйкестендіріледі.',
    'imports.kindHint.hierarchy':
      'Аумақтар жіктеуішінің (ӘАОЖ) көрсетілген күннен қолданылатын жаңа редакциясы.',
    'imports.kindHint.settlements': 'Іздеу табатын қалалар мен ауылдар.',
    'imports.kindHint.populations': 'Аумақта қанша адам тұрады.',
    'imports.kindHint.incidents':
      'Басқа жүйелердің жазбалары: полиция, жол полициясы, жедел жәрдем, өрт сөндіру қызметі. Карточкада байланысты оқиғалар қатарында.',
    'imports.kindHint.units':
      'Жіберілетін жасақтардың шақыру белгілері, посттары, жабдығы мен кезекшілік сағаттары.',
    'imports.kindHint.inspections':
      'Тексеру актілері: әр шара бойынша не анықталды; паспортқа енгізіліп, олқылықтарды жабады.',
    'imports.template': '{format} үлгісі',
    'imports.columns': 'Бағандар',
    'imports.columns.note':
      'Бірінші жол бағандарды атайды: осындағыдай, жақшадағыдай немесе үш тілдің басқасында. Бос ұяшық «белгісіз» дегенді білдіреді.',
    'imports.columns.required': 'міндетті',
    'imports.columns.allowed': 'Рұқсат етілгені: {words}.',
    'imports.columns.boundaries':
      'UTF-8 және WGS 84 жүйесіндегі GeoJSON. Аумақ ӘАОЖ коды немесе облысындағы атауы бойынша табылады; облыстар, аудандар немесе екеуі де.',
    'imports.columns.hierarchy':
      'Жарияланған түріндегі ресми жіктеуіш (te, ab, cd, ef, hij, k, kaz_name, rus_name, nn бағандары) немесе иерархия экспорты.',
    'imports.columns.settlements':
      'Бағандар: id, name_kk, name_ru, name_en, lon, lat, population, kind, kato, rank, source.',
    'imports.columns.populations': 'Бағандар: kato, population, date, quality.',
    'imports.optionsTitle': 'Қалай жүктеу керек',
    'imports.option.date': 'Қолданылатын күні',
    'imports.option.moves': 'Таратылғандар көшетін аумақ (ЕСКІ=ЖАҢА, …)',
    'imports.option.acceptProposals': 'Коды мен атауы қайшы келсе, атауына сену',
    'imports.option.keepMissing': 'Файлда жоқ аумақтар шекарасын сақтайды',
    'imports.option.mend': 'Сызба ақауларын түзету: ұсақ ілмектер, ауданы жоқ сақиналар',
    'imports.option.source': 'Дереккөз',
    'imports.option.licence': 'Лицензия',
    'imports.file': 'Файл',
    'imports.file.choose': 'Файл таңдау',
    'imports.file.other': 'Басқа файл',
    'imports.file.drop': 'немесе осы жерге сүйреп әкеліңіз',
    'imports.file.dropNow': 'Файлды осы жерге тастаңыз',
    'imports.file.limit': '{formats}, ең көбі {limit}',
    'imports.file.empty': '{name} файлы бос. Басқасын таңдаңыз.',
    'imports.file.tooLarge': '{name} файлы тым үлкен, шегі – {limit}. Оны бірнеше файлға бөліңіз.',
    'imports.file.several': 'Файлдарды бір-бірлеп әкеліңіз.',
    'imports.check': 'Файлды тексеру',
    'imports.check.hint': 'Әзірге ештеңе жазылмайды: алдымен есеп шығады.',
    'imports.send.progress': '{name} жіберілуде: {done} / {total}',
    'imports.send.cancel': 'Жіберуді тоқтату',
    'imports.send.cancelled': '{name} файлын жіберу тоқтатылды. Ештеңе өзгерген жоқ.',
    'imports.send.unreachable':
      '{name} жіберіліп жатқанда байланыс үзілді. Ештеңе өзгерген жоқ, қайталап көріңіз.',
    'imports.send.refused': 'Сервер {name} файлын қабылдамады: {message}',
  },
});
