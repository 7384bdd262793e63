import { GAP_STATES, type GapState } from '../../shared/coverage/requirement.ts';
import { FACILITY_TYPES, GROUPS, type FacilityType, type Group } from '../../shared/register/schema.ts';
import { inkOn } from '../map/contrast.ts';
import { circle, roundedRect } from '../map/shapes.ts';
import type { Theme } from '../theme.ts';
import { from, outlined, type Part, type SymbolKindSpec } from './symbol.ts';

/** Each type has its own outline, for where there is no room for what stands inside: a block, a round one, a gable. */
const FRAME: Readonly<Record<FacilityType, string>> = {
  school: roundedRect(4, 6, 20, 17, 2),
  kindergarten: roundedRect(4, 6, 20, 17, 8.4),
  college: 'M3 11.5L14 4.5L25 11.5V23H3Z',
};

/** What stands inside the frame: a bear's head, an open book, a mortarboard. */
const GLYPH: Readonly<Record<FacilityType, string>> = {
  kindergarten: circle(14, 15.4, 4.6) + circle(10, 11, 1.9) + circle(18, 11, 1.9),
  school: 'M13.4 11.2L8 10V18L13.4 19.4ZM14.6 11.2L20 10V18L14.6 19.4Z',
  college: 'M14 10.4L21.2 13.6L14 16.8L6.8 13.6ZM10 16.2L14 18L18 16.2V18.8Q14 21.2 10 18.8Z',
};
/** Inside a symbol smaller than this a glyph is a blot. */
const GLYPH_FROM_PX = 16;

/** Warning triangle on the corner of a facility that lacks what the law demands. */
const BADGE = 'M22 1L27.4 10.4H16.6Z';
const BADGE_MARK = 'M22 4.3V7.1M22 8.6V8.7';

const LINES: Readonly<Record<'unknown' | 'not_required', { width: number; dash?: readonly number[] }>> = {
  unknown: { width: 2.2, dash: [3.4, 2.6] },
  not_required: { width: 1.2 },
};

/** Each state has its own frame: filled with a warning on it · filled · dashed around a dot · a thin line. */
function draw(theme: Theme, type: FacilityType, gap: GapState): Part[] {
  const { map } = theme;
  const d = FRAME[type];
  const colour = theme.gap[gap];
  if (gap === 'unknown' || gap === 'not_required') {
    const dot: Part = { d: circle(14, 14.5, 2.6), fill: colour, belowPx: GLYPH_FROM_PX };
    return [
      ...outlined(d, { stroke: colour, ...LINES[gap] }, theme, 3.5),
      ...(gap === 'unknown' ? [dot] : []),
      ...from(GLYPH_FROM_PX, [{ d: GLYPH[type], fill: colour }]),
    ];
  }
  const glyph: Part = { d: GLYPH[type], fill: inkOn(colour, [map.label, map.labelHalo]) };
  const warning: Part[] = [
    { d: BADGE, fill: map.selected, stroke: map.labelHalo, width: 2.6 },
    { d: BADGE, fill: map.selected },
    ...from(14, [{ d: BADGE_MARK, stroke: map.labelHalo, width: 1.6 }]),
  ];
  return [
    { d, stroke: map.labelHalo, width: 3.5 },
    { d, fill: colour },
    ...from(GLYPH_FROM_PX, [glyph]),
    ...(gap === 'gap' ? warning : []),
  ];
}

type FacilityLook = `${FacilityType}-${GapState}`;
const LOOKS = FACILITY_TYPES.flatMap((type) =>
  GAP_STATES.map((gap) => [`${type}-${gap}`, [type, gap]] as const satisfies [FacilityLook, unknown]),
);
const PARTS = new Map<FacilityLook, readonly [FacilityType, GapState]>(LOOKS);

/** Groups of Order 117 that make a facility a terrorist-vulnerable one. */
const RANKS = ['group_1', 'group_2', 'group_3'] as const;
export type RankedGroup = (typeof RANKS)[number];
export const isRanked = (group: Group): group is RankedGroup => RANKS.some((rank) => rank === group);

/** A facility: its type inside, the state of the requirement as the frame, one to three bars beneath for its group. */
export const facility: SymbolKindSpec<FacilityLook, RankedGroup> = {
  boxPx: 28,
  states: LOOKS.map(([look]) => look),
  draw(theme, look) {
    const [type, gap] = PARTS.get(look) ?? ['school', 'unknown'];
    return draw(theme, type, gap);
  },
  glyphs: {
    names: RANKS,
    draw: ({ map }, _look, rank) =>
      from(
        GLYPH_FROM_PX,
        Array.from({ length: RANKS.indexOf(rank) + 1 }, (_, i) => `M${5 + i * 6.6} 26.4h4.6`).flatMap((d) => [
          { d, stroke: map.labelHalo, width: 3.4 },
          { d, stroke: map.label, width: 1.8 },
        ]),
      ),
  },
};

const SHIELD = 'M12 2L20.5 4.8V11.4Q20.5 18.6 12 22.4Q3.5 18.6 3.5 11.4V4.8Z';
const BARS = ['M7 10.8H17', 'M7 7.8H17M7 13.4H17', 'M7 6.6H17M7 11H17M7 15.4H17'];

/** The group by Order 117 as a shield, which marks a terrorist-vulnerable facility, with one to three bars. */
export const group: SymbolKindSpec<Group> = {
  boxPx: 24,
  states: GROUPS,
  draw(theme, state) {
    const { map, text, textMuted } = theme;
    if (state === 'unknown')
      return outlined(SHIELD, { stroke: textMuted, width: 2, dash: [3.2, 2.6] }, theme);
    if (state === 'non_tto') return outlined(SHIELD, { stroke: textMuted, width: 1.6 }, theme);
    return [
      { d: SHIELD, stroke: map.labelHalo, width: 3 },
      { d: SHIELD, fill: text },
      { d: BARS[RANKS.findIndex((rank) => rank === state)] ?? '', stroke: map.labelHalo, width: 2.4 },
    ];
  },
};
