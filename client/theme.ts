/** Every colour of the interface and the map. A missing colour is a type error. */
export type Theme = {
  name: 'night' | 'day';
  /** Page and panels. */
  surface: string;
  surfaceRaised: string;
  surfaceSunken: string;
  line: string;
  text: string;
  textMuted: string;
  accent: string;
  accentText: string;
  focus: string;
  danger: string;
  warning: string;
  good: string;
  /** Base map. */
  map: {
    sea: string;
    water: string;
    river: string;
    neighbour: string;
    country: string;
    border: string;
    borderMinor: string;
    label: string;
    labelMuted: string;
    labelHalo: string;
    waterLabel: string;
    hover: string;
    selected: string;
  };
  /**
   * Sequential choropleth, low share to high share. What is lacking stands out from the ground – bright at night, dark by
   * day – and what is done recedes; lightness runs one way and orange against blue is told apart by colour-blind people.
   */
  share: readonly [string, string, string, string, string];
  /**
   * Diverging, for the difference of two sources: far below, below, a little below, agreement, then above likewise. Violet
   * against green is told apart by colour-blind people, and differs from every colour of `share`.
   */
  difference: readonly [string, string, string, string, string, string, string];
  /** A unit without any evidence: never the colour of zero. */
  noData: string;
  /** State of a requirement; always beside a shape or a word, never colour alone. */
  gap: { gap: string; closed: string; unknown: string; not_required: string };
  /** Cameras: picture reaches a centre · works for its owner only · does not work. Shapes tell them apart as well. */
  camera: { linked: string; unlinked: string; broken: string };
  /** What a unit is free for: disc, triangle, square, ring. Shapes tell them apart as well. */
  unit: { free: string; en_route: string; on_scene: string; unavailable: string };
  /** Incidents by priority; the number stands beside the diamond. */
  incident: { p1: string; p2: string; p3: string; p4: string };
};

export const night: Theme = {
  name: 'night',
  surface: '#10161d',
  surfaceRaised: '#18212b',
  surfaceSunken: '#0b1015',
  line: '#2c3a48',
  text: '#e6edf3',
  textMuted: '#9fb0c0',
  accent: '#58a6ff',
  accentText: '#06121f',
  focus: '#ffd24d',
  danger: '#ff7b6b',
  warning: '#f0b429',
  good: '#4fbf8b',
  map: {
    sea: '#0b1622',
    water: '#0f2436',
    river: '#1d3c58',
    neighbour: '#131a21',
    country: '#1d2731',
    border: '#6d8297',
    borderMinor: '#0d141b',
    label: '#f2f6fa',
    labelMuted: '#b4c2d0',
    labelHalo: '#0b1015',
    waterLabel: '#6fa3cf',
    hover: '#ffffff',
    selected: '#ffd24d',
  },
  share: ['#f2a154', '#cb7a4f', '#8e7072', '#4d6a8c', '#27496f'],
  difference: ['#d5a6f2', '#9c6cc0', '#614a7d', '#333f4b', '#2f6350', '#4f9c74', '#8fdcaa'],
  noData: '#596774',
  gap: { gap: '#ff8a5c', closed: '#5aa9e6', unknown: '#b9a5e0', not_required: '#8795a3' },
  camera: { linked: '#7fe0cf', unlinked: '#b3a6d6', broken: '#ff5470' },
  unit: { free: '#4fd08b', en_route: '#ffd24d', on_scene: '#5cb0ff', unavailable: '#9fb0c0' },
  incident: { p1: '#ff5f56', p2: '#ffa14a', p3: '#c9a6ff', p4: '#b4c2d0' },
};

export const day: Theme = {
  name: 'day',
  surface: '#f6f8fa',
  surfaceRaised: '#ffffff',
  surfaceSunken: '#e9edf1',
  line: '#c9d3dc',
  text: '#14202b',
  textMuted: '#4d5e6e',
  accent: '#0b5cad',
  accentText: '#ffffff',
  focus: '#8a5a00',
  danger: '#b3261e',
  warning: '#8a5a00',
  good: '#14734a',
  map: {
    sea: '#cfe3ec',
    water: '#b7d8e6',
    river: '#8fc0d6',
    neighbour: '#eceae5',
    country: '#f8f7f3',
    border: '#7c8a97',
    borderMinor: '#ffffff',
    label: '#1b2731',
    labelMuted: '#4d5b66',
    labelHalo: '#ffffff',
    waterLabel: '#3b6f9e',
    hover: '#14202b',
    selected: '#8a3b00',
  },
  share: ['#9e3a0c', '#cc6f36', '#dd9f6c', '#bac4e2', '#e3e7f5'],
  difference: ['#6b2f92', '#a277c2', '#d0badf', '#eef0ee', '#b5dcbb', '#62ab76', '#19653a'],
  noData: '#a3adb6',
  gap: { gap: '#b8420f', closed: '#1f6fb2', unknown: '#6a4fa8', not_required: '#6b7883' },
  camera: { linked: '#00695c', unlinked: '#6d5599', broken: '#c2063a' },
  unit: { free: '#0d7a45', en_route: '#9a6b00', on_scene: '#0b5cad', unavailable: '#5b6b79' },
  incident: { p1: '#b3261e', p2: '#a34a00', p3: '#6a3fa8', p4: '#4d5e6e' },
};

export const THEMES: Record<Theme['name'], Theme> = { night, day };
