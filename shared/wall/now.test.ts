import { describe, expect, it } from 'vitest';
import { layoutNow, pushNow, shownNow, stricterNow, territoryNow, zoomSince } from './now.ts';
import { applyOrder } from './order.ts';
import type { Slot, WallScreen } from './schema.ts';
import { QUIET_WALL, type WallOrder, type WallState } from './state.ts';
import { randomFrom } from '../random.ts';

/** Of Kazakhstan: Friday 27 November 2026. */
const at = (text: string): number => Date.parse(`2026-11-${text}:00+05:00`);
const EVEN = [
  { layout: 'country', seconds: 60 },
  { layout: 'kpi', seconds: 30 },
  { layout: 'coverage', seconds: 30 },
];
const slot = (more: Partial<Slot>): Slot => ({
  days: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '09:00',
  rotation: [{ layout: 'ticker', seconds: 60 }],
  unit: null,
  ...more,
});
const screen = (position: number, timetable: Slot[] = [], rotation = EVEN): WallScreen => ({
  position,
  widthPx: 3840,
  heightPx: 2160,
  diagonalInch: 55,
  ratio: '16:9',
  rotation,
  timetable,
});

describe('a rotation', () => {
  it('goes round by the clock, so that screens that were never started together agree', () => {
    // The whole lasts two minutes, and every hour of UTC begins one.
    const seen = [0, 59, 60, 89, 90, 119, 120].map(
      (seconds) => layoutNow(screen(1), at('27T10:00') + seconds * 1_000).layout,
    );
    expect(seen).toEqual(['country', 'country', 'kpi', 'kpi', 'coverage', 'coverage', 'country']);
  });

  it('says when it turns, at any moment and for any rotation', () => {
    const random = randomFrom('rotation');
    for (let i = 0; i < 300; i += 1) {
      const rotation = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, n) => ({
        layout: `layout-${'abcdef'[n]}`,
        seconds: 10 + Math.floor(random() * 100),
      }));
      const nowMs = at('27T00:00') + Math.floor(random() * 86_400_000);
      const now = layoutNow(screen(1, [], rotation), nowMs);
      expect(now.untilMs).toBeGreaterThan(nowMs);
      expect(layoutNow(screen(1, [], rotation), now.untilMs - 1).layout).toBe(now.layout);
      expect(layoutNow(screen(1, [], rotation), now.untilMs).index).toBe((now.index + 1) % rotation.length);
    }
  });

  it('says what follows, the next one first, turned by hand or not', () => {
    expect(layoutNow(screen(1), at('27T10:01')).next).toEqual(['coverage', 'country']);
    expect(layoutNow(screen(1), at('27T10:01'), 1).next).toEqual(['country', 'kpi']);
  });

  it('of one layout never changes', () => {
    const alone = screen(1, [], [{ layout: 'city', seconds: 60 }]);
    expect(layoutNow(alone, at('27T10:00'))).toMatchObject({ next: [], untilMs: Number.POSITIVE_INFINITY });
  });

  it('is turned on and back by hand', () => {
    const shown = [1, 2, 3, -1, -4].map((turned) => layoutNow(screen(1), at('27T10:00'), turned).layout);
    expect(shown).toEqual(['kpi', 'coverage', 'country', 'coverage', 'coverage']);
  });
});

describe('a timetable', () => {
  it('holds on its days from its first minute and not at its last', () => {
    const its = screen(1, [slot({})]);
    const because = ['27T07:59', '27T08:00', '27T08:59', '27T09:00', '28T08:30'].map(
      (time) => layoutNow(its, at(time)).because,
    );
    expect(because).toEqual(['rotation', 'timetable', 'timetable', 'rotation', 'rotation']);
  });

  it('reaches over midnight into a day that it does not name', () => {
    const night = screen(1, [slot({ days: [5], from: '22:00', to: '06:00' })]);
    const because = ['27T21:59', '27T22:00', '28T00:00', '28T05:59', '28T06:00', '27T03:00'].map(
      (time) => layoutNow(night, at(time)).because,
    );
    expect(because).toEqual(['rotation', 'timetable', 'timetable', 'timetable', 'rotation', 'rotation']);
    expect(layoutNow(night, at('27T23:00')).untilMs).toBe(at('28T06:00'));
  });

  it('of a whole day holds until 24:00', () => {
    const friday = screen(1, [slot({ days: [5], from: '00:00', to: '24:00' })]);
    expect(layoutNow(friday, at('27T23:59')).untilMs).toBe(at('28T00:00'));
    expect(layoutNow(friday, at('28T00:00')).because).toBe('rotation');
  });

  it('counts by its first line, and says when an earlier line or the first of all begins', () => {
    const both = screen(1, [
      slot({ from: '08:30', to: '08:45', rotation: [{ layout: 'kpi', seconds: 60 }] }),
      slot({}),
    ]);
    expect(layoutNow(both, at('27T08:10'))).toMatchObject({ layout: 'ticker', untilMs: at('27T08:30') });
    expect(layoutNow(both, at('27T08:40'))).toMatchObject({ layout: 'kpi', untilMs: at('27T08:45') });
    const alone = screen(1, [slot({})], [{ layout: 'city', seconds: 60 }]);
    expect(layoutNow(alone, at('27T07:00')).untilMs).toBe(at('27T08:00'));
  });
});

