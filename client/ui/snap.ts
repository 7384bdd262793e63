/** How high a sheet stands above the lower edge: what is read at once, half of the screen, all of it. */
export const SNAPS = ['low', 'half', 'full'] as const;
export type Snap = (typeof SNAPS)[number];

/** Shares of the height that a sheet may take. */
export const SNAP_SHARE = { low: 0.22, half: 0.62, full: 1 } as const satisfies Record<Snap, number>;

/** Where a sheet comes to rest that was let go at a share of the height. */
export const nearestSnap = (share: number): Snap =>
  SNAPS.reduce((best, snap) =>
    Math.abs(SNAP_SHARE[snap] - share) < Math.abs(SNAP_SHARE[best] - share) ? snap : best,
  );

/** The next place up or down; the last stays where it is. */
export const stepSnap = (snap: Snap, step: 1 | -1): Snap =>
  SNAPS[Math.min(SNAPS.length - 1, Math.max(0, SNAPS.indexOf(snap) + step))] ?? snap;

/** What a press does: up until it can go no higher, then down again. */
export const pressedSnap = (snap: Snap): Snap => (snap === 'full' ? 'low' : stepSnap(snap, 1));
