import type { Language, Name } from '../../shared/hierarchy/schema.ts';
import type { IncidentEvent } from '../../shared/operations/log.ts';
import type { IncidentState, TaskState, Times } from '../../shared/operations/schema.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** Words of the printed page of an incident. */
const WORDS = {
  title: say('Incident', 'Происшествие', 'Оқиға'),
  facts: say('Facts', 'Сведения', 'Мәліметтер'),
  number: say('Number', 'Номер', 'Нөмірі'),
  category: say('Category', 'Категория', 'Санат'),
  priority: say('Priority', 'Приоритет', 'Басымдық'),
  state: say('State', 'Состояние', 'Күйі'),
  territory: say('Territory', 'Территория', 'Аумақ'),
  place: say('Place', 'Место', 'Орны'),
  words: say('In the caller’s words', 'Со слов заявителя', 'Хабарлаушының сөзімен'),
  caller: say('Caller', 'Заявитель', 'Хабарлаушы'),
  facility: say('Facility', 'Объект', 'Объект'),
  claimedBy: say('Led by', 'Ведёт', 'Жүргізуші'),
  nobody: say('nobody', 'никто', 'ешкім'),
  unknown: say('not known', 'неизвестно', 'белгісіз'),
  clock: say('Stop clock', 'Хронометраж', 'Хронометраж'),
  tasks: say('Tasks', 'Задания', 'Тапсырмалар'),
  noTasks: say('Nobody was sent', 'Никто не направлялся', 'Ешкім жіберілген жоқ'),
  unit: say('Unit', 'Наряд', 'Жасақ'),
  taskState: say('State', 'Состояние', 'Күйі'),
  assigned: say('Assigned', 'Назначено', 'Тағайындалды'),
  accepted: say('Accepted', 'Принято', 'Қабылданды'),
  enRoute: say('En route', 'В пути', 'Жолда'),
  onScene: say('On scene', 'На месте', 'Орнында'),
  ended: say('Ended', 'Окончено', 'Аяқталды'),
  reason: say('Reason', 'Причина', 'Себебі'),
  playbook: say('Playbook', 'Алгоритм реагирования', 'Ден қою алгоритмі'),
  noPlaybook: say('None', 'Нет', 'Жоқ'),
  version: say('version', 'версия', 'нұсқа'),
  done: say('Done', 'Сделано', 'Орындалды'),
  skipped: say('Skipped', 'Пропущено', 'Өткізілді'),
  open: say('Not marked', 'Не отмечено', 'Белгіленбеген'),
  log: say('Log: who did what', 'Журнал: кто что сделал', 'Журнал: кім не істеді'),
  time: say('Time', 'Время', 'Уақыты'),
  what: say('What', 'Что', 'Не'),
  who: say('Who', 'Кто', 'Кім'),
  received: say('received', 'получено', 'алынды'),
  attachments: say('Attached files', 'Приложенные файлы', 'Тіркелген файлдар'),
  masked: say(
    'Personal data of the caller is masked: the role of who printed it may not see it.',
    'Личные данные заявителя скрыты: роль печатавшего их не видит.',
    'Хабарлаушының жеке деректері жасырылған: басып шығарушының рөлі оларды көрмейді.',
  ),
  source: say(
    'Source: log of the incident in Sholu. Times are those of Kazakhstan, UTC+5.',
    'Источник: журнал происшествия в системе Sholu. Время Казахстана, UTC+5.',
    'Дереккөз: Sholu жүйесіндегі оқиға журналы. Қазақстан уақыты, UTC+5.',
  ),
  printed: say('Written', 'Записано', 'Жазылған уақыты'),
} as const satisfies Record<string, Name>;

/** The moments of the stop clock. */
export const CLOCK: Readonly<Record<keyof Times, Name>> = {
  t0: say('Ring or frame', 'Звонок или сигнал', 'Қоңырау немесе сигнал'),
  t1: say('Answered', 'Ответ', 'Жауап'),
  t2: say('Incident created', 'Происшествие создано', 'Оқиға ашылды'),
  t3: say('First unit assigned', 'Назначен первый наряд', 'Алғашқы жасақ тағайындалды'),
  t4: say('First acceptance', 'Первое подтверждение', 'Алғашқы растау'),
  t5: say('First unit en route', 'Первый наряд выехал', 'Алғашқы жасақ жолға шықты'),
  t6: say('First unit on scene', 'Первый наряд на месте', 'Алғашқы жасақ оқиға орнында'),
  t7: say('Under control', 'Под контролем', 'Бақылауда'),
  t8: say('Closed', 'Закрыто', 'Жабылды'),
};

