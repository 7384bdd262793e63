import { describe, expect, it } from 'vitest';
import type { Grant } from './grant.ts';
import { maskCaller } from './mask.ts';
import { passwordProblem } from './password.ts';
import { canShare, MAX_SHARE_MS, seesObject, type Share } from './share.ts';

const grant = (role: Grant['role'], path: string): Grant => ({ role, path, fromMs: 0, untilMs: null });
const share: Share = {
  object: 'incident:7',
  path: '0/62',
  fromMs: 100,
  untilMs: 200,
  reason: 'They drive across the border',
};
const incident = { id: 'incident:7', path: '0/61/3' };

describe('an incident shared across a border', () => {
  const neighbour = [grant('operator', '0/62')];
  it('is seen by the neighbour for its time and no longer', () => {
    const seen = [99, 100, 199, 200].map((now) => seesObject(neighbour, incident, [share], now));
    expect(seen).toEqual([false, true, true, false]);
  });

  it('is seen by who stands above the neighbour, not by who has only a part of it', () => {
    expect(seesObject([grant('operator', '0/62/1')], incident, [share], 150)).toBe(false);
    expect(seesObject([grant('operator', '0/63')], incident, [share], 150)).toBe(false);
  });

  it('is not another incident', () => {
    expect(seesObject(neighbour, { ...incident, id: 'incident:8' }, [share], 150)).toBe(false);
  });

  it('is all that a dispatcher of another service sees, in their own unit too', () => {
    const dispatcher = [grant('dispatcher', '0/61')];
    expect(seesObject(dispatcher, incident, [], 150)).toBe(false);
    expect(seesObject(dispatcher, incident, [{ ...share, path: '0/61' }], 150)).toBe(true);
  });

  it.each([
    ['by a duty officer of where it lies', grant('duty_officer', '0/61'), share, true],
    ['by one of the neighbour', grant('duty_officer', '0/62'), share, false],
    ['by an operator', grant('operator', '0/61'), share, false],
    ['for longer than a week', grant('duty_officer', '0'), { ...share, untilMs: 101 + MAX_SHARE_MS }, false],
    ['into the past', grant('duty_officer', '0'), { ...share, fromMs: 40 }, false],
    [
      'with its own unit, for its dispatchers',
      grant('duty_officer', '0'),
      { ...share, path: '0/61/3' },
      true,
    ],
  ])('%s: %s', (_what, giver, wanted, expected) => {
    expect(canShare([giver], incident.path, wanted, 50)).toBe(expected);
  });
});

describe('a caller', () => {
  const caller = { name: 'Aigerim', phone: '+7 701 000 00 00', address: null };
  it('is masked for who may not read personal data, and what is not known stays so', () => {
    expect(maskCaller(caller, false)).toEqual({ name: '•••', phone: '•••', address: null });
    expect(maskCaller(caller, true)).toEqual(caller);
  });
});

describe('a password', () => {
  it.each([
    ['eleven chars'.slice(0, 11), 'short'],
    ['long enough, no rule of signs', null],
    ['тек қазақша сөздер жеткілікті', null],
    ['x'.repeat(12), 'repeated'],
    ['Kazakhstan2026', 'common'],
    ['almaty.chief1', 'login'],
    ['🙂🙃😉😊🙂🙃😉😊🙂🙃😉😊', null],
    [`${'abcd '.repeat(51)}abcde`, 'long'],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, 'almaty.chief')).toBe(problem);
  });
});
