import { circle, roundedRect } from '../map/shapes.ts';
import type { Theme } from '../theme.ts';
import type { Part, SymbolKindSpec } from './symbol.ts';

/** Everything that the map of a plan shows. */
export const PLAN_MARKS = [
  'reached',
  'uncovered',
  'won',
  'lost',
  'post',
  'unit',
  'camera',
  'closed',
] as const;
export type PlanMark = (typeof PLAN_MARKS)[number];

const BOX_PX = 26;
const C = BOX_PX / 2;
const SQUARE = roundedRect(C - 4, C - 4, 8, 8, 1.5);
const HOUSE = `M${C - 7} ${C + 6}V${C - 1}L${C} ${C - 8}L${C + 7} ${C - 1}V${C + 6}Z`;
const WEDGE = `M${C} ${C + 6}L${C - 7} ${C - 5}A9 9 0 0 1 ${C + 7} ${C - 5}Z`;
const CROSS = `M${C - 6} ${C - 6}L${C + 6} ${C + 6}M${C + 6} ${C - 6}L${C - 6} ${C + 6}`;

function draw(theme: Theme, mark: PlanMark, isChanged: boolean): Part[] {
  const { map, gap, good, danger, unit, camera, textMuted, surfaceRaised, accent } = theme;
  const halo = map.labelHalo;
  const shape: Record<PlanMark, Part[]> = {
    reached: [
      { d: SQUARE, stroke: halo, width: 3 },
      { d: SQUARE, fill: gap.closed },
    ],
    uncovered: [
      { d: roundedRect(C - 5, C - 5, 10, 10, 1.5), stroke: halo, width: 5 },
      { d: roundedRect(C - 5, C - 5, 10, 10, 1.5), fill: surfaceRaised, stroke: gap.gap, width: 2.2 },
      { d: `M${C - 3} ${C + 3}L${C + 3} ${C - 3}`, stroke: gap.gap, width: 2 },
    ],
    won: [
      { d: circle(C, C, 8), stroke: halo, width: 5 },
      { d: circle(C, C, 8), fill: surfaceRaised, stroke: good, width: 2.4 },
      { d: `M${C - 4} ${C}L${C - 1} ${C + 3.5}L${C + 4} ${C - 3.5}`, stroke: good, width: 2.4 },
    ],
    lost: [
      { d: roundedRect(C - 8, C - 8, 16, 16, 3), stroke: halo, width: 5 },
      { d: roundedRect(C - 8, C - 8, 16, 16, 3), fill: surfaceRaised, stroke: danger, width: 2.4 },
      {
        d: `M${C - 4} ${C - 4}L${C + 4} ${C + 4}M${C + 4} ${C - 4}L${C - 4} ${C + 4}`,
        stroke: danger,
        width: 2.4,
      },
    ],
    post: [
      { d: HOUSE, stroke: halo, width: 5 },
      { d: HOUSE, fill: unit.on_scene },
    ],
    unit: [
      { d: circle(C, C, 6), stroke: halo, width: 4 },
      { d: circle(C, C, 6), fill: unit.free },
    ],
    camera: [
      { d: WEDGE, stroke: halo, width: 4 },
      { d: WEDGE, fill: camera.linked },
    ],
    closed: [
      { d: HOUSE, stroke: halo, width: 5 },
      { d: HOUSE, fill: surfaceRaised, stroke: textMuted, width: 1.6, dash: [2.4, 2] },
      { d: CROSS, stroke: danger, width: 2 },
    ],
  };
  const ring: Part[] = [
    { d: circle(C, C, 11.5), stroke: halo, width: 4 },
    { d: circle(C, C, 11.5), stroke: accent, width: 2.2 },
  ];
  return isChanged ? [...ring, ...shape[mark]] : shape[mark];
}

type PlanLook = PlanMark | `${PlanMark}-changed`;
const PARTS = new Map<PlanLook, readonly [PlanMark, boolean]>(
  PLAN_MARKS.flatMap((mark): [PlanLook, readonly [PlanMark, boolean]][] => [
    [mark, [mark, false]],
    [`${mark}-changed`, [mark, true]],
  ]),
);

/** A mark of a plan; what the plan has added or moved has a ring around it. */
export const plan: SymbolKindSpec<PlanLook> = {
  boxPx: BOX_PX,
  states: [...PARTS.keys()],
  draw(theme, look) {
    const [mark, isChanged] = PARTS.get(look) ?? ['reached', false];
    return draw(theme, mark, isChanged);
  },
};
