import type { ImportStatus } from './run.ts';
import type { Name } from '../../hierarchy/schema.ts';

/** Why something cannot be done with an import, `{param}` standing for a value. */
export const REFUSAL_WORDS = {
  'no-import': {
    kk: '{id}-импорт жоқ',
    ru: 'Импорта {id} нет',
    en: 'There is no import {id}',
  },
  'import-moved-on': {
    kk: '{id}-импорттың күйі – {status}; қазір бұлай істеуге болмайды',
    ru: 'Импорт {id}: {status}; сейчас это невозможно',
    en: 'Import {id} is {status}; this cannot be done with it now',
  },
  'acts-built-upon': {
    kk: 'Содан бері паспорт басқаша өзгертілген актілер: {ids}',
    ru: 'С тех пор паспорт изменён иначе, акты: {ids}',
    en: 'The passport was changed since otherwise; acts: {ids}',
  },
  'units-at-work': {
    kk: 'Содан бері қолмен өзгертілген немесе тапсырма алған жасақтар: {ids}',
    ru: 'С тех пор изменены вручную или получили задание наряды: {ids}',
    en: 'Units were changed by hand or were given a task since: {ids}',
  },
  'imports-busy': {
    kk: 'Басқа импорттар орындалып жатыр. Олар аяқталғанша күтіңіз',
    ru: 'Выполняются другие импорты. Подождите, пока они закончатся',
    en: 'Other imports are being worked on. Wait until they have ended',
  },
  'rows-with-problems': {
    kk: '{bad} жолда қате бар; дұрыс жолдар ғана қабылданбаса, ештеңе жазылмайды',
    ru: 'Строк с ошибками: {bad}; ничего не записывается, если не принять только годные строки',
    en: '{bad} rows have problems; nothing is written unless the good rows are accepted without them',
  },
  'no-good-row': {
    kk: 'Импортта бірде-бір дұрыс жол жоқ',
    ru: 'В импорте нет ни одной годной строки',
    en: 'The import has no good row',
  },
  'cannot-undo': {
    kk: '{id}-импортты қайтару мүмкін емес: одан кейінгі импорт соған сүйенеді немесе бұл түр қайтарылмайды',
    ru: 'Импорт {id} нельзя отменить: на нём построен более поздний импорт, или этот вид не отменяется',
    en: 'Import {id} cannot be undone: a later import builds on it, or there is no way back for its kind',
  },
  'changed-by-hand': {
    kk: 'Содан бері қолмен өзгертілгендер: {ids}. Алдымен сол өзгерістерді қайтарыңыз',
    ru: 'С тех пор изменены вручную: {ids}. Сначала отмените эти изменения',
    en: 'These were changed by hand since: {ids}. Undo those changes first',
  },
  'cameras-attached': {
    kk: 'Импорт құрған объектілерге қазір камералар тіркелген: {ids}',
    ru: 'К созданным импортом объектам теперь относятся камеры: {ids}',
    en: 'Cameras now belong to facilities that it created: {ids}',
  },
  'units-closed': {
    kk: 'Жолдар таратылған аумақтарға қайтар еді: {ids}',
    ru: 'Строки вернулись бы в упразднённые территории: {ids}',
    en: 'Rows would come back to units of territory that are closed: {ids}',
  },
  'register-changed': {
    kk: 'Тексеруден кейін тізілім өзгерді: {bad} жол енді сәйкес келмейді. Есепті қайта қараңыз',
    ru: 'После проверки реестр изменился: строк, которые больше не подходят: {bad}. Посмотрите отчёт снова',
    en: 'The register has changed since the check: {bad} rows do not fit any more. Look at the report again',
  },
  'no-set-before': {
    kk: 'Бұрын шекаралар жинағы болмаған',
    ru: 'Прежнего набора границ не было',
    en: 'There was no set of boundaries before',
  },
  'other-set-in-use': {
    kk: 'Содан бері басқа шекаралар жинағы қолданысқа енгізілген',
    ru: 'С тех пор введён в действие другой набор границ',
    en: 'Another set of boundaries was put into use since',
  },
  'upload-too-large': {
    kk: 'Файл {max} МБ-тан үлкен',
    ru: 'Файл больше {max} МБ',
    en: 'The file is larger than {max} MB',
  },
  'upload-cut': {
    kk: 'Файл толық келмеді: {total} байттың {got} байты',
    ru: 'Файл дошёл не целиком: {got} из {total} байт',
    en: 'The file did not arrive whole: {got} of {total} bytes',
  },
  'other-site': {
    kk: 'Файлды тек осы сервердің беттері жібере алады. Бетті қайта жүктеңіз',
    ru: 'Принимаются файлы только со страниц этого сервера. Перезагрузите страницу',
    en: 'Only pages of this server may send files. Load the page again',
  },
  'imports-off': {
    kk: 'Бұл сервер импорт қабылдамайды',
    ru: 'Этот сервер не принимает импорты',
    en: 'This server takes no imports',
  },
  'kind-unknown': {
    kk: '«{kind}» деген импорт түрі жоқ',
    ru: 'Вида импорта «{kind}» нет',
    en: 'There is no kind of import called "{kind}"',
  },
  'republic-only': {
    kk: 'Мұны тек бүкіл Республиканың әкімшісі импорттай алады',
    ru: 'Это импортирует только администратор всей Республики',
    en: 'Only an administrator of the whole Republic imports this',
  },
  'option-date': {
    kk: 'Редакция күшіне енетін күн керек: ЖЖЖЖ-АА-КК',
    ru: 'Нужна дата, с которой действует редакция: ГГГГ-ММ-ДД',
    en: 'The date from which the edition is in force is needed: YYYY-MM-DD',
  },
  'option-moves': {
    kk: 'Таратылған аумақтардың жолдары қайда көшетіні былай жазылады: 191800000=196800000, үтір арқылы',
    ru: 'Куда переходят строки упразднённых территорий, пишется так: 191800000=196800000, через запятую',
    en: 'Where rows of closed units go is written as 191800000=196800000, parted by commas',
  },
  'option-wrong': {
    kk: 'Импорттың «{option}» параметрі жарамсыз',
    ru: 'Параметр импорта «{option}» не принят',
    en: 'The option "{option}" of the import is not accepted',
  },
  'signed-out': {
    kk: 'Сеанс аяқталды. Жүйеге қайта кіріп, файлды тағы жіберіңіз',
    ru: 'Сеанс завершён. Войдите снова и отправьте файл ещё раз',
    en: 'Your session is over. Sign in again and send the file once more',
  },
  'not-allowed': {
    kk: 'Рөлдеріңіздің ешқайсысы импортқа рұқсат бермейді',
    ru: 'Ни одна из ваших ролей не разрешает импорт',
    en: 'None of your roles allows imports',
  },
  'too-often': {
    kk: 'Сұраулар тым көп. Біраздан кейін қайталаңыз',
    ru: 'Слишком много запросов. Повторите немного позже',
    en: 'Too many requests. Try again in a while',
  },
  'server-failed': {
    kk: 'Сервер файлды қабылдай алмады (HTTP {status}). Қайталаңыз; қайталанса, әкімшіге айтыңыз',
    ru: 'Сервер не смог принять файл (HTTP {status}). Повторите; если не поможет, сообщите администратору',
    en: 'The server could not take the file (HTTP {status}). Try again; if it stays so, tell the administrator',
  },
  'disk-full': {
    kk: 'Сервер дискісінде орын жетпейді: бос {free} МБ, керегі {needed} МБ',
    ru: 'На диске сервера не хватает места: свободно {free} МБ, нужно {needed} МБ',
    en: "There is not enough room on the server's disk: {free} MB are free, {needed} MB are needed",
  },
} as const satisfies Record<string, Name>;

/** How a sentence names where an import stands. */
export const STATUS_NAMES: Readonly<Record<ImportStatus, Name>> = {
  receiving: { kk: 'қабылдануда', ru: 'принимается', en: 'receiving' },
  checking: { kk: 'тексерілуде', ru: 'проверяется', en: 'checking' },
  checked: { kk: 'тексерілген', ru: 'проверен', en: 'checked' },
  accepting: { kk: 'жазылуда', ru: 'записывается', en: 'accepting' },
  accepted: { kk: 'қабылданған', ru: 'принят', en: 'accepted' },
  undoing: { kk: 'қайтарылуда', ru: 'отменяется', en: 'undoing' },
  undone: { kk: 'қайтарылған', ru: 'отменён', en: 'undone' },
  discarded: { kk: 'бас тартылған', ru: 'отклонён', en: 'discarded' },
  interrupted: { kk: 'үзілген', ru: 'прерван', en: 'interrupted' },
  failed: { kk: 'оқылмаған', ru: 'не прочитан', en: 'failed' },
};
