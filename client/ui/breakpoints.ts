/**
 * Where layouts change; style sheets write the same conditions, and breakpoints.test.ts holds them to it. A width is measured
 * in CSS pixels, so a desk at 200 % zoom has the layout of a tablet.
 */
export const BREAKPOINTS = {
  /** Telephones. */
  phone: '(width < 600px)',
  /** Tablets and narrow windows: the bar folds into a menu. */
  narrow: '(width < 1100px)',
  /** Too narrow for a panel beside the map: it becomes a sheet, and the parts of a desk become tabs. */
  sheet: '(width < 600px), (width < 1100px) and (orientation: portrait)',
  /** Fingers: nothing that is pressed is smaller than 44 px. */
  touch: '(pointer: coarse)',
} as const;
