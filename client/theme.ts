import { DESK_TOKENS, PRINT_TOKENS, WALL_TOKENS, type Tokens } from './theme/tokens.ts';

/** Every colour and measure of the interface and the map. A missing one is a type error. */
export type Theme = {
  /** `night` and `day` are for a desk and stand in the address; `wall` is read from six metres, `print` from paper. */
  name: 'night' | 'day' | 'wall' | 'print';
  /** What the browser draws its own parts for: fields of a date, bars to scroll by. */
  ground: 'dark' | 'light';
  /** Sizes, spaces, widths of lines, motion. */
  tokens: Tokens;
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
  /** Under what lies over the page, and over the page behind a dialog; `#rrggbbaa`. */
  shade: { raised: string; scrim: string };
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

const night: Theme = {
  name: 'night',
  ground: 'dark',
  tokens: DESK_TOKENS,
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
  shade: { raised: '#00000059', scrim: '#00000073' },
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

const day: Theme = {
  name: 'day',
  ground: 'light',
  tokens: DESK_TOKENS,
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
  shade: { raised: '#14202b2e', scrim: '#00000073' },
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

/** Night for eyes six metres away: whiter text, brighter marks, stronger lines, nothing faint. */
const wall: Theme = {
  name: 'wall',
  ground: 'dark',
  tokens: WALL_TOKENS,
  surface: '#0a0e13',
  surfaceRaised: '#141b24',
  surfaceSunken: '#05080b',
  line: '#5a6f85',
  text: '#ffffff',
  textMuted: '#d3dde7',
  accent: '#7cc0ff',
  accentText: '#04101c',
  focus: '#ffe066',
  danger: '#ff8a7a',
  warning: '#ffc93d',
  good: '#63dba3',
  shade: { raised: '#00000080', scrim: '#000000a6' },
  map: {
    sea: '#060d15',
    water: '#0c2233',
    river: '#28527a',
    neighbour: '#0c1116',
    country: '#1a242e',
    border: '#a3b8cc',
    borderMinor: '#05080b',
    label: '#ffffff',
    labelMuted: '#d3dde7',
    labelHalo: '#000000',
    waterLabel: '#8fc4f2',
    hover: '#ffffff',
    selected: '#ffe066',
  },
  share: ['#ffb36b', '#d98a5c', '#9d7a78', '#476a94', '#22446c'],
  difference: ['#dcb3f5', '#a97dcb', '#66507f', '#333f4b', '#346b57', '#5aaa80', '#9ae6b4'],
  noData: '#70808f',
  gap: { gap: '#ff9a6c', closed: '#5fb4f5', unknown: '#d3c2f5', not_required: '#9fadba' },
  camera: { linked: '#8ff0dd', unlinked: '#c4b5f0', broken: '#ff7088' },
  unit: { free: '#5ee39c', en_route: '#ffe066', on_scene: '#6fbcff', unavailable: '#b4c2d0' },
  incident: { p1: '#ff7a70', p2: '#ffb765', p3: '#d3b5ff', p4: '#dbe4ec' },
};

/** White paper: little ink, black text, and every palette told apart by lightness when the printer has one colour. */
const print: Theme = {
  name: 'print',
  ground: 'light',
  tokens: PRINT_TOKENS,
  surface: '#ffffff',
  surfaceRaised: '#ffffff',
  surfaceSunken: '#f4f5f6',
  line: '#8a9199',
  text: '#000000',
  textMuted: '#3d4449',
  accent: '#0b4a8f',
  accentText: '#ffffff',
  focus: '#000000',
  danger: '#8f1710',
  warning: '#6b4600',
  good: '#0c5a38',
  shade: { raised: '#00000000', scrim: '#00000033' },
  map: {
    sea: '#eaf1f5',
    water: '#dbe8ef',
    river: '#86adc0',
    neighbour: '#f5f5f3',
    country: '#ffffff',
    border: '#5c646b',
    borderMinor: '#b9bfc5',
    label: '#000000',
    labelMuted: '#3d4449',
    labelHalo: '#ffffff',
    waterLabel: '#2c5d85',
    hover: '#000000',
    selected: '#7a2f00',
  },
  share: ['#a8481a', '#d3834d', '#e6b48a', '#ced6ea', '#eef1f9'],
  difference: ['#6b2f92', '#ad86c9', '#d8c6e4', '#f2f4f2', '#bfe2c4', '#72b384', '#19653a'],
  noData: '#b4bcc4',
  gap: { gap: '#7a2c08', closed: '#1f6fb2', unknown: '#4f3a80', not_required: '#6b7883' },
  camera: { linked: '#00776b', unlinked: '#5a4a80', broken: '#7a0a2a' },
  unit: { free: '#0a5c35', en_route: '#8f6400', on_scene: '#0b3d78', unavailable: '#6b7883' },
  incident: { p1: '#7a100a', p2: '#9c4a06', p3: '#4a2a80', p4: '#6b7883' },
};

export const THEMES: Readonly<Record<Theme['name'], Theme>> = { night, day, wall, print };
