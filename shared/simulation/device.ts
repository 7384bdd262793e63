import { waitMs } from './day.ts';
import type { Body } from './motion.ts';
import type { Random } from '../random.ts';

/** A position as a crew's device sends it; `at` is real time, milliseconds. */
export type Fix = {
  lon: number;
  lat: number;
  headingDeg: number;
  speedMs: number;
  accuracyM: number;
  at: number;
};

/** When a device reports next, until when it is without a line, and what it keeps meanwhile. Real time, milliseconds. */
export type Device = { nextMs: number; lostUntilMs: number; nextLossMs: number; kept: Fix[] };

/** How often a device reports while it moves and while it stands. */
export const REPORT_MS = { moving: 5_000, standing: 30_000 } as const;
/** A line is lost this often and for so long; some are stale then, and some unknown. */
const LOSS_MS = { every: 5 * 3_600_000, least: 75_000, most: 600_000 } as const;
/** Without a line a device notes a fix so often, and so many at most; the oldest go. */
const KEPT = { everyMs: 15_000, most: 60 } as const;
/** So many are without a line in the first minutes, so that it is seen how that looks. */
const LOST_AT_FIRST = 0.015;

export function makeDevice(random: Random, realMs: number): Device {
  const isSoon = random() < LOST_AT_FIRST;
  return {
    // Spread over the first seconds: a thousand devices never report at once.
    nextMs: realMs + random() * REPORT_MS.moving,
    lostUntilMs: 0,
    nextLossMs: realMs + (isSoon ? 20_000 + random() * 120_000 : waitMs(LOSS_MS.every, random)),
    kept: [],
  };
}

/** What a device sends at a moment: nothing, a fix, or after a lost line all that it has kept, the oldest first. */
export function reports(device: Device, body: Body, realMs: number, random: Random): Fix[] {
  if (realMs < device.nextMs) return [];
  if (realMs >= device.nextLossMs) {
    device.lostUntilMs = realMs + LOSS_MS.least + random() * (LOSS_MS.most - LOSS_MS.least);
    device.nextLossMs = device.lostUntilMs + waitMs(LOSS_MS.every, random);
  }
  const isLost = realMs < device.lostUntilMs;
  const everyMs = isLost ? KEPT.everyMs : body.speedMs > 0 ? REPORT_MS.moving : REPORT_MS.standing;
  device.nextMs = realMs + everyMs;
  device.kept.push(fixOf(body, realMs, random));
  if (device.kept.length > KEPT.most) device.kept.shift();
  if (isLost) return [];
  const sent = device.kept;
  device.kept = [];
  return sent;
}

/** Fixes that were not taken: the device keeps them, as telephones do, and sends them again with the next. */
export function keep(device: Device, fixes: readonly Fix[], realMs: number): void {
  device.kept = [...fixes, ...device.kept].slice(-KEPT.most);
  device.nextMs = Math.min(device.nextMs, realMs + REPORT_MS.moving);
}

const fixOf = ({ spot, headingDeg, speedMs }: Body, at: number, random: Random): Fix => ({
  lon: rounded(spot.lon, 1e6),
  lat: rounded(spot.lat, 1e6),
  headingDeg: rounded(headingDeg, 1) % 360,
  speedMs: rounded(speedMs, 10),
  accuracyM: Math.round(4 + random() * 8),
  at: Math.round(at),
});

const rounded = (value: number, per: number): number => Math.round(value * per) / per;
