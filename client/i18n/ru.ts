import type { Messages } from './en.ts';
import { access } from './topics/access.ts';
import { alarms } from './topics/alarms.ts';
import { alarmsActions } from './topics/alarms-actions.ts';
import { alarmsFigures } from './topics/alarms-figures.ts';
import { alarmsPanel } from './topics/alarms-panel.ts';
import { audit } from './topics/audit.ts';
import { auditCoverage } from './topics/audit-coverage.ts';
import { auditDeeds } from './topics/audit-deeds.ts';
import { auditThings } from './topics/audit-things.ts';
import { command } from './topics/command.ts';
import { auditWall } from './topics/audit-wall.ts';
import { edit } from './topics/edit.ts';
import { gallery } from './topics/gallery.ts';
import { gaps } from './topics/gaps.ts';
import { inspections } from './topics/inspections.ts';
import { coverageCharts } from './topics/coverage-charts.ts';
import { history } from './topics/history.ts';
import { imports } from './topics/imports.ts';
import { intake } from './topics/intake.ts';
import { mapArea } from './topics/map-area.ts';
import { mapTools } from './topics/map-tools.ts';
import { notify } from './topics/notify.ts';
import { office } from './topics/office.ts';
import { operations } from './topics/operations.ts';
import { palette } from './topics/palette.ts';
import { people } from './topics/people.ts';
import { personal } from './topics/personal.ts';
import { performance } from './topics/performance.ts';
import { planning } from './topics/planning.ts';
import { playbooks } from './topics/playbooks.ts';
import { reading } from './topics/reading.ts';
import { refusals } from './topics/refusals.ts';
import { provenance } from './topics/provenance.ts';
import { replay } from './topics/replay.ts';
import { pocket } from './topics/pocket.ts';
import { reports } from './topics/reports.ts';
import { retention } from './topics/retention.ts';
import { simulation } from './topics/simulation.ts';
import { sources } from './topics/sources.ts';
import { tokens } from './topics/tokens.ts';
import { onWall } from './topics/on-wall.ts';
import { voids } from './topics/voids.ts';
import { wanted } from './topics/wanted.ts';
import { walls } from './topics/walls.ts';
import { wallsComposer } from './topics/walls-composer.ts';
import { when } from './topics/when.ts';
import { workspaces } from './topics/workspaces.ts';

