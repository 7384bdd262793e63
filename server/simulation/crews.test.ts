import { expect, it } from 'vitest';
import { crewStream } from './crews.ts';
import type { Parts } from './part.ts';
import type { Fix } from '../../shared/simulation/device.ts';

const UNITS = 1_000;
const fixAt = (at: number): Fix => ({ at, lon: 71, lat: 51, headingDeg: 0, speedMs: 0, accuracyM: 5 });

/** Devices on a line whose answers the test gives. */
function openStream() {
  const sent: { secret: string; at: number }[] = [];
  const unanswered: (() => void)[] = [];
  const stream = crewStream({
    world: { crews: new Map() },
    session: { calls: { operations: {} } },
    sender: {
      send: (secret: string, fixes: readonly Fix[]) => {
        for (const { at } of fixes) sent.push({ secret, at });
        return new Promise((resolve) => unanswered.push(() => resolve({ taken: fixes.length, status: 200 })));
      },
    },
    trouble: { went: () => undefined, failed: () => undefined },
    secrets: new Map(Array.from({ length: UNITS }, (_, id) => [id, { device: `d${id}`, link: '' }])),
    clock: Date.now,
  } as unknown as Parts);
  const everyoneReports = (at: number): void => {
    for (let unitId = 0; unitId < UNITS; unitId++) stream.take({ kind: 'fixes', unitId, fixes: [fixAt(at)] });
  };
  const answerAll = async (): Promise<void> => {
    while (unanswered.length > 0) {
      for (const answer of unanswered.splice(0)) answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { sent, everyoneReports, answerAll };
}

it('has every unit reported when all report at one moment, not only those that come first', async () => {
  const { sent, everyoneReports, answerAll } = openStream();
  everyoneReports(1);
  await answerAll();
  expect(new Set(sent.map(({ secret }) => secret)).size).toBe(UNITS);
});

it('sends the latest position of who had to wait, and no more than one a unit', async () => {
  const { sent, everyoneReports, answerAll } = openStream();
  for (const at of [1, 2, 3]) everyoneReports(at);
  await answerAll();
  const last = new Map(sent.map(({ secret, at }) => [secret, at]));
  expect([...last.values()].every((at) => at === 3)).toBe(true);
  // Those that were under way when the second came, and once each for the rest.
  expect(sent.length).toBeLessThan(2 * UNITS);
});
