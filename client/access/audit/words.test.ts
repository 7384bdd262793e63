import { describe, expect, it } from 'vitest';
import { ALARM_MOVES } from '../../../shared/alarms/alarm-machine.ts';
import { sourcesOf } from '../../i18n/source-texts.fixture.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { actorText, deedText, thingText } from './words.ts';

const ru = { t: createTranslate('ru') };

/** Every deed that a server's source names in full, and the commands of the desk, which are deeds by their type. */
function deeds(): string[] {
  const named = sourcesOf('server', /\.ts$/).flatMap(({ source }) =>
    // What a test does is called so.
    [...source.matchAll(/action: '((?!test\.)[a-z]+\.[\w.-]+)'/g)].map(([, action = '']) => action),
  );
  const [commands] = sourcesOf('shared/operations', /^command\.ts$/);
  const types = [...(commands?.source ?? '').matchAll(/type: z\.literal\('(\w+\.\w+)'\)/g)];
  const moves = Object.values(ALARM_MOVES).flatMap((of) => Object.keys(of));
  return [
    ...new Set([
      ...named,
      ...types.map(([, type = '']) => `operations.${type}`),
      ...moves.filter((move) => move !== 'call' && move !== 'expire').map((move) => `alarms.${move}`),
    ]),
  ];
}

describe('the audit', () => {
  it('says every deed of the server in words', () => {
    const all = deeds();
    expect(all).toContain('operations.incident.create');
    expect(all.length).toBeGreaterThan(90);
    expect(all.filter((action) => deedText(ru, action) === action)).toEqual([]);
  });

  it('says what a thing is, and who did it when nobody did', () => {
    expect(thingText(ru, 'branch:7')).toBe('Вариант 7');
    expect(thingText(ru, 'unit:372')).toBe('Наряд 372');
    expect(thingText(ru, 'unit:750000000')).toBe('Территория 750000000');
    const by = (actor: string, actorName: string | null): string =>
      actorText(ru, { actor, actorName } as Parameters<typeof actorText>[1]);
    expect(by('retention', null)).toBe('Хранение личных данных');
    expect(by('person:7', 'Айдана')).toBe('Айдана');
    expect(by('person:8', 'Simulation')).toBe('Имитация');
  });
});
