import { expect, test } from 'vitest';
import { ALARM_CLASSES, ALARM_LEVELS, ALARM_RULES, ALARM_SOUNDS } from '../../shared/alarms/alarm-class.ts';
import { categories } from '../../data/categories/categories.ts';
import { playbooks } from '../../data/playbooks/playbooks.ts';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { MESSAGES } from '../i18n/translate.ts';
import { SIGNALS, SOUND_OF_LEVEL } from './sounds.ts';

test('no alarm is without a level, a sound and an action in every language', () => {
  for (const kind of ALARM_CLASSES) {
    expect(ALARM_LEVELS).toContain(ALARM_RULES[kind].level);
    expect(ALARM_RULES[kind].sound, kind).toBe(SOUND_OF_LEVEL[ALARM_RULES[kind].level]);
    for (const language of languageSchema.options) {
      expect(MESSAGES[language][`alarm.action.${kind}`].length, kind).toBeGreaterThan(10);
      expect(MESSAGES[language][`alarm.class.${kind}`].length, kind).toBeGreaterThan(2);
    }
  }
});

test('what opens an incident opens one of a known category, whose playbook is there', () => {
  const known = new Map(categories().map((category) => [category.id, category]));
  const shipped = playbooks().map(({ id }) => id);
  for (const kind of ALARM_CLASSES) {
    const { category } = ALARM_RULES[kind];
    if (category === null) continue;
    const found = known.get(category);
    expect(found, category).toBeDefined();
    if (found?.playbookId) expect(shipped).toContain(found.playbookId);
  }
});

test('there are four sounds, and no two are alike', () => {
  expect(Object.keys(SIGNALS)).toEqual([...ALARM_SOUNDS]);
  const rhythms = Object.values(SIGNALS).map((tones) => JSON.stringify(tones));
  expect(new Set(rhythms).size).toBe(ALARM_SOUNDS.length);
});
