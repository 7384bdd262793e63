import { expect, it } from 'vitest';
import { createPositionHub } from './position-hub.ts';
import { makePositionState, putPosition } from '../ingest/position-state.ts';
import { readHeader } from '../../shared/live/frame.ts';

const ALMATY = '000000000/750000000';
const SHYMKENT = '000000000/790000000';

/** A screen of a territory, with the headers of the frames that it got. */
function openScreen(hub: ReturnType<typeof createPositionHub>, path: string) {
  const over = new AbortController();
  const got: { seq: number; base: number; full: boolean; count: number }[] = [];
  const read = (async () => {
    const subscriber = { paths: [path], box: null, ready: () => true, signal: over.signal };
    for await (const { bytes } of hub.frames(subscriber)) {
      const { seq, base, full, count } = readHeader(new DataView(bytes.buffer, bytes.byteOffset));
      got.push({ seq, base, full, count });
    }
  })();
  return { got, close: () => (over.abort(), read) };
}

it('tells a territory at once what changed in it, another one only once a second that nothing did', async () => {
  const roster = [1, 2, 3, 4].map((unitId) => ({ unitId, path: unitId < 3 ? ALMATY : SHYMKENT }));
  const state = makePositionState(roster, new Map());
  const hub = createPositionHub();
  const screens = { almaty: openScreen(hub, ALMATY), shymkent: openScreen(hub, SHYMKENT) };
  const tick = async (timeMs: number): Promise<void> => {
    hub.tick(state, timeMs);
    state.changed.fill(0);
    await new Promise(setImmediate);
  };
  const moves = (unitId: number, at: number): void => {
    const fix = { lon: 76.9, lat: 43.2, headingDeg: null, speedMs: null, accuracyM: 5, receivedAt: at };
    expect(putPosition(state, state.slotOf.get(unitId) ?? -1, { ...fix, unitId, at, source: 'radio' })).toBe(
      true,
    );
  };
  await new Promise(setImmediate);
  await tick(0);
  moves(1, 100);
  await tick(200);
  moves(1, 300);
  await tick(400);
  const late = openScreen(hub, SHYMKENT);
  await new Promise(setImmediate);
  await tick(600);
  await tick(1_000);

  expect(screens.almaty.got.map(({ full, count }) => (full ? 'full' : count))).toEqual(['full', 1, 1]);
  expect(screens.shymkent.got.map(({ full, count }) => (full ? 'full' : count))).toEqual(['full', 0]);
  // Whoever comes between two seconds is told everything with the next tick, and is in step with the others.
  expect(late.got.map(({ full, count }) => (full ? 'full' : count))).toEqual(['full', 0]);
  for (const { got } of [screens.almaty, screens.shymkent, late])
    got.slice(1).forEach(({ base }, i) => expect(base).toBe(got[i]?.seq));
  await Promise.all([screens.almaty, screens.shymkent, late].map(({ close }) => close()));
});
