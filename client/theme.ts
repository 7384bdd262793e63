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
  share: ['#f5a85c', '#d0804f', '#967779', '#46658a', '#27496f'],
  difference: ['#d5a6f2', '#9c6cc0', '#614a7d', '#333f4b', '#2f6350', '#4f9c74', '#8fdcaa'],
  noData: '#64727f',
  gap: { gap: '#f68f5e', closed: '#3a92d9', unknown: '#c2b5e3', not_required: '#929baa' },
  camera: { linked: '#7ee0ce', unlinked: '#b0a6d6', broken: '#f55d72' },
  unit: { free: '#76d996', en_route: '#fdd345', on_scene: '#65a9e6', unavailable: '#a3b4c5' },
  incident: { p1: '#f06758', p2: '#ffa447', p3: '#b69ff1', p4: '#b9cbd9' },
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
  share: ['#9e3a0c', '#d27a40', '#dc9e6c', '#bfc9e6', '#e6eaf7'],
  difference: ['#6b2f92', '#a87fc7', '#d0badf', '#eef0ee', '#b5dcbb', '#62ab76', '#19653a'],
  noData: '#87929c',
  gap: { gap: '#b74412', closed: '#2774bb', unknown: '#533d97', not_required: '#61707e' },
  camera: { linked: '#0a6c5e', unlinked: '#72599f', broken: '#ad172f' },
  unit: { free: '#167951', en_route: '#8f6b12', on_scene: '#0253b2', unavailable: '#5a656d' },
  incident: { p1: '#890301', p2: '#a84e00', p3: '#6530a0', p4: '#545c6c' },
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
  share: ['#ffb870', '#dd905f', '#a37f7c', '#476a94', '#22446c'],
  difference: ['#dcb3f5', '#a97dcb', '#66507f', '#333f4b', '#346b57', '#5aaa80', '#9ae6b4'],
  noData: '#7c8c9b',
  gap: { gap: '#fca071', closed: '#54abf8', unknown: '#eeccfd', not_required: '#a2aeb8' },
  camera: { linked: '#94efdf', unlinked: '#c3b4f0', broken: '#fe7d96' },
  unit: { free: '#60e8a8', en_route: '#fbde6a', on_scene: '#6cb2e4', unavailable: '#b9bdc9' },
  incident: { p1: '#fe7f79', p2: '#ffc778', p3: '#ccb5fd', p4: '#dfe8ed' },
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
  share: ['#a8481a', '#d3834d', '#e2b083', '#cbd5ec', '#f0f3fb'],
  difference: ['#6b2f92', '#ad86c9', '#d8c6e4', '#f2f4f2', '#bfe2c4', '#72b384', '#19653a'],
  noData: '#8f979e',
  gap: { gap: '#6e2a04', closed: '#025b88', unknown: '#221f62', not_required: '#696f73' },
  camera: { linked: '#13796f', unlinked: '#574980', broken: '#7a0629' },
  unit: { free: '#154733', en_route: '#74500f', on_scene: '#0b2355', unavailable: '#637279' },
  incident: { p1: '#5c0a05', p2: '#85470b', p3: '#4c2c86', p4: '#6a707c' },
};

export const THEMES: Readonly<Record<Theme['name'], Theme>> = { night, day, wall, print };
