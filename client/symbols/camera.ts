import { circle } from '../map/shapes.ts';
import { cased, from, outlined, type SymbolKindSpec } from './symbol.ts';

/** A wedge, as what a camera sees. */
const WEDGE = 'M9 15.6L2.4 5.4Q9 0.4 15.6 5.4Z';
const LENS = circle(9, 6.9, 1.9);
const CROSS = 'M5 3.4L13 12.2M13 3.4L5 12.2';

/** A camera: its picture reaches a centre, filled with a lens · works, reaches none, outlined · does not work, struck out. */
export const camera: SymbolKindSpec<'linked' | 'unlinked' | 'broken'> = {
  boxPx: 18,
  states: ['linked', 'unlinked', 'broken'],
  draw(theme, state) {
    const { map, camera: colours } = theme;
    if (state === 'linked')
      return [
        ...cased(WEDGE, colours.linked, map.labelHalo, 3),
        ...from(12, [{ d: LENS, fill: map.labelHalo }]),
      ];
    if (state === 'unlinked') return outlined(WEDGE, { stroke: colours.unlinked, width: 1.9 }, theme, 4.2);
    return [
      ...outlined(WEDGE, { stroke: colours.broken, width: 1.3, dash: [2, 1.6] }, theme, 4.2),
      { d: CROSS, stroke: map.labelHalo, width: 4.6 },
      { d: CROSS, stroke: colours.broken, width: 2.6 },
    ];
  },
};
