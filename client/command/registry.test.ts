import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areTogether, around, PLACES, type Place } from './places.ts';
import { printKey } from './print-key.ts';
import { ALL_COMMANDS, commandsOn, type Command } from './registry.ts';

/** All but the page of components for those who build: it stands alone, and its buttons do nothing. */
const SOURCES = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('gallery/'))
  .map((file) => ({ file, text: readFileSync(`client/${file}`, 'utf8') }));

/** Whether both can be pressed at one moment, by one hand, for two things. */
function collide(one: Command, other: Command): boolean {
  if (one.byFocus || other.byFocus) return false;
  if (!one.keys.some((key) => other.keys.includes(key))) return false;
  const yields = (a: Command, b: Command): boolean =>
    a.yieldsTo !== undefined && b.where.every((place) => around(place).has(a.yieldsTo ?? ''));
  if (yields(one, other) || yields(other, one)) return false;
  return one.where.some((place) => other.where.some((beside) => areTogether(place, beside)));
}

describe('the registry of commands', () => {
  it('gives no key to two things that one screen can have at once', () => {
    const twice = ALL_COMMANDS.flatMap((one, i) =>
      ALL_COMMANDS.slice(i + 1)
        .filter((other) => collide(one, other))
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(twice).toEqual([]);
  });

  it('would notice one that does', () => {
    const [first] = ALL_COMMANDS.filter(({ id }) => id === 'incident.new');
    const card = ALL_COMMANDS.find(({ id }) => id === 'card.note');
    expect(first && card && collide(first, { ...card, keys: ['n'] })).toBe(true);
    expect(first && card && collide(first, { ...card, keys: ['n'], where: ['plan'] })).toBe(false);
  });

  it('knows every key that is listened for: nothing but it uses single keys and chords', () => {
    const users = SOURCES.filter(({ text }) => /\buse(Keys|Chords)\(/.test(text)).map(({ file }) => file);
    // A wall has one key, and neither palette nor help that would have to know of it.
    expect(users.toSorted()).toEqual([
      'command/use-commands.ts',
      'ui/use-chords.ts',
      'ui/use-keys.ts',
      'wall-kiosk.tsx',
    ]);
  });

  it('prints the key of every button: none is written by hand', () => {
    const byHand = SOURCES.filter(({ text }) => /shortcuts?['"]?(=|: ?)["']/.test(text));
    expect(byHand.map(({ file }) => file)).toEqual([]);
  });

  it('has something bound for every command that is no key of the focus', () => {
    const bound = SOURCES.filter(({ file }) => file !== 'command/registry.ts')
      .map(({ text }) => text)
      .join('\n');
    const idle = ALL_COMMANDS.filter(({ id, byFocus }) => !byFocus && !bound.includes(`'${id}':`));
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it('lists the keys of every workspace and every section, those of everywhere included', () => {
    const screens = (Object.keys(PLACES) as Place[]).filter((place) =>
      ['everywhere', 'admin'].some((above) => PLACES[place].within.some((one) => one === above)),
    );
    expect(screens.length).toBeGreaterThanOrEqual(15);
    for (const screen of screens) {
      const ids = commandsOn(screen).map(({ id }) => id);
      expect(ids, screen).toEqual(expect.arrayContaining(['palette.open', 'keys.open', 'help.open']));
    }
    expect(commandsOn('operate').map(({ id }) => id)).toContain('alarms.shelve');
    expect(commandsOn('admin.imports').map(({ id }) => id)).toContain('imports.accept');
    expect(commandsOn('admin.people').map(({ id }) => id)).not.toContain('imports.accept');
    expect(commandsOn('coverage').map(({ id }) => id)).not.toContain('alarms.shelve');
  });

  it('prints a key as buttons show it', () => {
    expect(['mod+k', 'Escape', 'z', 'Alt+ArrowUp', '['].map(printKey)).toEqual([
      'Ctrl+K',
      'Esc',
      'Z',
      'Alt+↑',
      '[',
    ]);
  });
});
