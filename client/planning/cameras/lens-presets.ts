/**
 * Lenses that a question begins with: horizontal angles as makers give them for sensors of 1/2.7", a picture of 4 or 8 megapixels, and
 * prices of ours with mounting. All of it is assumed, said to be on the screen, and changed there.
 */
export const LENS_PRESETS = {
  wide: { fovDeg: 100, widthPx: 2_560, costKzt: 150_000, isOn: true },
  middle: { fovDeg: 80, widthPx: 2_560, costKzt: 150_000, isOn: true },
  narrow: { fovDeg: 50, widthPx: 2_560, costKzt: 170_000, isOn: true },
  wide8: { fovDeg: 105, widthPx: 3_840, costKzt: 230_000, isOn: false },
} as const;

export type LensName = keyof typeof LENS_PRESETS;
export const LENS_NAMES = Object.keys(LENS_PRESETS) as LensName[];
export const isLensName = (name: string): name is LensName => name in LENS_PRESETS;