export const STATES: Readonly<Record<IncidentState, Name>> = {
  new: say('New', 'Новое', 'Жаңа'),
  open: say('In work', 'В работе', 'Жұмыста'),
  dispatched: say('Units sent', 'Наряд направлен', 'Жасақ жіберілді'),
  on_scene: say('On scene', 'На месте', 'Оқиға орнында'),
  under_control: say('Under control', 'Под контролем', 'Бақылауда'),
  closed: say('Closed', 'Закрыто', 'Жабылды'),
  merged: say('Merged', 'Объединено', 'Біріктірілді'),
};

export const TASK_STATES: Readonly<Record<TaskState, Name>> = {
  assigned: say('Waiting for acceptance', 'Ждёт подтверждения', 'Растауды күтуде'),
  accepted: say('Accepted', 'Принято', 'Қабылданды'),
  en_route: say('En route', 'В пути', 'Жолда'),
  on_scene: say('On scene', 'На месте', 'Орнында'),
  done: say('Done', 'Выполнено', 'Орындалды'),
  refused: say('Refused', 'Отказ', 'Бас тартылды'),
  cancelled: say('Cancelled', 'Отменено', 'Күшін жойды'),
};

type CloseOutcome = Extract<IncidentEvent, { type: 'closed' }>['outcome'];
export const OUTCOMES: Readonly<Record<CloseOutcome, Name>> = {
  resolved: say('Resolved', 'Разрешено', 'Шешілді'),
  detained: say('Detained', 'Задержание', 'Ұсталды'),
  false_alarm: say('False alarm', 'Ложный вызов', 'Жалған шақыру'),
  not_confirmed: say('Not confirmed', 'Не подтвердилось', 'Расталмады'),
  handed_over: say('Handed over', 'Передано', 'Тапсырылды'),
  no_police_matter: say('No police matter', 'Не относится к полиции', 'Полицияға қатысы жоқ'),
};

export const EVENTS: Readonly<Record<IncidentEvent['type'], Name>> = {
  created: say('Incident opened', 'Происшествие открыто', 'Оқиға ашылды'),
  claimed: say('Taken', 'Взято в работу', 'Жұмысқа алынды'),
  edited: say('Facts changed', 'Сведения изменены', 'Мәліметтер өзгертілді'),
  noted: say('Note', 'Заметка', 'Жазба'),
  step_marked: say('Playbook step', 'Шаг алгоритма', 'Алгоритм қадамы'),
  attached: say('File attached', 'Приложен файл', 'Файл тіркелді'),
  detached: say('File removed', 'Файл убран', 'Файл алынды'),
  reattached: say('File brought back', 'Файл возвращён', 'Файл қайтарылды'),
  shared: say('Shown to a neighbour', 'Показано соседу', 'Көршіге көрсетілді'),
  share_ended: say(
    'No longer shown to a neighbour',
    'Больше не показывается соседу',
    'Көршіге енді көрсетілмейді',
  ),
  alarm_signal: say('Signal of a panel', 'Сигнал панели', 'Панель сигналы'),
  sos_called: say('Crew calls for help', 'Экипаж просит помощи', 'Экипаж көмек сұрайды'),
  under_control: say('Under control', 'Под контролем', 'Бақылауда'),
  closed: say('Closed', 'Закрыто', 'Жабылды'),
  reopened: say('Opened again', 'Открыто снова', 'Қайта ашылды'),
  merged: say('Merged into another', 'Объединено с другим', 'Басқасымен біріктірілді'),
  unmerged: say('Taken apart', 'Разъединено', 'Ажыратылды'),
  duplicate_joined: say(
    'A repeated report joined',
    'Присоединено повторное сообщение',
    'Қайталанған хабарлама қосылды',
  ),
  duplicate_left: say(
    'A repeated report left',
    'Повторное сообщение отделено',
    'Қайталанған хабарлама бөлінді',
  ),
  task_assigned: say('sent', 'направлен', 'жіберілді'),
  task_overdue: say('did not accept in time', 'не принял вовремя', 'уақытында қабылдамады'),
  task_moved: say('task', 'задание', 'тапсырма'),
};

/** The words of one language. */
export const incidentWordsOf =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];
