import type { Theme } from '../theme.ts';

/** Colours that name things: any two of a palette may stand beside each other. */
export const CATEGORICAL = ['gap', 'camera', 'unit', 'incident'] as const satisfies (keyof Theme)[];
/** Colours that measure: from one end to the other, or away from a middle. */
export const RAMPS = ['share', 'difference'] as const satisfies (keyof Theme)[];

/** CIEDE2000 between any two colours that name, and between neighbours that measure, for every way of seeing colour. */
export const LEAST_DIFFERENCE = { categorical: 11, ramp: 8 } as const;
