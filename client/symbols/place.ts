import { circle } from '../map/shapes.ts';
import { cased, from, outlined, type SymbolKindSpec } from './symbol.ts';

const HEXAGON = 'M12 1.6L21 6.8V17.2L12 22.4L3 17.2V6.8Z';
/** A mast that is heard on both sides. */
const MAST = 'M12 10V18M8.6 18H15.4M8.4 12.4A5 5 0 0 1 8.4 6.4M15.6 12.4A5 5 0 0 0 15.6 6.4';
const MAST_TOP = circle(12, 9.4, 1.7);
const STRUCK = 'M5 19L19 5';

/** A control centre: a hexagon with a mast · one whose line is lost, outlined and struck through. */
export const centre: SymbolKindSpec<'linked' | 'lost'> = {
  boxPx: 24,
  states: ['linked', 'lost'],
  draw(theme, state) {
    const { map, accent, danger } = theme;
    if (state === 'lost')
      return [
        ...outlined(HEXAGON, { stroke: danger, width: 2 }, theme, 4.4),
        { d: STRUCK, stroke: danger, width: 2.2 },
      ];
    return [
      ...cased(HEXAGON, accent, map.labelHalo, 2.6),
      ...from(14, [
        { d: MAST, stroke: map.labelHalo, width: 1.8 },
        { d: MAST_TOP, fill: map.labelHalo },
      ]),
    ];
  },
};

const HOUSE = 'M3.4 21V10.6L12 3L20.6 10.6V21Z';
const DOOR = 'M10 21V14.6H14V21Z';

/** A post of the police: a house that is manned · one that is not, dashed. */
export const post: SymbolKindSpec<'manned' | 'empty'> = {
  boxPx: 24,
  states: ['manned', 'empty'],
  draw(theme, state) {
    const { map, accent, textMuted } = theme;
    return state === 'manned'
      ? [...cased(HOUSE, accent, map.labelHalo, 3), ...from(14, [{ d: DOOR, fill: map.labelHalo }])]
      : outlined(HOUSE, { stroke: textMuted, width: 1.8, dash: [3, 2.4] }, theme, 4.4);
  },
};