describe('an order', () => {
  const wall = {
    unit: '000000000',
    screens: [screen(1), screen(2, [slot({ unit: '610000000' })])],
  };
  const nowMs = at('27T10:00');
  const ordered = (state: WallState, order: WallOrder, ms = nowMs): WallState => {
    const next = applyOrder(wall, state, order, { by: 'person:1', nowMs: ms });
    if ('code' in next) throw new Error(next.code);
    return next;
  };
  const shown = (state: WallState, position: number, ms = nowMs) => {
    const its = wall.screens.find((one) => one.position === position);
    if (!its) throw new Error('no screen');
    return shownNow(wall, state, its, ms);
  };
  const almaty: WallOrder = {
    type: 'push',
    screens: [1],
    shows: { type: 'territory', unit: '750000000', layout: 'city' },
    minutes: 30,
  };

  it('puts a territory on the whole wall and its layout on the screens that are meant, until it ends', () => {
    const state = ordered(QUIET_WALL, almaty);
    expect(shown(state, 1)).toMatchObject({
      unit: '750000000',
      because: 'push',
      shows: { type: 'layout', layout: 'city' },
      untilMs: nowMs + 60_000,
    });
    expect(shown(state, 2)).toMatchObject({ unit: '750000000', because: 'rotation' });
    expect(shown(state, 1, nowMs + 1_800_000)).toMatchObject({ unit: '000000000', because: 'rotation' });
  });

  it('releases one screen and leaves the territory, or all of it', () => {
    const state = ordered(QUIET_WALL, almaty);
    const one = ordered(state, { type: 'release', screens: [1] });
    expect(shown(one, 1)).toMatchObject({ unit: '750000000', because: 'rotation' });
    expect(territoryNow(wall, ordered(one, { type: 'release', screens: [] }), nowMs)).toBe('000000000');
  });

  it('names a screen that there is not, and changes nothing', () => {
    expect(applyOrder(wall, QUIET_WALL, { type: 'reload', screens: [3] }, { by: 'person:1', nowMs })).toEqual(
      { code: 'no_such_screen', position: 3 },
    );
  });

  it('raises the revision, whatever it is', () => {
    const orders: WallOrder[] = [
      { type: 'identify' },
      { type: 'reload', screens: [] },
      { type: 'free', screens: [2] },
      { type: 'turn', screens: [], by: -1 },
      { type: 'stricter', view: 'hide', minutes: 5 },
      { type: 'zoom', screens: [1], lon: 76.9, lat: 43.2, zoom: 11 },
    ];
    const state = orders.reduce((before, order) => ordered(before, order), QUIET_WALL);
    expect(state.revision).toBe(6);
    expect(state.identifyUntilMs).toBe(nowMs + 15_000);
    expect(state.screens.map(({ reloadAtMs, turned }) => ({ reloadAtMs, turned }))).toEqual([
      { reloadAtMs: nowMs, turned: -1 },
      { reloadAtMs: nowMs, turned: -1 },
    ]);
    expect(stricterNow(state, nowMs)).toBe('hide');
    expect(stricterNow(state, nowMs + 300_000)).toBe('normal');
    expect(zoomSince(state, 1, nowMs - 1)).toMatchObject({ zoom: 11 });
    expect(zoomSince(state, 1, nowMs)).toBeNull();
    expect(zoomSince(state, 2, 0)).toBeNull();
  });

  it('turned by hand takes away what was pushed there', () => {
    const state = ordered(QUIET_WALL, {
      type: 'push',
      screens: [],
      shows: { type: 'incident', incident: 7 },
      minutes: null,
    });
    expect(pushNow(state, 2, nowMs)?.shows).toEqual({ type: 'incident', incident: 7 });
    expect(shown(ordered(state, { type: 'turn', screens: [2], by: 1 }), 2)).toMatchObject({ layout: 'kpi' });
  });

  it('shows one territory on all screens, that of the timetable of the first', () => {
    const first = { ...wall, screens: [screen(2), screen(1, [slot({ unit: '610000000' })])] };
    expect(territoryNow(first, QUIET_WALL, at('27T08:30'))).toBe('610000000');
    expect(territoryNow(wall, QUIET_WALL, at('27T08:30'))).toBe('000000000');
  });
});
