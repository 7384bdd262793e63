import type { EquipmentClass } from './happening.ts';
import { EQUIPMENT_WORDS, EVENT_WORDS, WORDS } from './words.ts';
import type { NotifyEvent } from './rule.ts';
import type { Language, Name } from '../hierarchy/schema.ts';
import { KAZAKHSTAN_UTC_OFFSET_MS } from '../operations/number.ts';
import type { Priority } from '../operations/schema.ts';

/** What a message speaks of. Nothing here is personal data of a caller. */
export type About =
  | {
      kind: 'incident';
      number: string;
      category: Name;
      priority: Priority;
      sensitive: boolean;
      /** The address as it was told; empty when it was not. */
      address: string;
      unit: Name;
    }
  | { kind: 'equipment'; class: EquipmentClass; facility: Name | null; unit: Name }
  | { kind: 'void'; places: number; unit: Name }
  /** A crew's call for help without an incident. */
  | { kind: 'crew'; callSign: string; unit: Name }
  | { kind: 'test'; rule: string };

/** Something that happened to it. */
export type ToldEvent = { event: NotifyEvent | 'test'; atMs: number };

export type Message = { title: string; lines: string[] };

/**
 * A message in the reader's language: what happened, to what, where and when in Kazakhstan. A sensitive incident has a number
 * and nothing else.
 */
export function messageOf(about: About, events: readonly ToldEvent[], language: Language): Message {
  const say = (words: Name): string => words[language];
  const [first] = events;
  const what = first ? say(EVENT_WORDS[first.event]) : '';
  if (about.kind === 'incident' && about.sensitive) {
    const title = `${say(WORDS.sensitive)} ${about.number}`;
    return { title, lines: [] };
  }
  const happened = events.map(({ event, atMs }) => `${localTime(atMs)} · ${say(EVENT_WORDS[event])}`);
  switch (about.kind) {
    case 'incident': {
      const { number, category, priority, address, unit } = about;
      return {
        title: `${what}: ${say(category)} · ${number}`,
        lines: [
          `${say(WORDS.priority)}: ${priority}`,
          `${say(WORDS.place)}: ${[say(unit), address].filter(Boolean).join(', ')}`,
          ...happened,
        ],
      };
    }
    case 'equipment': {
      const { class: kind, facility, unit } = about;
      const place = [say(unit), facility ? say(facility) : ''].filter(Boolean).join(', ');
      return {
        title: `${say(EQUIPMENT_WORDS[kind])}: ${facility ? say(facility) : say(unit)}`,
        lines: [`${say(WORDS.place)}: ${place}`, ...happened],
      };
    }
    case 'void':
      return {
        title: `${what}: ${say(about.unit)}`,
        lines: [`${say(WORDS.places)}: ${about.places}`, ...happened],
      };
    case 'crew':
      return {
        title: `${what}: ${about.callSign}`,
        lines: [`${say(WORDS.place)}: ${say(about.unit)}`, ...happened],
      };
    case 'test':
    default:
      return { title: `${what}: ${about.rule}`, lines: [say(WORDS.testLine), ...happened] };
  }
}

/** `26.11.2026 23:05`, the clock of Kazakhstan. */
function localTime(ms: number): string {
  const iso = new Date(ms + KAZAKHSTAN_UTC_OFFSET_MS).toISOString();
  return `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}
