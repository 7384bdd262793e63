import type { HelpId, HelpTopic } from '../topic.ts';

/** Help of the screens that show what is, now and before. */
export const watch = {
  coverage: {
    words: ['facility', 'measure', 'group', 'gap', 'prescription', 'demonstration'],
    en: {
      answers: 'Where is a required measure missing, how badly, and which territory or facility comes first?',
      read: [
        'The colour of a territory is its share; hatched means that nobody has said anything, which is not zero.',
        'Press a territory to go down, Esc to go up. The ranking beside the map is the same as a list.',
        'Press any figure: it says what it is made of, by which source, of which day, and who contradicts it.',
        '“Gaps” lists them one by one with their prescriptions; mark some with Space and prescribe with P. “Charts” compares.',
      ],
      from: 'Published figures of the ministries of 2023 and the register with its inspections, each with its day. Rows of single facilities are a demonstration until you import your own, and say so.',
    },
    ru: {
      answers:
        'Где не хватает обязательной меры, насколько и какая территория или объект – в первую очередь?',
      read: [
        'Цвет территории – её доля; штриховка значит, что данных нет, а это не ноль.',
        'Нажмите территорию, чтобы спуститься, Esc – подняться. Рейтинг рядом с картой – то же списком.',
        'Нажмите любое число: из чего оно сложено, по какому источнику, на какой день и кто ему противоречит.',
        '«Пробелы» показывает их по одному с предписаниями: отметьте пробелом на клавиатуре и предпишите клавишей P. «Графики» сравнивает.',
      ],
      from: 'Опубликованные данные министерств за 2023 год и реестр с обследованиями, у каждого – своя дата. Строки отдельных объектов – демонстрация, пока вы не загрузите свои, и помечены как таковая.',
    },
    kk: {
      answers: 'Міндетті шара қай жерде жетіспейді, қаншалықты және қай аумақ немесе объект бірінші кезекте?',
      read: [
        'Аумақтың түсі – оның үлесі; сызықталғаны дерек жоқ дегенді білдіреді, бұл нөл емес.',
        'Төмен түсу үшін аумақты басыңыз, жоғары көтерілу үшін – Esc. Карта жанындағы рейтинг – соның тізімі.',
        'Кез келген санды басыңыз: ол неден құралған, қай дереккөз бойынша, қай күнге және кім оған қайшы.',
        '«Олқылықтар» оларды ұйғарымдарымен бір-бірлеп көрсетеді: бос орын пернесімен белгілеп, P пернесімен ұйғарым беріңіз. «Графиктер» салыстырады.',
      ],
      from: 'Министрліктердің 2023 жылғы жарияланған деректері және тексерулері бар тізілім, әрқайсысының өз күні бар. Жеке объектілердің жолдары өз деректеріңізді жүктегенше – демонстрация, солай белгіленген.',
    },
  },
  operate: {
    words: ['incident', 'task', 'unit', 'playbook', 'void', 'alarm', 'centre'],
    en: {
      answers: 'What is new, what is late, and which unit is free and near?',
      read: [
        'Left: alarms, incidents by urgency, places out of reach, units. Right: the open incident with its playbook and whom to send and why.',
        'Shape is what it is, colour is its state: a unit is free ●, on its way ▲, on scene ■, unavailable ◯. A position that grows old is dimmed and says its age.',
        'The line at the bottom says up to when the picture is complete. While it is not, nothing is shown as live.',
        'N takes a report, A sends the first unit advised, L opens the alarms; every key stands on its button.',
      ],
      from: 'Reports of this desk, alarm panels, detectors and crews, as they were recorded; positions as devices sent them, with their age. What is simulated says so.',
    },
    ru: {
      answers: 'Что нового, что опаздывает и какой наряд свободен и рядом?',
      read: [
        'Слева – тревоги, происшествия по срочности, недоступные места, наряды. Справа – открытое происшествие с алгоритмом и тем, кого направить и почему.',
        'Форма – что это, цвет – состояние: наряд свободен ●, в пути ▲, на месте ■, недоступен ◯. Устаревшая позиция тускнеет и показывает возраст.',
        'Строка внизу говорит, на какое время картина полна. Пока это не так, ничто не показано как текущее.',
        'N – принять сообщение, A – направить первый предложенный наряд, L – тревоги; клавиша стоит на каждой кнопке.',
      ],
      from: 'Сообщения этого пульта, тревожных панелей, датчиков и экипажей – как записаны; позиции – как их прислали устройства, с возрастом. Смоделированное помечено.',
    },
    kk: {
      answers: 'Не жаңа, не кешігіп жатыр және қай жасақ бос әрі жақын?',
      read: [
        'Сол жақта – дабылдар, шұғылдығы бойынша оқиғалар, қолжетімсіз орындар, жасақтар. Оң жақта – ашық оқиға, оның алгоритмі, кімді және неге жіберу керегі.',
        'Пішін – бұл не екені, түс – күйі: жасақ бос ●, жолда ▲, орнында ■, қолжетімсіз ◯. Ескірген орын күңгірттеніп, жасын көрсетеді.',
        'Төмендегі жол көрініс қай уақытқа дейін толық екенін айтады. Толық болмаса, ештеңе ағымдағы деп көрсетілмейді.',
        'N – хабарлама қабылдау, A – бірінші ұсынылған жасақты жіберу, L – дабылдар; перне әр түймеде жазылған.',
      ],
      from: 'Осы пульттің, дабыл панельдерінің, датчиктердің және экипаждардың хабарламалары – жазылған күйінде; орындар – құрылғылар жібергендей, жасымен. Үлгіленгені белгіленген.',
    },
  },
  performance: {
    words: ['incident', 'task', 'unit'],
    en: {
      answers:
        'How fast are reports answered, units sent and places reached – where, of which kind and at which hour?',
      read: [
        'The median is what half of the cases are faster than, P90 what nine in ten are; n is how many there were.',
        'Fewer than ten cases give no median: chance would be read as a fact.',
        'Clocks that run backwards are in no figure; they are listed below.',
      ],
      from: 'Moments of the incidents as they were recorded, never edited. A report merged into another is counted there once.',
    },
    ru: {
      answers:
        'Как быстро отвечают на сообщения, направляют наряды и прибывают – где, по каким происшествиям и в какие часы?',
      read: [
        'Медиана – быстрее неё половина случаев, P90 – девять из десяти; n – сколько их было.',
        'Меньше десяти случаев – медианы нет: случайность приняли бы за факт.',
        'Случаи, где часы идут назад, ни в одно число не входят; они перечислены ниже.',
      ],
      from: 'Моменты происшествий, как они записаны, без правок. Сообщение, объединённое с другим, учтено один раз.',
    },
    kk: {
      answers:
        'Хабарламаларға қаншалықты тез жауап беріледі, жасақтар жіберіледі және жетеді – қай жерде, қандай оқиға бойынша және қай сағатта?',
      read: [
        'Медиана – жағдайлардың жартысы одан жылдам, P90 – оннан тоғызы; n – барлығы қанша болғаны.',
        'Оннан аз жағдайда медиана берілмейді: кездейсоқтық факт болып көрінер еді.',
        'Сағаты кері жүрген жағдайлар ешбір санға кірмейді; олар төменде тізілген.',
      ],
      from: 'Оқиғалардың сәттері жазылған күйінде, түзетілмеген. Басқасымен біріктірілген хабарлама бір рет есептеледі.',
    },
  },
  replay: {
    words: ['incident', 'task', 'unit', 'alarm'],
    en: {
      answers: 'What stood on the board at a past moment, who saw it and who did what?',
      read: [
        'Choose a period of twelve hours at most; drag the slider or let it play (K), ten seconds back and forth with J and L.',
        'The address carries the moment: whoever gets the link sees the very same.',
        'Nothing can be changed here. “To the live picture” leads back to the desk.',
      ],
      from: 'The log of each incident, unit and alarm, entry by entry. Positions are thinned with time.',
    },
    ru: {
      answers: 'Что было на пульте в прошлый момент, кто это видел и кто что сделал?',
      read: [
        'Выберите период не длиннее двенадцати часов; двигайте ползунок или включите показ (K), десять секунд назад и вперёд – J и L.',
        'Момент записан в адресе: кто получит ссылку, увидит то же самое.',
        'Здесь ничего нельзя изменить. «К текущей обстановке» ведёт обратно к пульту.',
      ],
      from: 'Журналы происшествий, нарядов и тревог, запись за записью. Позиции со временем прореживаются.',
    },
    kk: {
      answers: 'Өткен бір сәтте пультте не тұрды, оны кім көрді және кім не істеді?',
      read: [
        'Он екі сағаттан аспайтын кезеңді таңдаңыз; жүгірткіні жылжытыңыз немесе ойнатыңыз (K), он секунд кері және алға – J мен L.',
        'Сәт мекенжайда жазылған: сілтемені алған адам дәл соны көреді.',
        'Мұнда ештеңе өзгертілмейді. «Қазіргі жағдайға» пультке қайтарады.',
      ],
      from: 'Әр оқиғаның, жасақтың және дабылдың журналы, жазба артынан жазба. Орындар уақыт өте сиретіледі.',
    },
  },
  account: {
    words: ['territory'],
    en: {
      answers: 'What may I do, where, and from which devices am I signed in?',
      read: [
        'Your roles stand with their territories; only an administrator changes them.',
        'A second factor protects the account when the password is known to somebody else.',
        'A session that you do not know can be ended here; change the password then.',
      ],
      from: 'The grants in force now, and the sessions of this server. Every change is in the audit.',
    },
    ru: {
      answers: 'Что мне можно, где и с каких устройств выполнен вход?',
      read: [
        'Роли показаны с территориями; менять их может только администратор.',
        'Второй фактор защищает учётную запись, даже если пароль узнали.',
        'Незнакомый сеанс можно завершить здесь; после этого смените пароль.',
      ],
      from: 'Назначения, действующие сейчас, и сеансы этого сервера. Каждое изменение – в аудите.',
    },
    kk: {
      answers: 'Маған не істеуге, қай жерде рұқсат және қай құрылғылардан кірілген?',
      read: [
        'Рөлдер аумақтарымен көрсетілген; оларды тек әкімші өзгертеді.',
        'Екінші фактор құпиясөз белгілі болып қалса да, тіркелгіні қорғайды.',
        'Бейтаныс сеансты осы жерде аяқтауға болады; содан кейін құпиясөзді ауыстырыңыз.',
      ],
      from: 'Қазір күшіндегі тағайындаулар және осы сервердің сеанстары. Әр өзгеріс аудитте.',
    },
  },
} as const satisfies Partial<Record<HelpId, HelpTopic>>;
