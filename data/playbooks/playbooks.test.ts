import { describe, expect, it } from 'vitest';
import type { Said } from '../../shared/operations/playbook.ts';
import { categories } from '../categories/categories.ts';
import { playbooks } from './playbooks.ts';

const all = playbooks();
const tree = categories();
const ids = new Set(tree.map((category) => category.id));

/** Every text of a value, wherever it stands. */
function textsOf(value: unknown): Said[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kk' in value) return [value as Said];
  return Object.values(value).flatMap(textsOf);
}

describe('the playbooks that come with Sholu', () => {
  it('are ten, each with a version and a name of its own', () => {
    expect(all).toHaveLength(10);
    expect(new Set(all.map(({ id }) => id)).size).toBe(10);
  });

  it.each(all)(
    '$id: steps have names of their own, and closing asks only for steps that are there',
    (playbook) => {
      const steps = playbook.steps.map((step) => step.id);
      expect(new Set(steps).size).toBe(steps.length);
      expect(steps).toEqual(expect.arrayContaining(playbook.close.steps));
    },
  );

  it.each(all)('$id: what closing asks for cannot be skipped', ({ steps, close }) => {
    const asked = steps.filter((step) => close.steps.includes(step.id));
    expect(asked.flatMap((step) => step.skipReasons)).toEqual([]);
  });

  it.each(all)('$id: rests on a binding act, cited with its date', ({ legalBasis }) => {
    expect(legalBasis.some(({ kind }) => kind === 'binding')).toBe(true);
    for (const { kind, citation } of legalBasis)
      if (kind === 'binding') expect(citation).toMatch(/№ \S+, \d\d\.\d\d\.\d{4}$/);
  });

  it('mark each term of the Standard Response Protocol as to be agreed', () => {
    const english = all.flatMap(({ toBeAgreed }) => toBeAgreed.map((term) => term.en));
    expect([...new Set(english)].sort()).toEqual(['Evacuate', 'Hold', 'Lockdown', 'Secure', 'Shelter']);
  });
});

describe('the tree of categories', () => {
  it('has parents before their children, and names no playbook that is not there', () => {
    const seen = new Set<string>();
    for (const { id, parentId, playbookId } of tree) {
      expect(seen.has(id), id).toBe(false);
      if (parentId !== null) expect(seen.has(parentId), id).toBe(true);
      seen.add(id);
      if (playbookId !== null) expect(all.map((p) => p.id)).toContain(playbookId);
    }
  });

  it('leads to every playbook', () => {
    const led = new Set(tree.map(({ playbookId }) => playbookId));
    expect(all.map(({ id }) => id).filter((id) => !led.has(id))).toEqual([]);
  });

  it('never shows a hostage taking, a rape or violence at home on a wall', () => {
    const hidden = tree.filter(({ wall }) => wall === 'hide').map(({ id }) => id);
    expect(hidden).toEqual(expect.arrayContaining(['hostage', 'sexual_offence', 'domestic']));
    expect(ids.size).toBe(tree.length);
  });
});

describe('the texts', () => {
  const texts = textsOf([all, tree]);

  it('are Kazakh and Russian in Cyrillic, English in Latin letters', () => {
    for (const { kk, ru, en } of texts) {
      expect(kk).toMatch(/\p{Script=Cyrillic}/u);
      expect(ru).toMatch(/\p{Script=Cyrillic}/u);
      expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('have no letter of Kazakh in Russian and none of Latin inside a Cyrillic word', () => {
    for (const { kk, ru } of texts) {
      expect(ru).not.toMatch(/[әғқңөұүһі]/i);
      expect(`${kk} ${ru}`).not.toMatch(/\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/iu);
    }
  });

  it('say different things in Kazakh and in Russian wherever they are more than a word', () => {
    const same = texts.filter(({ kk, ru }) => ru.includes(' ') && kk === ru);
    expect(same).toEqual([]);
  });
});
