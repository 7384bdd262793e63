import { describe, expect, it } from 'vitest';
import { fitSet, focusNow, viewOn, type WallIncident } from './focus.ts';

const NOW = 1_000_000_000;
const incident = (id: number, more: Partial<WallIncident> = {}): WallIncident => ({
  id,
  priority: 2,
  sinceMs: NOW - 10_000,
  open: true,
  view: 'normal',
  lon: 71,
  lat: 51,
  ...more,
});
const FOCUS = { priority: 2, holdS: 60 };

describe('the incident in focus', () => {
  it('is the most urgent, among equals the newest, and is held and let go', () => {
    const first = incident(1, { sinceMs: NOW - 30_000 });
    const newer = incident(2);
    const urgent = incident(3, { priority: 1, sinceMs: NOW - 50_000 });
    expect(focusNow([first, newer], FOCUS, NOW)).toEqual({ incident: 2, untilMs: NOW + 50_000 });
    expect(focusNow([first, newer, urgent], FOCUS, NOW)?.incident).toBe(3);
    // The urgent one was held its minute; the newer one still has some of its own.
    expect(focusNow([first, newer, urgent], FOCUS, NOW + 10_000)?.incident).toBe(2);
    expect(focusNow([first, newer, urgent], FOCUS, NOW + 50_000)).toBeNull();
  });

  it('does not depend on the order in which incidents are told', () => {
    const all = [incident(4), incident(5), incident(6)];
    expect(focusNow(all, FOCUS, NOW)).toEqual(focusNow(all.toReversed(), FOCUS, NOW));
  });

  it('is none that is too little urgent, closed, sensitive, or still to come; and none at all when it is off', () => {
    const none = [
      incident(1, { priority: 3 }),
      incident(2, { open: false }),
      incident(3, { view: 'dim' }),
      incident(4, { view: 'hide' }),
      incident(5, { sinceMs: NOW + 1 }),
    ];
    expect(focusNow(none, FOCUS, NOW)).toBeNull();
    expect(focusNow([incident(1, { priority: 1 })], { priority: 0, holdS: 60 }, NOW)).toBeNull();
  });
});

describe('the set that a map is fitted to', () => {
  it('changes with the open incidents that are shown and have a place, and with nothing else', () => {
    const before = fitSet([incident(10), incident(9)]);
    expect(before).toBe('9 10');
    expect(fitSet([incident(9, { priority: 1 }), incident(10, { view: 'dim', lon: 70 })])).toBe(before);
    expect(fitSet([incident(9), incident(10, { open: false })])).toBe('9');
    expect(fitSet([incident(9), incident(10, { view: 'hide' })])).toBe('9');
    expect(fitSet([incident(9), incident(10, { lat: null })])).toBe('9');
  });
});

describe('how a wall shows an incident', () => {
  const hides = { sensitivity: { family: 'dim', theft: 'hide' } } as const;
  it('is by the rule of its category, and the wall makes it stricter, never milder', () => {
    expect(viewOn(hides, { sensitive: true, category: 'family' }, { wall: 'hide' })).toBe('hide');
    expect(viewOn(hides, { sensitive: false, category: 'family' }, { wall: 'hide' })).toBe('dim');
    expect(viewOn(hides, { sensitive: false, category: 'theft' }, { wall: 'normal' })).toBe('hide');
    expect(viewOn(hides, { sensitive: false, category: 'fire' }, { wall: 'normal' })).toBe('normal');
    expect(viewOn(hides, { sensitive: true, category: 'fire' }, undefined)).toBe('hide');
  });
  it('is stricter still when somebody asks for it now', () => {
    expect(viewOn(hides, { sensitive: false, category: 'fire' }, { wall: 'normal' }, 'dim')).toBe('dim');
    expect(viewOn(hides, { sensitive: false, category: 'theft' }, { wall: 'normal' }, 'dim')).toBe('hide');
  });
});
