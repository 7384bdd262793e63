import { POLICE_UNIT_TYPES, type PoliceUnitType } from '../../shared/operations/schema.ts';
import { circle } from '../map/shapes.ts';
import type { Theme } from '../theme.ts';
import { ADULT_AND_CHILD, BUOY, CAR, CROSS, FLAME, PEOPLE, PERSON, SHIELD, STAR } from './glyphs.ts';
import { cased, from, type Part, type SymbolKindSpec } from './symbol.ts';

/** What a unit is free for; the order is that of `moving-points-shader.ts`: disc, triangle, square, ring. */
export const UNIT_LOOKS = ['free', 'en_route', 'on_scene', 'unavailable'] as const;
export type UnitLook = (typeof UNIT_LOOKS)[number];
/** Late: a timer ran out, an unbroken ring · aged: where it is was told long ago, a dashed one. */
const FRAMES = ['late', 'aged'] as const;
type UnitState = UnitLook | `${UnitLook}-${(typeof FRAMES)[number]}` | 'sos';

const RING = circle(12, 12, 7.2);
const FRAMED_RING = circle(12, 12, 6);
const SHAPE: Readonly<Record<Exclude<UnitLook, 'unavailable'>, string>> = {
  free: circle(12, 12, 7.4),
  en_route: 'M12 1.6L22.6 20.2H1.4Z',
  on_scene: 'M5.4 5.4H18.6V18.6H5.4Z',
};
/** Within a frame the triangle and the ring are smaller, and have no room for a glyph. */
const FRAMED_TRIANGLE = 'M12 4L19.6 17.2H4.4Z';
const FRAME = circle(12, 12, 10.8);
/** Eight points: nothing else on the map has them. */
const BURST =
  'M12 0.6L14.6 5.7L20.1 3.9L18.3 9.4L23.4 12L18.3 14.6L20.1 20.1L14.6 18.3L12 23.4L9.4 18.3L3.9 20.1L5.7 14.6L0.6 12L5.7 9.4L3.9 3.9L9.4 5.7Z';

function shape({ unit, map }: Theme, look: UnitLook, isFramed: boolean): Part[] {
  const d =
    look === 'en_route' && isFramed
      ? FRAMED_TRIANGLE
      : look === 'unavailable'
        ? isFramed
          ? FRAMED_RING
          : RING
        : SHAPE[look];
  return look === 'unavailable'
    ? [
        { d, stroke: map.labelHalo, width: isFramed ? 6.4 : 6 },
        { d, stroke: unit.unavailable, width: isFramed ? 3.2 : 2.6 },
      ]
    : cased(d, unit[look], map.labelHalo, 3.6);
}

const GLYPH: Readonly<Record<PoliceUnitType, string>> = {
  patrol_car: CAR,
  foot_patrol: PERSON,
  duty_group: PEOPLE,
  juvenile_inspector: ADULT_AND_CHILD,
  precinct_inspector: STAR,
  special_unit: SHIELD,
  rescue: BUOY,
  ambulance: CROSS,
  fire: FLAME,
};

const split = (state: Exclude<UnitState, 'sos'>): [UnitLook, string | undefined] => {
  const [look = '', frame] = state.split('-');
  return [UNIT_LOOKS.find((known) => known === look) ?? 'unavailable', frame];
};

/** A unit: its status as the shape, what must be noticed as a frame around it, and its kind inside where there is room. */
export const unit: SymbolKindSpec<UnitState, PoliceUnitType> = {
  boxPx: 24,
  states: [
    ...UNIT_LOOKS,
    ...FRAMES.flatMap((frame) => UNIT_LOOKS.map((look) => `${look}-${frame}` as const)),
    'sos',
  ],
  draw(theme, state) {
    const { map, danger, textMuted } = theme;
    if (state === 'sos')
      return [
        ...cased(BURST, danger, map.labelHalo, 2),
        { d: 'M12 6.4V13.2M12 16.6V16.7', stroke: map.labelHalo, width: 2.8 },
      ];
    const [look, frame] = split(state);
    if (frame === undefined) return shape(theme, look, false);
    return [
      { d: FRAME, stroke: map.labelHalo, width: 3.2 },
      frame === 'late'
        ? { d: FRAME, stroke: danger, width: 2.2 }
        : { d: FRAME, stroke: textMuted, width: 1.8, dash: [2.4, 3.2] },
      ...shape(theme, look, true),
    ];
  },
  glyphs: {
    names: POLICE_UNIT_TYPES,
    draw(theme, state, type) {
      const isRing = state.startsWith('unavailable');
      return state === 'sos' || state.startsWith('en_route-') || state.startsWith('unavailable-')
        ? []
        : from(20, [{ d: GLYPH[type], fill: isRing ? theme.unit.unavailable : theme.map.labelHalo }]);
    },
  },
};
