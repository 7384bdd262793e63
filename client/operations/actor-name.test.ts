import { expect, it } from 'vitest';
import type { MessageKey } from '../i18n/en.ts';
import { actorName } from './actor-name.ts';

it.each([
  ['person:7', 'Айдана'],
  ['person:8', 'person:8'],
  ['unit:3', 'Барыс-3'],
  ['system', 'operations.actor.system'],
  ['source:5', 'operations.actor.source 5'],
  ['device:9', 'operations.actor.device 9'],
])('%s is %s to the reader of a log', (actor, name) => {
  const people = { 'person:7': 'Айдана' };
  const say = (key: string, values?: { id?: unknown }): string => [key, values?.id].filter(Boolean).join(' ');
  const t = Object.assign(say, { has: (key: string): key is MessageKey => key.startsWith('operations.') });
  expect(actorName(actor, { t, people, callSign: (id) => `Барыс-${id}` })).toBe(name);
});
