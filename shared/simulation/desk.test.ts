import { describe, expect, it } from 'vitest';
import { decide, newCase, tried, type CaseNow, type DeskAct } from './desk.ts';
import { randomFrom } from '../random.ts';

const ME = 'person:9';
const MINUTE_MS = 60_000;
const NEW: CaseNow = { state: 'new', claimedBy: null, isAttended: false, wasThere: false };
const MINE: CaseNow = { ...NEW, state: 'open', claimedBy: ME };

/** What is done about a case in the course of two hours, as long as it stands so. */
function acts(is: CaseNow, one = newCase(1, 2, randomFrom('case'), 0)): DeskAct['act'][] {
  const random = randomFrom('acts');
  const done = new Set<DeskAct['act']>();
  for (let now = 0; now < 120 * MINUTE_MS; now += 1_000) {
    const { act } = decide(one, is, ME, random, now);
    done.add(act);
    if (act === 'send') tried(one, random, now);
  }
  return [...done];
}

describe('the simulated operator', () => {
  it('takes a report after a while and sends somebody after a while', () => {
    expect(acts(NEW)).toEqual(['wait', 'claim']);
    expect(acts(MINE)).toEqual(['wait', 'send', 'close']);
  });

  it('waits as long as somebody is on the way or there', () => {
    expect(acts({ ...MINE, state: 'dispatched', isAttended: true })).toEqual(['wait']);
    expect(acts({ ...MINE, state: 'on_scene', isAttended: true })).toEqual(['wait']);
  });

  it('closes after a crew was there, and hands over what nobody could be found for', () => {
    const one = newCase(1, 2, randomFrom('case'), 0);
    const was = { ...MINE, wasThere: true };
    expect(decide(one, was, ME, randomFrom('x'), 0)).toEqual({ act: 'wait' });
    const closing = decide(one, was, ME, randomFrom('x'), 60 * MINUTE_MS);
    expect(closing.act).toBe('close');
    expect(closing).not.toHaveProperty('outcome', 'handed_over');
    for (let i = 0; i < 8; i++) tried(one, randomFrom('x'), 0);
    expect(decide({ ...one, closeAt: 0 }, MINE, ME, randomFrom('x'), 1)).toEqual({
      act: 'close',
      outcome: 'handed_over',
    });
  });

  it('lets go of what a person has taken and of what is over, whatever is due', () => {
    for (const is of [
      { ...MINE, claimedBy: 'person:1' },
      { ...MINE, claimedBy: 'person:1', wasThere: true },
      { ...MINE, state: 'closed' as const },
      { ...MINE, state: 'merged' as const },
    ])
      expect(acts(is)).toEqual(['let_go']);
  });
});
