import type { Theme } from '../theme.ts';
import {
  ADULT_AND_CHILD,
  BAG,
  BELL,
  BOLT,
  CAR,
  CROSS,
  DOTS,
  FLAME,
  PEOPLE,
  PERSON,
  TARGET,
} from './glyphs.ts';
import { cased, from, outlined, type Part, type SymbolKindSpec } from './symbol.ts';

/** Families of the categories, by the name of the topmost category (`data/categories`). */
const GLYPH = {
  terror: TARGET,
  alarm: BELL,
  fire_group: FLAME,
  children: ADULT_AND_CHILD,
  person: PERSON,
  property: BAG,
  order: PEOPLE,
  traffic: CAR,
  help: CROSS,
  system: BOLT,
  other: DOTS,
} as const;
export type IncidentFamily = keyof typeof GLYPH;
export const isFamily = (category: string): category is IncidentFamily => Object.hasOwn(GLYPH, category);
export const INCIDENT_FAMILIES = Object.keys(GLYPH).filter(isFamily);

export const INCIDENT_LOOKS = ['p1', 'p2', 'p3', 'p4'] as const;
type IncidentLook = (typeof INCIDENT_LOOKS)[number];

const DIAMOND = 'M12 2L22 12L12 22L2 12Z';
const INNER = 'M12 4.2L19.8 12L12 19.8L4.2 12Z';
/** Wide enough inside for a glyph. */
const LINE = 'M12 1.8L22.2 12L12 22.2L1.8 12Z';
const OUTER = 'M12 0.9L23.1 12L12 23.1L0.9 12Z';

/** What is written on a diamond reads in this ink. */
export const inkOfIncident = ({ map, incident }: Theme, look: IncidentLook): string =>
  look === 'p1' || look === 'p2' ? map.labelHalo : incident[look];

/** A diamond: filled and framed twice · filled · outlined · dashed, as the priority sinks. */
function draw(theme: Theme, look: IncidentLook): Part[] {
  const { map, incident } = theme;
  switch (look) {
    case 'p1':
      return [
        { d: OUTER, stroke: map.labelHalo, width: 3.4 },
        { d: OUTER, stroke: incident.p1, width: 1.6 },
        ...cased(INNER, incident.p1, map.labelHalo, 1.6),
      ];
    case 'p2':
      return cased(DIAMOND, incident.p2, map.labelHalo, 3.4);
    case 'p3':
      return outlined(LINE, { stroke: incident.p3, width: 2 }, theme, 4.6);
    case 'p4':
      break;
  }
  return outlined(LINE, { stroke: incident.p4, width: 1.6, dash: [3.2, 3] }, theme, 4.2);
}

/** An incident: its priority as the diamond, its family of categories inside where there is room and no number stands. */
export const incident: SymbolKindSpec<IncidentLook, IncidentFamily> = {
  boxPx: 24,
  states: INCIDENT_LOOKS,
  draw,
  glyphs: {
    names: INCIDENT_FAMILIES,
    draw: (theme, look, family) => from(18, [{ d: GLYPH[family], fill: inkOfIncident(theme, look) }]),
  },
};