/** Russian messages. After «из N» the noun stands in the genitive: one for 1, 21, 31 …, another for all the rest. */
export const ru: Messages = {
  ...access.ru,
  ...alarms.ru,
  ...alarmsActions.ru,
  ...alarmsFigures.ru,
  ...alarmsPanel.ru,
  ...audit.ru,
  ...auditCoverage.ru,
  ...auditDeeds.ru,
  ...auditThings.ru,
  ...gallery.ru,
  ...auditWall.ru,
  ...gaps.ru,
  ...inspections.ru,
  ...command.ru,
  ...coverageCharts.ru,
  ...edit.ru,
  ...history.ru,
  ...imports.ru,
  ...intake.ru,
  ...mapArea.ru,
  ...mapTools.ru,
  ...notify.ru,
  ...office.ru,
  ...operations.ru,
  ...palette.ru,
  ...people.ru,
  ...personal.ru,
  ...performance.ru,
  ...planning.ru,
  ...playbooks.ru,
  ...reading.ru,
  ...refusals.ru,
  ...provenance.ru,
  ...replay.ru,
  ...pocket.ru,
  ...reports.ru,
  ...retention.ru,
  ...simulation.ru,
  ...sources.ru,
  ...tokens.ru,
  ...onWall.ru,
  ...voids.ru,
  ...wanted.ru,
  ...when.ru,
  ...walls.ru,
  ...wallsComposer.ru,
  ...workspaces.ru,
  'app.title': 'Шолу – карта оперативной обстановки',
  'app.loading': 'Загрузка…',
  'action.close': 'Закрыть',
  'action.retry': 'Повторить',
  'action.back': 'Назад',
  'action.toOwnTerritory': 'К моей территории',
  'action.dismiss': 'Скрыть',

  'top.breadcrumb': 'Иерархия территорий',
  'top.siblings': 'Соседние территории: {name}',
  'top.search': 'Поиск территории или объекта',
  'top.searchHint': 'Найти',
  'top.searchEmpty': 'По запросу «{text}» ничего не найдено',
  'top.searchShort': 'Введите не менее двух букв',
  'top.searchBusy': 'Идёт поиск…',
  'top.searchFailed': 'Поиск не отвечает',
  'top.searchUnits': 'Территории',
  'top.searchFacilities': 'Объекты',
  'top.language': 'Язык',
  'top.theme.day': 'Дневная тема',
  'top.theme.night': 'Ночная тема',
  'top.sources': 'Источники и противоречия',

  'help.drawer': 'Справка',
  'help.part.screen': 'Этот экран',
  'help.part.keys': 'Клавиши',
  'help.theme': 'Ночная или дневная тема',
  'help.sources': 'Источники и противоречия',
  'help.escape': 'Закрыть открытое, затем на уровень выше',
  'help.arrows': 'Перемещение по списку',

  'filter.title': 'Что показано',
  'filter.measure': 'Мера',
  'filter.type': 'Объекты',
  'filter.group': 'Группа',
  'filter.source': 'Источник',
  'filter.of': 'Доля от',
  'of.reported': 'Всех учтённых',
  'of.required': 'Обязанных по закону',

  'measure.video_system': 'Видеонаблюдение',
  'measure.video_link': 'Вывод видео в ЦОУ',
  'measure.alarm_button': 'Тревожная кнопка',
  'measure.public_address': 'Система оповещения',
  'measure.access_control': 'Контроль доступа',
  'measure.licensed_guard': 'Лицензированная охрана',
  'measureIs.video_system': 'имеют действующее видеонаблюдение',
  'measureIs.video_link': 'передают видео в ЦОУ',
  'measureIs.alarm_button': 'имеют действующую тревожную кнопку',
  'measureIs.public_address': 'имеют действующую систему оповещения',
  'measureIs.access_control': 'имеют действующий контроль доступа',
  'measureIs.licensed_guard': 'находятся под охраной лицензированной фирмы',

  'type.all': 'Все объекты',
  'type.kindergarten': 'Детские сады',
  'type.school': 'Школы',
  'type.college': 'Колледжи',
  'typeOne.kindergarten': 'Детский сад',
  'typeOne.school': 'Школа',
  'typeOne.college': 'Колледж',

  'group.all': 'Все группы',
  'group.non_tto': 'Не УТО (менее 100 человек)',
  'group.group_1': 'Группа 1',
  'group.group_2': 'Группа 2',
  'group.group_3': 'Группа 3',
  'group.unknown': 'Группа неизвестна',

  'source.latest': 'Последнее из всех источников',
  'source.asOf': '{title}, на {date}',
  'source.silent':
    'В источнике «{source}» нет сведений о мере «{measure}». Показаны последние сведения из всех источников.',
  'source.unknown': 'Источника «{source}» нет. Показаны последние сведения из всех источников.',

  'gap.gap': 'Пробел',
  'gap.closed': 'Выполнено',
  'gap.unknown': 'Неизвестно',
  'gap.not_required': 'Не требуется',
  'gap.all': 'Все состояния',
  'state.working': 'Работает',
  'state.faulty': 'Неисправно',
  'state.absent': 'Отсутствует',
  'state.unknown': 'Неизвестно',

  'headline.label': 'Показатели: {name}',
  'headline.noData': 'нет данных',
  'headline.ofReported.all':
    '{part} из {nText} {n, plural, one {объекта} few {объектов} many {объектов} other {объекта}}',
  'headline.ofReported.kindergarten':
    '{part} из {nText} {n, plural, one {детского сада} few {детских садов} many {детских садов} other {детского сада}}',
  'headline.ofReported.school':
    '{part} из {nText} {n, plural, one {школы} few {школ} many {школ} other {школы}}',
  'headline.ofReported.college':
    '{part} из {nText} {n, plural, one {колледжа} few {колледжей} many {колледжей} other {колледжа}}',
  'headline.reported': 'от всех учтённых',
  'headline.required': 'от обязанных по закону, о которых есть сведения',
  'headline.asOf': 'на {date}',
  'headline.gap': 'Пробел',
  'headline.gapHint': 'Требуется по закону и заведомо не работает',
  'headline.unknown': 'Нет сведений',
  'headline.unknownHint': 'Есть в реестре, но этот источник о них молчит',
  'headline.required.count': 'Требуется',
  'headline.requiredHint': 'Скольким объектам закон предписывает эту меру',
  'headline.requiredUnknown': 'Нет сведений среди обязанных',
  'headline.facilities': 'В реестре',
  'headline.facilitiesHint': 'Объекты этого вида и этой группы в реестре',
  'headline.measures': 'Все меры на этой территории',
  'headline.chooseMeasure': '{measure}: {share}, {fraction}',
  'headline.fraction': '{part} из {whole}',
  'headline.nobody': 'Объектов этого вида и этой группы здесь нет',

  'table.title': 'Территории: {name}',
  'table.territories': 'Территории',
  'table.facilities': 'Объекты',
  'table.name': 'Территория',
  'table.share': 'Доля',
  'table.fraction': 'Из',
  'table.fractionCell': '{part} / {whole}',
  'table.gap': 'Пробел',
  'table.unknown': 'Нет свед.',
  'table.sort': 'Сортировать по столбцу «{column}»',

  'list.title': 'Объекты: {name}',
  'list.filter': 'Состояние требования',
  'list.count': '{nText} {n, plural, one {объект} few {объекта} many {объектов} other {объекта}}',
  'list.empty': 'Нет объектов, отвечающих выбору',
  'list.people': '{nText} {n, plural, one {человек} few {человека} many {человек} other {человека}}',
  'list.peopleUnknown': 'численность неизвестна',
  'list.more': 'Загружаются ещё…',

  'card.label': 'Карточка объекта',
  'card.missing': 'Объекта с номером {id} нет',
  'card.type': 'Вид',
  'card.settlement': 'Населённый пункт',
  'card.people': 'Людей',
  'card.learners': 'из них обучающихся',
  'card.owner.state': 'Государственная',
  'card.owner.private': 'Частная',
  'card.place.republican_city': 'город республиканского значения',
  'card.place.regional_city': 'город областного значения',
  'card.place.district_centre': 'районный центр',
  'card.place.town': 'город районного значения',
  'card.place.rural': 'сельский населённый пункт',
  'card.group': 'Группа',
  'card.groupBy': 'Основание: {law}',
  'card.groupWhy': 'фактическая численность – {people}, {place}.',
  'card.measures': 'Требуется и имеется',
  'card.required': 'Требуется',
  'card.notRequired': 'Не требуется',
  'card.requirementUnknown': 'Группа неизвестна, поэтому неизвестно и требование',
  'card.noEvidence': 'Нет сведений ни из одного источника',
  'card.disagree': 'Источники расходятся',
  'card.cameras': 'Камеры',
  'card.cameras.total': 'установлено',
  'card.cameras.linked': 'выведено в ЦОУ',
  'card.cameras.working': 'работает',
  'card.demonstration': 'Демонстрационный',
  'card.demonstrationHint':
    'Этот объект не существует. Он сгенерирован так, чтобы итоги его территории равнялись опубликованным.',
  'card.externalId': 'Номер в реестре',

  'law.decree-234': 'Постановление Правительства № 234 от 12 апреля 2021 года',
  'law.order-117': 'Приказ Министра образования и науки № 117 от 30 марта 2022 года',
  'law.order-49-32': 'Совместный приказ МВД № 49 и МОН № 32 от 23 января 2019 года',

  'legend.title': 'Условные обозначения',
  'legend.noData': 'Нет данных',
  'legend.facilityTypes': 'Объекты',
  'legend.states': 'Состояние требования',
  'legend.schematic': 'Схематичные границы',
  'legend.schematicHint':
    'Границ районов под открытой лицензией нет. Эти построены по центрам и площадям районов внутри контуров областей: верны соседство и размер, но не ход линии.',
  'legend.show': 'Показать условные обозначения',
  'legend.hide': 'Скрыть условные обозначения',

  'map.label': 'Карта: {name}',
  'map.loading': 'Карта рисуется…',
  'map.failed': 'На этом компьютере карту нарисовать нельзя. Таблицы работают.',
  'map.failed.style': 'Фоновая карта не загрузилась. С данными всё в порядке, таблицы работают.',
  'map.failed.lost-context': 'Видеокарта потеряла карту. С данными всё в порядке, таблицы работают.',
  'map.failedBoundaries': 'Границы не загрузились. Показатели – в таблице.',

  'error.lost': 'Связь потеряна, показана картина на {time}',
  'error.unreachable': 'Сервер не отвечает',
  'error.server': 'Сервер не смог ответить на этот запрос',
  'error.detail': 'Причина: {message}',
  'error.unknownUnit': 'Территории с кодом {kato} нет',
  'error.unknownUnitHint': 'Проверьте ссылку или начните со своей территории.',
  'error.badParameters': 'Ссылка не вполне верна; не учтено: {names}',
  'error.notFound': 'Такой страницы нет',
  'error.broken': 'В этой части экрана произошёл сбой',
  'error.screenBroken': 'На экране произошёл сбой',
  'error.screenBrokenHint':
    'На сервере ничего не потеряно. Загрузите страницу заново; если сбой повторится, сообщите тем, кто обслуживает систему.',
  'error.noHierarchy': 'Иерархия территорий пуста',

  'published.title': 'Источники и противоречия',
  'published.intro':
    'Показатели в том виде, в каком они напечатаны в официальных ответах. Все проценты здесь вычислены по их дробям; ничего не исправлено молча.',
  'published.figures': 'Опубликованные показатели',
  'published.conflicts': 'Противоречия',
  'published.headlines': 'Напечатанные итоги',
  'published.source': 'Источник',
  'published.type': 'Объекты',
  'published.level': 'Таблица',
  'published.level.region': 'области',
  'published.level.city': 'города',
  'published.unit': 'Строка',
  'published.measure': 'Мера',
  'published.fraction': 'Оснащено из всего',
  'published.printed': 'В печати',
  'published.computed': 'По дроби',
  'published.contradicts': 'Напечатанный процент противоречит своей дроби',
  'published.onlyContradictions': 'Только противоречия',
  'published.count':
    '{nText} {n, plural, one {показатель} few {показателя} many {показателей} other {показателя}}',
  'published.metric': 'Итог',
  'published.value': 'Значение',
  'published.asOf': 'На дату',
  'published.note': 'Примечание',
  'published.measure.cctv_connected': 'Вывод видео в ЦОУ',
  'published.measure.licensed_guard': 'Лицензированная охрана',
  'published.measure.alarm_button': 'Тревожная кнопка',
  'published.measure.turnstile': 'Турникет',
  'published.noConflicts': 'Противоречий не найдено',

  'conflict.kind.percent-contradicts-fraction': 'Напечатанный процент противоречит своей дроби',
  'conflict.kind.table-contradicts-total': 'Таблица не сходится со своим напечатанным итогом',
  'conflict.kind.table-contradicts-text': 'Таблица противоречит тексту того же документа',
  'conflict.kind.denominators-drift': 'Одни и те же объекты посчитаны в двух таблицах по-разному',
  'conflict.kind.sources-disagree': 'Два документа расходятся об одной строке',
  'conflict.percent': '{equipped} ÷ {total} = {computed}, напечатано {printed}',
  'conflict.total': '{rows} = {sum}; напечатано {printed}, разница {difference}',
  'conflict.text': 'в таблице {table}, в тексте {text}, разница {difference}',
  'conflict.pair': '{title}: {equipped} ÷ {total} = {computed}',
  'conflict.drift': '{measure}: учтено {total}',
  'conflict.column.equipped': 'оснащено',
  'conflict.column.total': 'учтено',

  'help.cameras': 'Камеры на карте',
  'camera.title': 'Камеры',
  'camera.one': 'Камера',
  'camera.shown': '{part} из {nText}',
  'camera.legend': 'Условные знаки камер',
  'camera.size': 'Чем крупнее точка, тем больше в этом месте камер',
  'camera.partly': 'Часть камер не загрузилась: на карте показаны не все',
  'camera.hideFilter': 'Скрыть выбор камер',
  'camera.showFilter': 'Выбрать камеры',
  'camera.clear': 'Показать все камеры',
  'camera.listTitle': 'Камеры: {name}',
  'camera.count': '{nText} {n, plural, one {камера} few {камеры} many {камер} other {камеры}}',
  'camera.empty': 'Под выбор не подходит ни одна камера',
  'camera.card': 'Карточка камеры',
  'camera.missing': 'Камеры с номером {id} нет',
  'camera.demonstrationHint':
    'Эта камера ненастоящая. Она создана так, чтобы число камер равнялось опубликованному.',
  'camera.look.linked': 'В ЦОУ',
  'camera.look.unlinked': 'Не в ЦОУ',
  'camera.look.broken': 'Неисправна',
  'camera.facet.owner': 'Владелец',
  'camera.facet.link': 'Вывод в ЦОУ',
  'camera.facet.state': 'Состояние',
  'camera.facet.class': 'Технический класс',
  'camera.facet.traffic': 'Назначение',
  'camera.owner.facility': 'Объекты образования',
  'camera.owner.police': 'Полиция',
  'camera.owner.partner': 'Партнёры полиции',
  'camera.owner.traffic': 'Фиксация нарушений ПДД',
  'camera.owner.private': 'Частные владельцы',
  'camera.link.linked': 'В ЦОУ',
  'camera.link.unlinked': 'Не в ЦОУ',
  'camera.state.working': 'Работают',
  'camera.state.broken': 'Неисправны',
  'camera.class.meets_profile': 'Соответствует профилю',
  'camera.class.below_profile': 'Ниже профиля',
  'camera.class.unknown': 'Неизвестно',
  'camera.traffic.traffic': 'ПДД',
  'camera.traffic.other': 'Безопасность',
  'camera.azimuth': 'Азимут',
  'camera.azimuthOf': 'азимут {degrees}°',
  'camera.dome': 'круговой обзор или направление неизвестно',
  'camera.fov': 'Угол обзора',
  'camera.range':
    'человек обнаруживается до {metres} м (25 пикс/м, IEC 62676-4), если кадр не уже, чем требует профиль',
  'camera.place': 'Долгота, широта',
  'camera.profile.frames': '{nText} кадр/с',
  'camera.profile.retention': 'архив {nText} {n, plural, one {день} few {дня} many {дней} other {дня}}',
  'camera.profile.infrared': 'ИК-подсветка',
  'camera.profile.wideDynamicRange': 'широкий динамический диапазон',
  'camera.profile.timeSync': 'синхронизация часов',
  'camera.profile.tamperAlarm': 'тревога при вскрытии',
  'camera.profile.citation': 'Профиль: {act}.',
  'camera.profile.unofficial':
    'Приложения к приказу не опубликованы: это общепринятые значения, пока не загружены официальные.',
  // Settlements from a file
  'top.searchSettlements': 'Населённые пункты',
  'filter.versus': 'Сравнить с',
  'compare.nothing': 'Ни с чем',
  'compare.first': 'А',
  'compare.second': 'Б',
  'compare.points': 'п. п., Б − А',
  'compare.silent.none': 'нет данных',
  'compare.silent.first': 'нет данных в А',
  'compare.silent.second': 'нет данных в Б',
  'compare.silent.both': 'нет данных ни в одном',
  'compare.silentShort': 'Один молчит',
  'compare.columnFirst': 'А',
  'compare.columnSecond': 'Б',
  'compare.columnPoints': 'Б − А',
  'compare.chart': 'Доли по источникам: от А к Б',
  'compare.notDrawn':
    '{n, plural, one {{nText} без одного из двух} few {{nText} без одного из двух} many {{nText} без одного из двух} other {{nText} без одного из двух}}',
  'compare.secondBelow': '◂ Б ниже А',
  'compare.secondAbove': 'Б выше А ▸',
  'compare.leftOut.silent': 'Источник «{source}» не говорит о мере «{measure}», поэтому сравнения нет.',
  'compare.leftOut.unknown': 'Источника «{source}» для сравнения нет ({measure}).',

  'help.edit': 'Изменить открытый объект',
};
