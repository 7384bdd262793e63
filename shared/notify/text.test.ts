import { describe, expect, it } from 'vitest';
import { messageOf, type About, type ToldEvent } from './text.ts';
import { languageSchema } from '../hierarchy/schema.ts';

const unit = { kk: 'Төлеби ауданы', ru: 'Толебийский район', en: 'Tole Bi district' };
/** 18:05 UTC is five minutes past eleven in the evening in Kazakhstan. */
const atMs = Date.UTC(2026, 10, 26, 18, 5);
const incident: About = {
  kind: 'incident',
  number: '610000000-2026-000123',
  category: { kk: 'Қарулы шабуыл', ru: 'Вооружённое нападение', en: 'Armed attack' },
  priority: 1,
  sensitive: false,
  address: 'Ленгер, Төле би 14',
  unit,
};
const said = (about: About, events: readonly ToldEvent[]) =>
  Object.fromEntries(
    languageSchema.options.map((language) => {
      const { title, lines } = messageOf(about, events, language);
      return [language, [title, ...lines]];
    }),
  );

describe('a message', () => {
  it('of an incident says what, where and when in Kazakhstan, in each language', () => {
    const events = [
      { event: 'incident_created' as const, atMs },
      { event: 'priority_raised' as const, atMs: atMs + 61_000 },
    ];
    expect(said(incident, events)).toEqual({
      kk: [
        'Жаңа оқиға: Қарулы шабуыл · 610000000-2026-000123',
        'Басымдық: 1',
        'Орны: Төлеби ауданы, Ленгер, Төле би 14',
        '26.11.2026 23:05 · Жаңа оқиға',
        '26.11.2026 23:06 · Басымдық көтерілді',
      ],
      ru: [
        'Новое происшествие: Вооружённое нападение · 610000000-2026-000123',
        'Приоритет: 1',
        'Место: Толебийский район, Ленгер, Төле би 14',
        '26.11.2026 23:05 · Новое происшествие',
        '26.11.2026 23:06 · Приоритет повышен',
      ],
      en: [
        'New incident: Armed attack · 610000000-2026-000123',
        'Priority: 1',
        'Place: Tole Bi district, Ленгер, Төле би 14',
        '26.11.2026 23:05 · New incident',
        '26.11.2026 23:06 · Priority raised',
      ],
    });
  });

  it('of a sensitive incident says its number and nothing else', () => {
    expect(said({ ...incident, sensitive: true }, [{ event: 'incident_created', atMs }])).toEqual({
      kk: ['Қолжетімділігі шектеулі оқиға 610000000-2026-000123'],
      ru: ['Происшествие ограниченного доступа 610000000-2026-000123'],
      en: ['Sensitive incident 610000000-2026-000123'],
    });
  });

  it('of a lost line names the facility, of a void the number of places, of a crew its call sign', () => {
    const facility = { kk: '№ 5 мектеп', ru: 'Школа № 5', en: 'School 5' };
    const equipment: About = { kind: 'equipment', class: 'line_lost', facility, unit };
    expect(said(equipment, [{ event: 'equipment', atMs }])['ru']).toEqual([
      'Потеряна линия тревоги: Школа № 5',
      'Место: Толебийский район, Школа № 5',
      '26.11.2026 23:05 · Сигнал оборудования',
    ]);
    expect(said({ kind: 'void', places: 12, unit }, [{ event: 'void', atMs }])['kk']).toEqual([
      'Объектілер нормадан ұзақ қолжетімсіз: Төлеби ауданы',
      'Объектілер: 12',
      '26.11.2026 23:05 · Объектілер нормадан ұзақ қолжетімсіз',
    ]);
    expect(said({ kind: 'crew', callSign: 'Барыс-1', unit }, [{ event: 'sos', atMs }])['en']).toEqual([
      'Crew calls for help (SOS): Барыс-1',
      'Place: Tole Bi district',
      '26.11.2026 23:05 · Crew calls for help (SOS)',
    ]);
  });

  it('of a test says that nothing has happened', () => {
    expect(said({ kind: 'test', rule: 'SOS' }, [{ event: 'test', atMs }])['ru']).toEqual([
      'Проверочное сообщение: SOS',
      'Ничего не произошло: проверяется правило оповещения.',
      '26.11.2026 23:05 · Проверочное сообщение',
    ]);
  });
});
