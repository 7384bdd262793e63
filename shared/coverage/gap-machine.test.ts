import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_STATES, PERSON_MOVES, type CaseEntry, type GapCase, type GapCommand } from './gap-case.ts';
import { applyToGap, CASE_TABLE, isOverdue, settled, untouched, type Word } from './gap-machine.ts';

const TODAY = '2026-11-20';
const by = { at: 1_000, actor: 'person:7', today: TODAY };
const order = { number: '14-П', issuedOn: '2026-10-01', deadline: '2026-11-01', responsible: 'А. Серікбаев' };
const start = untouched(42, 'access_control');
const command = (move: GapCommand['move'], more: object = {}): GapCommand => ({
  move,
  gaps: [],
  reason: 'by the test',
  order,
  deadline: '2026-12-01',
  ...more,
});
const does = (gap: GapCase, what: GapCommand, isGap = true) =>
  applyToGap(gap, what, { version: gap.version, isGap }, by);
const after = (gap: GapCase, ...moves: GapCommand[]): GapCase =>
  moves.reduce((state, move) => {
    const outcome = does(state, move);
    if (!outcome.ok) throw new Error(outcome.refusal);
    return outcome.gap;
  }, gap);
const word = (works: boolean, observedOn: string): Word => ({ works, observedOn, source: 'inspection' });

describe('the case of a gap', () => {
  it('goes from an order to work, and evidence closes it', () => {
    const working = after(start, command('prescribe'), command('start'));
    expect(working).toMatchObject({ state: 'in_work', order, version: 2 });
    const closed = settled(working, word(true, '2026-11-10'), by);
    expect(closed?.gap).toMatchObject({ state: 'closed', resume: 'in_work', closedOn: '2026-11-10', order });
  });

  it('stands as before when the evidence that closed it is taken back, and is a new one when it breaks again', () => {
    const working = after(start, command('prescribe'), command('start'));
    const closed = settled(working, word(true, '2026-11-10'), by)?.gap ?? start;
    expect(settled(closed, word(false, '2023-03-31'), by)?.gap).toMatchObject({ state: 'in_work', order });
    expect(settled(closed, word(false, '2026-11-15'), by)?.gap).toMatchObject({ state: 'open', order: null });
    expect(settled(closed, word(true, '2026-11-15'), by)).toBeNull();
  });

  it('is overdue from the day after its deadline until the deadline is moved', () => {
    const ordered = after(start, command('prescribe'));
    expect(isOverdue(ordered, '2026-11-01')).toBe(false);
    expect(isOverdue(ordered, '2026-11-02')).toBe(true);
    const moved = after(ordered, command('extend'));
    expect(moved).toMatchObject({ extensions: 1, state: 'prescribed', order: { deadline: '2026-12-01' } });
    expect(isOverdue(moved, TODAY)).toBe(false);
    expect(isOverdue(after(ordered, command('refute')), TODAY)).toBe(false);
  });

  it.each([
    ['that somebody else has moved', start, command('prescribe'), 'changed_meanwhile', 5, true],
    ['that is no gap', start, command('prescribe'), 'no_gap', 0, false],
    ['without an order, to prolong it', start, command('extend'), 'not_in_state', 0, true],
    [
      'by an order of tomorrow',
      start,
      command('prescribe', { order: { ...order, issuedOn: '2026-11-21', deadline: '2027-01-01' } }),
      'issued_in_future',
      0,
      true,
    ],
    [
      'by an order that ended before it began',
      start,
      command('prescribe', { order: { ...order, deadline: '2026-09-30' } }),
      'deadline_before_issue',
      0,
      true,
    ],
    [
      'by a deadline that is not later',
      after(start, command('prescribe')),
      command('extend', { deadline: '2026-11-01' }),
      'deadline_not_later',
      1,
      true,
    ],
  ] as const)('refuses a gap %s', (_, gap, what, refusal, version, isGap) => {
    expect(applyToGap(gap, what, { version, isGap }, by)).toEqual({ ok: false, refusal });
  });

  it('after any commands and evidence is where its table leads, and its log tells each step', () => {
    const step = fc.oneof(
      fc.constantFrom(...PERSON_MOVES).map((move) => ({ kind: 'person' as const, move })),
      fc.record({
        kind: fc.constant('word' as const),
        works: fc.boolean(),
        day: fc.integer({ min: 10, max: 28 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let gap = start;
        const log: CaseEntry[] = [];
        for (const one of steps) {
          const outcome =
            one.kind === 'person'
              ? does(gap, command(one.move))
              : settled(gap, word(one.works, `2026-10-${one.day}`), by);
          if (!outcome?.ok) continue;
          const lead = CASE_TABLE[gap.state][outcome.entry.move];
          expect(lead === 'resume' ? (gap.resume ?? 'open') : lead).toBe(outcome.gap.state);
          expect(CASE_STATES).toContain(outcome.gap.state);
          if (['prescribed', 'in_work'].includes(outcome.gap.state)) expect(outcome.gap.order).not.toBeNull();
          ({ gap } = outcome);
          log.push(outcome.entry);
        }
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
        expect(log.slice(1).map(({ from }) => from)).toEqual(log.slice(0, -1).map(({ to }) => to));
        expect(gap.version).toBe(log.length);
      }),
      { seed: 27, numRuns: 300 },
    );
  });
});
