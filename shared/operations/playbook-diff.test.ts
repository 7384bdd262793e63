import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playbooks } from '../../data/playbooks/playbooks.ts';
import { playbookDiff } from './playbook-diff.ts';
import { playbookSchema, type Playbook } from './playbook.ts';

const all = playbooks();
const hostage = (): Playbook => {
  const found = all.find(({ id }) => id === 'hostage');
  if (!found) throw new Error('It is one of the ten');
  return structuredClone(found);
};
const said = (text: string) => ({ kk: text, ru: text, en: text });

describe('the difference of two versions of a playbook', () => {
  it('is none between a playbook and itself, under another number too', () => {
    for (const playbook of all) expect(playbookDiff(playbook, { ...playbook, version: 9 })).toEqual([]);
  });

  it('names a text by its part and its language', () => {
    const after = hostage();
    after.title.kk = 'Басқаша';
    const [step] = after.steps;
    if (step) step.targetSeconds = null;
    expect(playbookDiff(hostage(), after)).toEqual([
      { part: 'title', path: 'kk', kind: 'changed', before: 'Адамды кепілге алу', after: 'Басқаша' },
      { part: 'step:pin_place', path: 'targetSeconds', kind: 'changed', before: '30', after: '' },
    ]);
  });

  it('tells steps by their ids: one is new, one is gone, and the others did not change for it', () => {
    const after = hostage();
    const gone = after.steps.splice(1, 1);
    after.steps.unshift({
      id: 'announce',
      role: 'operator',
      action: said('New'),
      targetSeconds: 10,
      evidence: 'none',
      mapAction: 'none',
      skipReasons: [],
    });
    expect(playbookDiff(hostage(), after)).toEqual([
      { part: 'step:announce', path: '', kind: 'added', after: JSON.stringify(said('New')) },
      {
        part: `step:${gone[0]?.id}`,
        path: '',
        kind: 'removed',
        before: JSON.stringify(gone[0]?.action),
      },
    ]);
  });

  it('says of two steps that changed places whence and where', () => {
    const after = hostage();
    const [first, second, ...rest] = after.steps;
    if (!first || !second) throw new Error('It has more steps');
    expect(playbookDiff(hostage(), { ...after, steps: [second, first, ...rest] })).toMatchObject([
      { part: `step:${second.id}`, kind: 'moved', before: '2', after: '1' },
      { part: `step:${first.id}`, kind: 'moved', before: '1', after: '2' },
    ]);
  });

  it('is empty exactly when they say the same, and backwards what was added was removed', () => {
    const one = fc.constantFrom(...all);
    fc.assert(
      fc.property(one, one, (a, b) => {
        const there = playbookDiff(a, b);
        const back = playbookDiff(b, a);
        expect(there.length === 0).toBe(
          JSON.stringify({ ...a, id: '' }) === JSON.stringify({ ...b, id: '' }),
        );
        const count = (changes: typeof there, kind: string) =>
          changes.filter((change) => change.kind === kind).length;
        expect(count(there, 'added')).toBe(count(back, 'removed'));
        expect(count(there, 'changed')).toBe(count(back, 'changed'));
      }),
    );
  });
});

describe('a playbook', () => {
  it('has steps of different ids, and closing asks for some of them', () => {
    const twice = hostage();
    twice.steps.push(...twice.steps.slice(0, 1));
    expect(playbookSchema.safeParse(twice).error?.issues[0]).toMatchObject({
      path: ['steps', twice.steps.length - 1, 'id'],
    });
    const unknown = hostage();
    unknown.close.steps.push('nowhere');
    expect(playbookSchema.safeParse(unknown).error?.issues[0]?.message).toContain('nowhere');
  });
});
