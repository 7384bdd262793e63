import type { NotifyEvent } from './rule.ts';
import type { Name } from '../hierarchy/schema.ts';
import type { EquipmentClass } from './happening.ts';

const say = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** What happened, at the head of a message. */
export const EVENT_WORDS: Readonly<Record<NotifyEvent | 'test', Name>> = {
  incident_created: say('New incident', 'Новое происшествие', 'Жаңа оқиға'),
  priority_raised: say('Priority raised', 'Приоритет повышен', 'Басымдық көтерілді'),
  task_overdue: say(
    'Task not accepted in time',
    'Задание не принято вовремя',
    'Тапсырма уақытында қабылданбады',
  ),
  incident_closed: say('Incident closed', 'Происшествие закрыто', 'Оқиға жабылды'),
  sos: say('Crew calls for help (SOS)', 'Наряд просит помощи (SOS)', 'Жасақ көмек сұрайды (SOS)'),
  equipment: say('Equipment alarm', 'Сигнал оборудования', 'Жабдық сигналы'),
  void: say(
    'Places out of reach for too long',
    'Объекты вне досягаемости дольше нормы',
    'Объектілер нормадан ұзақ қолжетімсіз',
  ),
  test: say('Test message', 'Проверочное сообщение', 'Тексеру хабары'),
};

export const WORDS = {
  sensitive: say('Sensitive incident', 'Происшествие ограниченного доступа', 'Қолжетімділігі шектеулі оқиға'),
  priority: say('Priority', 'Приоритет', 'Басымдық'),
  place: say('Place', 'Место', 'Орны'),
  places: say('Places', 'Объектов', 'Объектілер'),
  testLine: say(
    'Nothing has happened: a rule of notification is being tried.',
    'Ничего не произошло: проверяется правило оповещения.',
    'Ештеңе болған жоқ: хабарлау ережесі тексерілуде.',
  ),
} as const satisfies Record<string, Name>;

/** An alarm of equipment: a work order. */
export const EQUIPMENT_WORDS: Readonly<Record<EquipmentClass, Name>> = {
  technical: say('Building equipment', 'Оборудование здания', 'Ғимарат жабдығы'),
  tamper: say('Tampering', 'Вскрытие корпуса', 'Корпустың ашылуы'),
  power: say('Power supply', 'Электропитание', 'Электр қуаты'),
  communication: say('Connection', 'Связь', 'Байланыс'),
  fault: say('Fault', 'Неисправность', 'Ақау'),
  line_lost: say('Alarm line lost', 'Потеряна линия тревоги', 'Дабыл желісі үзілді'),
};
