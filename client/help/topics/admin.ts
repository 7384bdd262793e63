import type { HelpId, HelpTopic } from '../topic.ts';

/** Help of the administration, a section an entry. */
export const admin = {
  'admin.imports': {
    words: ['facility', 'demonstration', 'territory'],
    en: {
      answers:
        'How do our own facilities, cameras, units, past incidents and inspections come in – and what of a file is wrong?',
      read: [
        'Choose a file (O) and check it (C): nothing is written yet. Every problem is named by row and column.',
        'Take all rows or only the good ones (A). An empty cell means “not known”, never “no”.',
        'An import can be taken back as a whole (U), as long as nothing was built on it.',
      ],
      from: 'The file that you chose; templates explain every column in three languages.',
    },
    ru: {
      answers:
        'Как загрузить свои объекты, камеры, наряды, прошлые происшествия и обследования – и что в файле не так?',
      read: [
        'Выберите файл (O) и проверьте его (C): пока ничего не записано. Каждая ошибка названа по строке и столбцу.',
        'Примите все строки или только верные (A). Пустая ячейка – «неизвестно», но не «нет».',
        'Загрузку можно отменить целиком (U), пока на ней ничего не построено.',
      ],
      from: 'Выбранный вами файл; шаблоны объясняют каждый столбец на трёх языках.',
    },
    kk: {
      answers:
        'Өз объектілеріміз, камералар, жасақтар, өткен оқиғалар мен тексерулер қалай жүктеледі және файлда не қате?',
      read: [
        'Файлды таңдап (O), тексеріңіз (C): әзірге ештеңе жазылмайды. Әр қате жолы мен бағаны бойынша аталады.',
        'Барлық жолды немесе тек дұрысын қабылдаңыз (A). Бос ұяшық – «белгісіз», «жоқ» емес.',
        'Үстіне ештеңе құрылмаған болса, жүктеуді тұтас қайтаруға болады (U).',
      ],
      from: 'Сіз таңдаған файл; үлгілер әр бағанды үш тілде түсіндіреді.',
    },
  },
  'admin.units': {
    words: ['unit', 'task', 'void'],
    en: {
      answers:
        'Which units do we have, when are they on duty, which devices are theirs and how long may be waited for what?',
      read: [
        'Edit a unit, stand it down or take it back; every change has a reason and is in its history.',
        'A crew’s link is shown once: whoever has it works as that crew. A new one ends the former.',
        'Limits say from when a task is late; they are the same for the whole Republic.',
      ],
      from: 'The register of units of your territory; devices as they were bound here.',
    },
    ru: {
      answers: 'Какие у нас наряды, когда они на дежурстве, чьи устройства и сколько чего можно ждать?',
      read: [
        'Измените наряд, снимите его или верните; у каждого изменения – причина и запись в истории.',
        'Ссылка экипажа показывается один раз: у кого она есть, тот работает как этот экипаж. Новая отменяет прежнюю.',
        'Нормативы говорят, когда задание просрочено; они едины для всей республики.',
      ],
      from: 'Реестр нарядов вашей территории; устройства – как они привязаны здесь.',
    },
    kk: {
      answers:
        'Қандай жасақтарымыз бар, олар қашан кезекшілікте, қай құрылғы кімдікі және нені қанша күтуге болады?',
      read: [
        'Жасақты өзгертіңіз, шығарыңыз немесе қайтарыңыз; әр өзгерістің себебі бар және тарихында сақталады.',
        'Экипаж сілтемесі бір рет көрсетіледі: кімде болса, сол экипаж болып жұмыс істейді. Жаңасы бұрынғысын тоқтатады.',
        'Нормативтер тапсырма қашан кешіккенін айтады; олар бүкіл республикада бірдей.',
      ],
      from: 'Аумағыңыздағы жасақтар тізілімі; құрылғылар – осы жерде байланғандай.',
    },
  },
  'admin.playbooks': {
    words: ['playbook', 'incident', 'task'],
    en: {
      answers: 'What does an operator do, step by step, for each category of incidents?',
      read: [
        'Choose a category; a change makes a new version, and incidents that are open keep the one they began with.',
        'Alt with ↑ ↓ moves the step that is being written. What differs from the version before is shown before it is saved.',
        'A step is short enough to be read while somebody speaks on the telephone.',
      ],
      from: 'The playbooks that came with the product, and the versions made here with who, when and why.',
    },
    ru: {
      answers: 'Что оператор делает шаг за шагом по каждой категории происшествий?',
      read: [
        'Выберите категорию; изменение создаёт новую версию, а открытые происшествия остаются при той, с которой начались.',
        'Alt и ↑ ↓ переставляют шаг, который вы пишете. Отличия от прежней версии видны до сохранения.',
        'Шаг должен читаться, пока человек говорит по телефону.',
      ],
      from: 'Алгоритмы из поставки и версии, сделанные здесь: кто, когда и почему.',
    },
    kk: {
      answers: 'Оператор оқиғалардың әр санаты бойынша қадам сайын не істейді?',
      read: [
        'Санатты таңдаңыз; өзгеріс жаңа нұсқа жасайды, ал ашық оқиғалар басталған нұсқасында қалады.',
        'Alt пен ↑ ↓ жазылып жатқан қадамның орнын ауыстырады. Бұрынғы нұсқадан айырмасы сақтауға дейін көрінеді.',
        'Қадам телефонмен сөйлесіп отырып оқуға болатындай қысқа болсын.',
      ],
      from: 'Өніммен келген алгоритмдер және осы жерде жасалған нұсқалар: кім, қашан және неге.',
    },
  },
  'admin.people': {
    words: ['territory'],
    en: {
      answers: 'Who may do what, where and until when?',
      read: [
        'A person is several things in several places: a role in a unit of territory, from a day to a day.',
        'Nobody grants more than they have. What is taken away counts at once, on open screens too.',
        'A one-time password is shown once and must be changed at the first sign-in.',
      ],
      from: 'The grants of this server. Each is in the audit with its reason.',
    },
    ru: {
      answers: 'Кому что можно, где и до какого дня?',
      read: [
        'Один человек может быть кем-то в разных местах: роль на территории, с какого и по какой день.',
        'Никто не даёт больше, чем имеет. Снятое право пропадает сразу, и на открытых экранах тоже.',
        'Одноразовый пароль показывается один раз и меняется при первом входе.',
      ],
      from: 'Назначения этого сервера. Каждое – в аудите с причиной.',
    },
    kk: {
      answers: 'Кімге не істеуге, қай жерде және қай күнге дейін рұқсат?',
      read: [
        'Бір адам әр жерде әр түрлі рөлде бола алады: аумақтағы рөл, қай күннен қай күнге дейін.',
        'Ешкім өзінде барынан артық бермейді. Алынған құқық бірден, ашық экрандарда да жойылады.',
        'Бір реттік құпиясөз бір рет көрсетіледі және алғаш кіргенде ауыстырылады.',
      ],
      from: 'Осы сервердің тағайындаулары. Әрқайсысы себебімен аудитте.',
    },
  },
  'admin.notify': {
    words: ['incident', 'alarm', 'void', 'territory'],
    en: {
      answers: 'Who is told of what, by which way, and did it arrive?',
      read: [
        'A rule names events, a territory with everything below it, a priority, and whom to tell: people, roles or a program.',
        'Quiet time makes one message of several; what is more urgent waits for nothing.',
        '“Messages” says what became of each; what could not be sent can be sent again.',
      ],
      from: 'Events of the log, without a gap. Rights are those of the moment of sending: who may not see it is told nothing.',
    },
    ru: {
      answers: 'Кого о чём извещают, каким путём и дошло ли?',
      read: [
        'Правило называет события, территорию со всем ниже, приоритет и кого известить: людей, роли или программу.',
        'Время тишины собирает несколько сообщений в одно; более срочное не ждёт.',
        '«Сообщения» показывают судьбу каждого; неотправленное можно отправить снова.',
      ],
      from: 'События журнала, без пропусков. Права – на момент отправки: кому видеть нельзя, тому не сообщается ничего.',
    },
    kk: {
      answers: 'Кімге не туралы, қай жолмен хабарланады және жетті ме?',
      read: [
        'Ереже оқиғаларды, аумақты және одан төмендегінің бәрін, басымдықты және кімге хабарланатынын атайды: адамдар, рөлдер немесе бағдарлама.',
        'Тыныштық уақыты бірнеше хабарды біріктіреді; шұғылырағы күтпейді.',
        '«Хабарлар» әрқайсысының тағдырын көрсетеді; жіберілмегенін қайта жіберуге болады.',
      ],
      from: 'Журнал оқиғалары, үзіліссіз. Құқық – жіберу сәтіндегі: көруге болмайтынға ештеңе хабарланбайды.',
    },
  },
  'admin.tokens': {
    words: ['territory'],
    en: {
      answers: 'Which programs read from us, what, where and until when?',
      read: [
        'A token has actions, one territory and a last day; it can do less than whoever made it, never more.',
        'It is shown once. What was lost is taken back and made anew.',
        'A token has no account: it signs in nowhere and administers nobody.',
      ],
      from: 'The tokens of your territory. Making and taking back are in the audit.',
    },
    ru: {
      answers: 'Какие программы читают у нас данные, какие, где и до какого дня?',
      read: [
        'У токена есть действия, одна территория и последний день; он может меньше создавшего, но не больше.',
        'Он показывается один раз. Потерянный отзывают и делают заново.',
        'У токена нет учётной записи: он никуда не входит и никем не управляет.',
      ],
      from: 'Токены вашей территории. Создание и отзыв – в аудите.',
    },
    kk: {
      answers: 'Қай бағдарламалар бізден қандай деректі, қай жерде және қай күнге дейін оқиды?',
      read: [
        'Токеннің әрекеттері, бір аумағы және соңғы күні бар; ол жасаған адамнан аз істей алады, артық емес.',
        'Ол бір рет көрсетіледі. Жоғалғаны қайтарып алынып, жаңадан жасалады.',
        'Токеннің тіркелгісі жоқ: ол ешқайда кірмейді және ешкімді басқармайды.',
      ],
      from: 'Аумағыңыздың токендері. Жасау мен қайтарып алу аудитте.',
    },
  },
  'admin.sources': {
    words: ['alarm', 'incident', 'facility'],
    en: {
      answers:
        'Which panels, trackers and detectors send to us, are they alive, and what did they send that could not be used?',
      read: [
        'Each source has the moment of its last word and its counts. A silent line is an alarm.',
        'What could not be read is set aside by name, and holds nothing up.',
        'A key is shown once. While a key is changed, the old one works until you end it.',
      ],
      from: 'Messages as they arrived at this server.',
    },
    ru: {
      answers:
        'Какие панели, трекеры и датчики нам передают, живы ли они и что из присланного не удалось принять?',
      read: [
        'У каждого источника – время последнего сообщения и счётчики. Молчащая линия – тревога.',
        'Нечитаемое отложено отдельно, с именем, и ничего не задерживает.',
        'Ключ показывается один раз. При смене старый действует, пока вы его не завершите.',
      ],
      from: 'Сообщения в том виде, в каком они пришли на этот сервер.',
    },
    kk: {
      answers:
        'Қай панельдер, трекерлер мен датчиктер бізге жібереді, олар тірі ме және келгеннің қайсысын қабылдау мүмкін болмады?',
      read: [
        'Әр дереккөздің соңғы хабарының уақыты мен есептегіштері бар. Үнсіз желі – дабыл.',
        'Оқылмағаны атымен бөлек қойылады және ештеңені кідіртпейді.',
        'Кілт бір рет көрсетіледі. Ауыстырғанда ескісі сіз аяқтағанша жұмыс істейді.',
      ],
      from: 'Хабарлар осы серверге келген күйінде.',
    },
  },
  'admin.wanted': {
    words: ['incident', 'territory'],
    en: {
      answers: 'Which vehicles are looked for, why and until when, and where were they seen?',
      read: [
        'A plate is entered with its ground and its last day; many are pasted at once.',
        'A sighting opens an incident, which is linked here.',
        'Vehicles only: the product looks for no persons.',
      ],
      from: 'Entered here by whoever may, with who and when; sightings as readers sent them.',
    },
    ru: {
      answers: 'Какие машины в розыске, почему и до какого дня и где их видели?',
      read: [
        'Номер вносится с основанием и последним днём; много номеров можно вставить сразу.',
        'Обнаружение открывает происшествие, ссылка на него – здесь.',
        'Только транспорт: людей продукт не ищет.',
      ],
      from: 'Внесено здесь теми, кому можно, с именем и временем; обнаружения – как их прислали считыватели.',
    },
    kk: {
      answers: 'Қай көліктер іздеуде, неге және қай күнге дейін, олар қай жерде көрінді?',
      read: [
        'Нөмір негіздемесімен және соңғы күнімен енгізіледі; көп нөмірді бірден қоюға болады.',
        'Табылуы оқиға ашады, оған сілтеме осы жерде.',
        'Тек көлік: өнім адамдарды іздемейді.',
      ],
      from: 'Осы жерде рұқсаты барлар енгізген, кім және қашан екені көрсетілген; табылулар – оқу құрылғылары жібергендей.',
    },
  },
  'admin.audit': {
    words: ['territory'],
    en: {
      answers: 'Who did what, when, why, from where – and has anybody touched the record?',
      read: [
        'Filter by person, action, object, territory and day; an entry shows what was before and after.',
        'Entries are chained by hashes: the seal says up to which entry the chain was verified.',
        'Retention says how long callers’ data are kept; a legal hold keeps them longer, with a reason.',
      ],
      from: 'Every write of this server, every noted view, export, sign-in and denied attempt. Entries can only be added.',
    },
    ru: {
      answers: 'Кто, что, когда, почему и откуда сделал – и не трогал ли кто записи?',
      read: [
        'Фильтруйте по человеку, действию, объекту, территории и дню; запись показывает, что было до и после.',
        'Записи сцеплены хешами: печать говорит, до какой записи цепь проверена.',
        'Срок хранения – сколько держатся данные заявителей; удержание продлевает его, с причиной.',
      ],
      from: 'Каждая запись этого сервера, каждый отмеченный просмотр, выгрузка, вход и отказ. Записи можно только добавлять.',
    },
    kk: {
      answers: 'Кім, нені, қашан, неге және қайдан жасады – жазбаларға біреу тиді ме?',
      read: [
        'Адам, әрекет, объект, аумақ және күн бойынша сүзіңіз; жазба бұрын және кейін не болғанын көрсетеді.',
        'Жазбалар хештермен тізбектелген: мөр тізбек қай жазбаға дейін тексерілгенін айтады.',
        'Сақтау мерзімі – хабарлаушылардың деректері қанша сақталатыны; ұстап қалу оны себебімен ұзартады.',
      ],
      from: 'Осы сервердің әр жазуы, әр белгіленген қарау, жүктеп алу, кіру және бас тарту. Жазбалар тек қосылады.',
    },
  },
} as const satisfies Partial<Record<HelpId, HelpTopic>>;
